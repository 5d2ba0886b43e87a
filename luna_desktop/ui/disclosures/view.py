"""The Disclosures page: what waits, whose outcome is open, what happened lately, and one of them in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.sharing.disclosure_reading import DisclosureDetail, QueueRow
from luna_desktop.texts import _
from luna_desktop.ui.disclosures.panel import DisclosurePanel
from luna_desktop.ui.disclosures.wording import Group, group_rows, queue_note, state_chip
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable


class DisclosuresView(QWidget):
    """Shows the book; says what is wanted.

    Signals:
        chosen: the row that is now current, or None.
        retry_wanted: the list is to be read again.
        check_wanted: somebody brought a file that is said to be a copy of the clinic.
    """

    chosen = Signal(object)
    check_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "disclosuresPage", _("Disclosures")), cls="page")
        self._rows: list[QueueRow] = []
        self._has_read = False
        self.summary = words("", "body2", wrap=True)
        self.banner = Banner("warn", "", name="disclosuresTrouble")
        self.open_banner = Banner("warn", "", name="openOutcomes")
        self.open_banner.acted.connect(lambda: self.show_group(Group.OPEN))
        self.check = Button(_("Check a copy…"), "checkCopyButton", icon="shield-check")
        self.check.clicked.connect(self.check_wanted)
        self.groups = Segmented("disclosureGroups", _("Show"), _group_options([]))
        self.groups.show_value(Group.RECENT)
        self.groups.chosen.connect(lambda _group: self._refresh())
        self.search = named(LineEdit(lead="search", example=_("Patient or recipient")), "disclosureSearch", _("Find"))
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.table: RowsTable[QueueRow] = RowsTable(
            "disclosuresTable", _("Disclosures"), _columns(), key=lambda row: row.line.disclosure_id, row_height=50
        )
        self.table.selected.connect(self.chosen)
        self.stack = StateStack(self.table, "disclosuresStack")
        self.panel = DisclosurePanel()
        self._build()
        self.stack.show_state(loading(_("Reading the book…"), name="disclosuresLoading"))

    def _build(self) -> None:
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 10, 5, 5)
        inside.setSpacing(8)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 0)
        bar.setSpacing(10)
        self._groups_place = QHBoxLayout()
        self._groups_place.addWidget(self.groups)
        bar.addLayout(self._groups_place)
        bar.addWidget(self.search)
        bar.addStretch(1)
        inside.addLayout(bar)
        inside.addWidget(self.stack, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 14, 20, 16)
        left.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(words(_("Disclosures"), "title"))
        names.addWidget(self.summary)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.check)
        left.addLayout(head)
        for banner in (self.banner, self.open_banner):
            left.addWidget(banner)
        left.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show the list; what was chosen stays chosen."""
        self._rows, self._has_read = list(rows), True
        waiting, uncertain = (len(group_rows(rows, group)) for group in (Group.WAITING, Group.OPEN))
        self.summary.setText(
            _("{waiting} wait for somebody, {open} with an open outcome", waiting=waiting, open=uncertain)
        )
        self.open_banner.say("warn", _open_text(uncertain) if uncertain else "", action=_("Show them"))
        self._count_groups()
        self._refresh()

    def show_group(self, group: Group) -> None:
        """Show one part of the list."""
        self.groups.show_value(group)
        self._refresh()
        self.table.setFocus()

    def show_detail(self, detail: DisclosureDetail | None) -> None:
        """Show one in the panel, or the hint to choose one."""
        self.panel.show_detail(detail)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list; without any list, instead of it."""
        if not self._has_read and text:
            page = failed(text, name="disclosuresFailed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        else:
            self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong over the list."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else took a step meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _count_groups(self) -> None:
        before = self.groups.value()
        fresh = Segmented("disclosureGroups", _("Show"), _group_options(self._rows))
        fresh.show_value(before)
        fresh.chosen.connect(lambda _group: self._refresh())
        self._groups_place.replaceWidget(self.groups, fresh)
        self.groups.hide()
        self.groups.deleteLater()
        self.groups = fresh

    def _refresh(self) -> None:
        group = self.groups.value()
        wanted = self.search.text().strip().casefold()
        rows = [
            row
            for row in group_rows(self._rows, group if isinstance(group, Group) else Group.RECENT)
            if wanted in f"{row.patient} {row.mrn} {row.line.recipient} {row.line.number}".casefold()
        ]
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.choose(rows[0].line.disclosure_id)
        elif self._has_read:
            self.chosen.emit(None)
            self.stack.show_state(_nothing(self._rows, group))


def _nothing(rows: Sequence[QueueRow], group: object) -> StatePage:
    if group is Group.OPEN and not group_rows(rows, Group.OPEN):
        return StatePage(
            "circle-check", _("No open outcomes"), _("Of everything that was made, it is known what became.")
        )
    if group is Group.WAITING and not group_rows(rows, Group.WAITING):
        return StatePage("circle-check", _("Nothing waits"), _("Proposals that need somebody appear here."))
    if rows:
        return StatePage("search", _("Nothing matches"), _("Look under “Lately”, or clear the search."))
    return StatePage(
        "send", _("Nothing has left lately"), _("Begin a disclosure on the Privacy tab of a patient’s chart.")
    )


def _open_text(count: int) -> str:
    if count == 1:
        return _("Of 1 disclosure nobody knows whether it left. Find out, and note it.")
    return _("Of {count} disclosures nobody knows whether they left. Find out, and note it.", count=count)


def _group_options(rows: Sequence[QueueRow]) -> list[Option]:
    return [
        Option(Group.WAITING, _("Waiting {count}", count=len(group_rows(rows, Group.WAITING)))),
        Option(Group.OPEN, _("Outcome open {count}", count=len(group_rows(rows, Group.OPEN)))),
        Option(Group.RECENT, _("Lately {count}", count=len(rows))),
    ]


def _columns() -> list[Column[QueueRow]]:
    return [
        Column(
            _("Patient and recipient"),
            lambda row: Cell(row.patient, queue_note(row), strong=True),
            220,
            stretch=True,
            sort=lambda row: row.patient.casefold(),
        ),
        Column(
            _("Entered"),
            lambda row: Cell(moment(row.line.at), _("by {name}", name=row.line.by)),
            170,
            sort=lambda row: row.line.at.isoformat(),
        ),
        Column(
            _("Where it stands"),
            lambda row: Cell(chips=(state_chip(row.line),)),
            170,
            sort=lambda row: row.line.state.value,
        ),
    ]
