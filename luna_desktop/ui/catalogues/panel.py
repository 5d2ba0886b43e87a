"""The panel beside a catalogue: one entry with all that it says, or the approvals of the whole catalogue."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.services.care.catalogue_pages import CataloguePage, RowState
from luna_desktop.texts import _
from luna_desktop.ui.catalogues.wording import act_words, basis_words, cell_words, column_name, source_words, state_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip, ChipRow
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

WIDTH = 380
_TOP = Qt.AlignmentFlag.AlignTop


class _Scrolling(QFrame):
    """A panel whose body scrolls over a foot of buttons."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        styled(named(self, name, accessible), cls="panel")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hairline(upright=True))
        inner = QVBoxLayout()
        inner.setSpacing(0)
        outer.addLayout(inner, 1)
        area = named(QScrollArea(), f"{name}Scroll", accessible)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = styled(QWidget(), cls="body")
        area.setWidget(body)
        inner.addWidget(area, 1)
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(18, 14, 18, 14)
        self.body.setSpacing(10)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(18, 8, 18, 14)
        self.foot.setSpacing(8)
        inner.addLayout(self.foot)


def _emptied(grid: QGridLayout | QVBoxLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class EntryDetails(_Scrolling):
    """One entry.

    Signals:
        change_wanted: change a row of the clinic's own.
        copy_wanted: add one of the clinic's own that starts as this one.
        switch_wanted: offer it no longer, or again.
        approve_wanted: True to approve what it advises, False to take that back.
    """

    change_wanted = Signal()
    copy_wanted = Signal()
    switch_wanted = Signal()
    approve_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__("catalogueEntry", _("The chosen entry"))
        self._title = words("", "title", wrap=True)
        self.chips = ChipRow("catalogueEntryChips")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, 96)
        self._grid.setColumnStretch(1, 1)
        self.change = Button(_("Change…"), "changeRowButton", icon="pencil", tip=_("Enter"))
        self.copy = Button(_("Copy as your own…"), "copyRowButton", icon="copy")
        self.switch = Button("", "switchRowButton", icon="circle-slash")
        self.approve = Button(_("Approve this entry"), "approveRowButton", kind=Kind.PRIMARY, icon="check")
        self.take_back = Button(_("Take approval back"), "takeBackRowButton", kind=Kind.DANGER_LINE)
        self.body.addWidget(self._title)
        self.body.addWidget(self.chips)
        self.body.addWidget(hairline())
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addWidget(self.switch)
        row.addStretch(1)
        self.foot.addWidget(self.approve)
        self.foot.addWidget(self.take_back)
        self.foot.addWidget(self.copy)
        self.foot.addLayout(row)
        self.change.clicked.connect(self.change_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.switch.clicked.connect(self.switch_wanted)
        self.approve.clicked.connect(lambda: self.approve_wanted.emit(True))
        self.take_back.clicked.connect(lambda: self.approve_wanted.emit(False))
        self._may_change = self._may_approve = True

    def allow(self, *, may_change: bool, may_approve: bool) -> None:
        """Show only what the person may do."""
        self._may_change, self._may_approve = may_change, may_approve

    def show_row(self, row: RowState) -> None:
        """Show an entry with every column that says something."""
        entry = row.entry
        self._title.setText(entry.name)
        self.chips.show_chips([state_chip(row)])
        _emptied(self._grid)
        advising = TABLES[entry.catalogue].advising
        lines = [(name, text) for name, text in entry.columns.items() if text and name not in {"id", "name"}]
        for at, (name, text) in enumerate(lines):
            said = {"source": source_words, "basis": basis_words}.get(name, partial(cell_words, entry, name))(text)
            self._grid.addWidget(words(column_name(name), "caption", wrap=True), at, 0, _TOP)
            cell = QVBoxLayout()
            cell.setSpacing(3)
            cell.addWidget(words(said.replace(";", "; ").replace("  ", " "), "body", wrap=True))
            if name in advising:
                spec = (
                    ChipSpec(_("Silent"), "warn", "clock")
                    if name in row.waiting
                    else ChipSpec(_("Approved"), "ok", "check")
                )
                cell.addWidget(Chip(spec.text, spec.tone, spec.icon, name=f"advice_{name}"))
            holder = QWidget()
            holder.setLayout(cell)
            cell.setContentsMargins(0, 0, 0, 0)
            self._grid.addWidget(holder, at, 1, _TOP)
        says = any(entry.columns.get(name) for name in advising)
        self.approve.setVisible(self._may_approve and bool(row.waiting))
        self.take_back.setVisible(self._may_approve and says and bool(row.heard) and not row.waiting)
        self.change.setVisible(self._may_change and entry.is_own)
        self.copy.setVisible(self._may_change and not entry.is_own)
        self.switch.setVisible(self._may_change)
        self.switch.setText(_("Offer it again") if row.is_off else _("Switch it off"))
        self.switch.setAccessibleName(self.switch.text())


class Approvals(_Scrolling):
    """What of a catalogue speaks, column by column, and who approved it.

    Signals:
        approve_wanted: a column (empty for all) and True to approve, False to take back.
        everything_wanted: approve all that every catalogue advises.
    """

    approve_wanted = Signal(str, bool)
    everything_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("catalogueApprovals", _("Approval by a doctor"))
        self.may_approve = True
        self._columns, self._acts = QVBoxLayout(), QVBoxLayout()
        self._columns.setSpacing(10)
        self._acts.setSpacing(6)
        self.approve_all = Button("", "approveCatalogueButton", kind=Kind.PRIMARY, icon="check-check")
        self.take_back_all = Button(_("Take all of it back…"), "takeBackCatalogueButton", kind=Kind.DANGER_LINE)
        self.everything = Button(_("Approve every catalogue…"), "approveEverythingButton", icon="badge-check")
        self.body.addWidget(words(_("Approval by a doctor"), "title"))
        self.body.addWidget(
            words(
                _(
                    "Names and codes are used as they are. What advises is shown nowhere before a doctor of the clinic "
                    "has read it and approved it here. A new version of the file waits for a new approval."
                ),
                "body2",
                wrap=True,
            )
        )
        self.body.addWidget(hairline())
        self.body.addLayout(self._columns)
        self.body.addWidget(hairline())
        self.body.addWidget(words(_("Who approved what"), "strong"))
        self.body.addLayout(self._acts)
        self.body.addStretch(1)
        for button in (self.approve_all, self.take_back_all, self.everything):
            self.foot.addWidget(button)
        self.approve_all.clicked.connect(lambda: self.approve_wanted.emit("", True))
        self.take_back_all.clicked.connect(lambda: self.approve_wanted.emit("", False))
        self.everything.clicked.connect(self.everything_wanted)

    def show_page(self, page: CataloguePage) -> None:
        """Show how much of each column speaks, and the acts, newest first."""
        _emptied(self._columns)
        _emptied(self._acts)
        for column in TABLES[page.name].advising:
            self._columns.addWidget(self._column(page, column))
        if not page.acts:
            self._acts.addWidget(words(_("Nobody has approved anything here yet."), "caption", wrap=True))
        for act in page.acts:
            self._acts.addWidget(words(act_words(act), "caption", wrap=True))
        heard = any(row.heard for row in page.rows)
        self.approve_all.setText(_("Approve all of this catalogue…"))
        self.approve_all.setAccessibleName(self.approve_all.text())
        self.approve_all.setVisible(self.may_approve and page.waiting > 0)
        self.take_back_all.setVisible(self.may_approve and heard)
        self.everything.setVisible(self.may_approve)

    def _column(self, page: CataloguePage, column: str) -> QWidget:
        saying = [row for row in page.rows if row.entry.columns.get(column)]
        spoken = sum(column in row.heard for row in saying)
        line = named(QWidget(), f"column_{column}", column_name(column))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(words(column_name(column), "strong", wrap=True))
        told = _("{spoken} of {count} approved", spoken=spoken, count=len(saying))
        texts.addWidget(words(told, "caption", tone="" if spoken == len(saying) else "warn"))
        row.addLayout(texts, 1)
        line.setAccessibleDescription(told)
        if self.may_approve and spoken < len(saying):
            button = Button(_("Approve"), f"approve_{column}", size="small", icon="check")
            button.setAccessibleName(_("Approve {column}", column=column_name(column)))
            button.clicked.connect(lambda: self.approve_wanted.emit(column, True))
            row.addWidget(button)
        elif self.may_approve and saying:
            button = Button(_("Take back"), f"takeBack_{column}", size="small", kind=Kind.GHOST)
            button.setAccessibleName(_("Take back {column}", column=column_name(column)))
            button.clicked.connect(lambda: self.approve_wanted.emit(column, False))
            row.addWidget(button)
        return line
