"""The queue of cases: parts, order, the table, and the line about what was closed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.rights.clock_face import end_words, left_words
from luna_desktop.ui.rights.shown import ShownRow, Sort, Tab
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import ComboBox, Option
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

ROW = 56
_SORTS: dict[Sort, Message] = {
    Sort.SOONEST: say("Soonest due"),
    Sort.NEWEST: say("Newest first"),
    Sort.PATIENT: say("By patient"),
    Sort.MINE: say("Mine first"),
}
_ICON_OF_TONE = {"danger": "alarm-clock", "warn": "hourglass", "neutral": "pause", "ok": "circle-check"}


def clock_cell(row: ShownRow) -> Cell:
    """Return the clock as a cell: two lines and an icon; tone and icon say together how it stands."""
    face = row.face
    if face is None:
        tone = "danger" if row.is_late else ""
        icon = "alarm-clock" if row.is_late else "circle-check"
        return Cell(row.clock_note or _("No clock runs"), row.clock_more, icon=icon, tone=tone, strong=row.is_late)
    tone = face.tone if face.tone in {"danger", "warn"} else ""
    note = row.clock_note if face.is_paused and row.clock_note else end_words(face)
    icon = _ICON_OF_TONE.get(face.tone, "clock")
    return Cell(left_words(face), note, icon=icon, tone=tone, strong=bool(tone))


def tab_words(tab: Tab, count: int) -> str:
    """Return a part of the queue with its count."""
    return shown(
        {
            Tab.ALL: say("All {count}", count=count),
            Tab.COPIES: say("Copies {count}", count=count),
            Tab.CORRECTIONS: say("Corrections {count}", count=count),
            Tab.RESTRICTIONS: say("Restrictions {count}", count=count),
            Tab.OTHER: say("Other {count}", count=count),
        }[tab]
    )


def _columns() -> tuple[Column[ShownRow], ...]:
    return (
        Column(_("Patient and request"), _patient_cell, width=240, stretch=True, grows=True),
        Column(_("What is asked"), lambda row: Cell(row.asked, row.asked_note, icon=row.icon), width=182),
        Column(_("Clock"), clock_cell, width=196),
        Column(_("State"), lambda row: Cell(chips=(row.state,)), width=174),
        Column(_("Next action"), lambda row: Cell(row.next, row.next_note), width=146),
    )


def _patient_cell(row: ShownRow) -> Cell:
    return Cell(row.patient, _("MRN {mrn} · {number}", mrn=row.mrn, number=row.number), strong=True, wraps=True)


def in_order(rows: Sequence[ShownRow], sort: Sort) -> list[ShownRow]:
    """Return rows in an order; what is past due or due soonest comes first within every order but the newest's."""
    soonest = sorted(rows, key=_due_key)
    if sort is Sort.NEWEST:
        return sorted(rows, key=lambda row: row.case_id, reverse=True)
    if sort is Sort.PATIENT:
        return sorted(soonest, key=lambda row: row.patient.casefold())
    if sort is Sort.MINE:
        return sorted(soonest, key=lambda row: not row.is_mine)
    return soonest


def _due_key(row: ShownRow) -> tuple[int, float, int]:
    """Sort past ones first, then by what is left, then what stands still, then what has no clock."""
    face = row.face
    if face is None:
        return (0 if row.is_late else 2, 0.0, row.case_id)
    if face.is_paused:
        return (1, face.due_at.timestamp(), row.case_id)
    return (0, face.due_at.timestamp(), row.case_id)


class QueueCard(QFrame):
    """The queue.

    Signals:
        chosen: the row that is now current, or None.
        opened: Enter or a double click on a row.
        closed_wanted: show the closed ones.
        first_wanted: log the first request, from the empty page.
    """

    chosen = Signal(object)
    opened = Signal(object)
    closed_wanted = Signal()
    first_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "privacyQueue", _("Requests")), cls="card")
        self._rows: list[ShownRow] = []
        self._has_read = False
        self.tabs = Segmented("privacyTabs", _("Show"), [Option(tab, tab_words(tab, 0)) for tab in Tab])
        self.tabs.show_value(Tab.ALL)
        self.tabs.chosen.connect(lambda _tab: self._refresh())
        self.sort = named(ComboBox(), "privacySort", _("Order"))
        self.sort.addItems([shown(text) for text in _SORTS.values()])
        self.sort.currentIndexChanged.connect(lambda _at: self._refresh())
        self.sort.setFixedWidth(150)
        self.table: RowsTable[ShownRow] = RowsTable(
            "privacyTable", _("Requests"), _columns(), key=lambda row: row.case_id, row_height=ROW
        )
        self.table.selected.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.stack = StateStack(self.table, "privacyStack")
        self.closed_line = ElidedLabel("", "caption")
        self.closed_button = Button(_("View closed"), "viewClosed", kind=Kind.GHOST, size="small")
        self.closed_button.clicked.connect(self.closed_wanted)
        self.retention_button = Button(_("Records past their time"), "viewRetention", kind=Kind.GHOST, size="small")
        self._build()
        self.stack.show_state(loading(_("Reading the requests…"), name="privacyLoading"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(10)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.sort)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 2, 8, 2)
        row.setSpacing(9)
        row.addWidget(IconLabel("archive", "text3", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.closed_line, 1)
        row.addWidget(self.retention_button)
        row.addWidget(self.closed_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 10, 5, 6)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(foot)

    def show_rows(self, rows: Sequence[ShownRow]) -> None:
        """Show these cases; what was chosen stays chosen, else the first is."""
        self._rows, self._has_read = list(rows), True
        for tab in Tab:
            self.tabs.reword(tab, self._tab_words(tab))
        self._refresh()

    def show_closed_line(self, text: str) -> None:
        """Say what was closed, and how many in time."""
        self.closed_line.show_text(text)

    def show_state(self, page: QWidget) -> None:
        """Show a page instead of the table, as when nothing could be read."""
        self.stack.show_state(page)

    def show_tab(self, tab: Tab) -> None:
        """Show one part of the queue."""
        self.tabs.show_value(tab)
        self._refresh()

    def show_sort(self, sort: Sort) -> None:
        """Put the queue in an order."""
        self.sort.setCurrentIndex(list(_SORTS).index(sort))

    def has_read(self) -> bool:
        """Tell whether a list has been read at all."""
        return self._has_read

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tab_words(self, tab: Tab) -> str:
        return tab_words(tab, sum(1 for row in self._rows if tab in {Tab.ALL, row.tab}))

    def _refresh(self) -> None:
        if not self._has_read:
            return
        tab = self.tabs.value()
        sort = list(_SORTS)[max(0, self.sort.currentIndex())]
        rows = in_order([row for row in self._rows if tab in {Tab.ALL, row.tab}], sort)
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.choose(rows[0].case_id)
            return
        self.chosen.emit(None)
        page = self._nothing()
        page.acted.connect(partial(self._empty_acted, is_all=not self._rows))
        self.stack.show_state(page)

    def _nothing(self) -> StatePage:
        if self._rows:
            return StatePage(
                "inbox",
                _("No open request of this kind"),
                _("Others are open. Look under “All”."),
                action=_("Show all"),
                name="privacyNone",
            )
        return StatePage(
            "circle-check",
            _("No open requests"),
            _("When somebody asks for a copy, a correction, a restriction or complains, log it here at once."),
            action=_("Log a request"),
            name="privacyEmpty",
        )

    def _empty_acted(self, *, is_all: bool) -> None:
        if is_all:
            self.first_wanted.emit()
        else:
            self.show_tab(Tab.ALL)
