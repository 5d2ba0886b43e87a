"""The panel at the right: one entry in full, what can be done with it, and its history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.wording import WORDINGS
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.rights.disagreements import RecordType
from luna_desktop.services.facts import Known
from luna_desktop.services.rights.disagreements import Dispute, of_entry
from luna_desktop.texts import _
from luna_desktop.ui.corrections.dispute_notes import DisputeNotes
from luna_desktop.ui.entries.described import described, title_of
from luna_desktop.ui.entries.versions import VersionList
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import ChipRow
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

PANEL_WIDTH = 344
NARROW_WIDTH = 300


class EntryPanel(QFrame):
    """One entry in full.

    Signals:
        change_wanted, refute_wanted, strike_wanted: what the person wants to do with the `Known` that is shown.
        correction_wanted: the patient asks that the `Known` be corrected.
        closed: the person put the panel away.
    """

    change_wanted = Signal(object)
    refute_wanted = Signal(object)
    strike_wanted = Signal(object)
    correction_wanted = Signal(object)
    closed = Signal()

    def __init__(self, *, refutable: bool = False) -> None:
        super().__init__()
        styled(named(self, "entryPanel", _("The chosen entry")), cls="panel")
        self._known: Known | None = None
        self._can_change = True
        self._refutable = refutable
        self._title = words("", "title", wrap=True)
        self.close_button = icon_button("x", "closePanelButton", _("Close"))
        self.chips = ChipRow("entryChips")
        self.change_button = Button(_("Change"), "changeEntryButton", icon="pencil", size="small", tip=_("Enter"))
        self.refute_button = Button(_("Refute…"), "refuteEntryButton", icon="ban", size="small")
        self.strike_button = Button(_("Strike out…"), "strikeEntryButton", kind=Kind.DANGER_LINE, size="small")
        self.correct_button = Button(_("Correction asked…"), "askCorrectionButton", icon="file-pen", size="small")
        self.note = Banner("warn", "", name="entryNote", icon="git-branch")
        self.disputes = DisputeNotes()
        self._disputed: Sequence[Dispute] = ()
        self.versions = VersionList()
        self._lines = QGridLayout()
        self._build()
        self._wire()
        self.hide()

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hairline(upright=True))
        area = named(QScrollArea(), "entryPanelScroll", _("The chosen entry"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = styled(QWidget(), cls="body")
        area.setWidget(body)
        outer.addWidget(area, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 18)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(hairline())
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(6)
        self._lines.setColumnMinimumWidth(0, 76)
        self._lines.setColumnStretch(1, 1)
        column.addLayout(self._lines)
        column.addWidget(self.note)
        column.addWidget(self.disputes)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.change_button, self.refute_button, self.strike_button, self.correct_button):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        column.addWidget(buttons)
        self._under = QVBoxLayout()
        column.addLayout(self._under)
        column.addSpacing(4)
        column.addWidget(hairline())
        column.addWidget(words(_("History of this entry"), "strong"))
        column.addWidget(self.versions)
        column.addStretch(1)

    def _wire(self) -> None:
        self.change_button.clicked.connect(lambda: self.change_wanted.emit(self._known))
        self.refute_button.clicked.connect(lambda: self.refute_wanted.emit(self._known))
        self.strike_button.clicked.connect(lambda: self.strike_wanted.emit(self._known))
        self.correct_button.clicked.connect(lambda: self.correction_wanted.emit(self._known))
        self.close_button.clicked.connect(self.closed)

    def set_can_change(self, can_change: bool) -> None:
        """Offer what changes the entry, or only show it."""
        self._can_change = can_change

    def set_refutable(self, refutable: bool) -> None:
        """Offer to refute the entry that is shown next, or do not."""
        self._refutable = refutable

    def set_disputes(self, disputes: Sequence[Dispute]) -> None:
        """Know where the patient disagrees; what is about the entry that is shown stands beside it."""
        self._disputed = tuple(disputes)
        self._show_disputes()

    def _show_disputes(self) -> None:
        known = self._known
        mine = of_entry(self._disputed, RecordType.FACT, known.fact_id) if known is not None else ()
        self.disputes.show_disputes(mine)

    def show_note(self, title: str, text: str) -> None:
        """Show a note under the entry's lines, such as names related to a trigger; empty takes it away."""
        self.note.say("warn", text, icon="git-branch")
        self.note.setAccessibleName(_("{title}: {text}", title=title, text=text) if text else "")

    def put_below_buttons(self, *widgets: QWidget) -> None:
        """Put what a tab can do besides under the buttons."""
        for widget in widgets:
            self._under.addWidget(widget)

    def entry(self) -> Known | None:
        """Return what is shown."""
        return self._known

    def show_entry(self, known: Known, chips: Sequence[ChipSpec] = ()) -> None:
        """Show an entry; its history follows by `versions.show_versions`."""
        if self._known is None or self._known.fact_id != known.fact_id:
            self.versions.show_versions(())
        self._known = known
        self._title.setText(title_of(known.body))
        struck = known.status is FactStatus.ENTERED_IN_ERROR
        if struck:
            chips = (ChipSpec(_("Entered in error"), "danger", "trash-2"), *chips)
        self.chips.show_chips(chips)
        self.chips.setVisible(bool(chips))
        self._show_lines(known)
        self._show_disputes()
        self.correct_button.setVisible(not struck)
        self.change_button.setVisible(self._can_change and not struck)
        self.strike_button.setVisible(self._can_change and not struck)
        refuted = any(text == _("Refuted") for _label, text in described(known.body))
        self.refute_button.setVisible(self._can_change and self._refutable and not struck and not refuted)
        self.show()

    def _show_lines(self, known: Known) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        wording = WORDINGS.get(type(known.body))
        first = 0 if wording is not None and not wording.named_by else 1
        filled = [(label, text) for label, text in described(known.body)[first:] if text]
        for at, (label, text) in enumerate(filled):
            top = Qt.AlignmentFlag.AlignTop
            self._lines.addWidget(words(label, "caption"), at, 0, top)
            self._lines.addWidget(words(text, "body", wrap=True), at, 1, top)
