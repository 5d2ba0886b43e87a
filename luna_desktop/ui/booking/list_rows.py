"""A row of the desk's lists, whichever list it is: who, what, when, and with what the dialog opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable

ACTIONS = 4
"""The column of buttons."""


@dataclass(frozen=True)
class ListRow:
    """One row. `book` is what the dialog opens with, `offer` a time that suits.

    `can_offer`, `can_refuse` and `can_take_off` say what can be done with it besides.
    """

    key: int
    name: str
    facts: str
    phone: str
    what: str
    wish: str
    when: str
    since: str
    book: Prefill
    chips: tuple[ChipSpec, ...] = ()
    offer: str = ""
    can_offer: bool = False
    can_refuse: bool = False
    can_take_off: bool = False
    marks: tuple[ChipSpec, ...] = field(default=())
    """What the desk must know of the person."""


class ListTable(RowsTable[ListRow]):
    """The table, with Call and Book in every row."""

    def __init__(self, called: Callable[[ListRow], None], booked: Callable[[ListRow], None]) -> None:
        self._called, self._booked = called, booked
        super().__init__("deskList", _("People of this list"), _columns(), key=lambda row: row.key, row_height=60)

    def show_rows(self, rows: object) -> None:
        """Show these rows with their buttons."""
        super().show_rows(rows)  # type: ignore[arg-type]  # a sequence of rows, as its caller gives it
        for at in range(self.rows_model().rowCount()):
            row = self.rows_model().row_at(at)
            if row is not None:
                buttons = self._buttons(row)
                self.setIndexWidget(self.rows_model().index(at, ACTIONS), buttons)
                buttons.ensurePolished()
                needed = buttons.sizeHint().width()
                self.setColumnWidth(ACTIONS, max(needed, self.columnWidth(ACTIONS)))

    def _buttons(self, row: ListRow) -> QWidget:
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(6, 0, 10, 0)
        inside.setSpacing(6)
        call = Button(_("Call"), f"listCall{row.key}", kind=Kind.GHOST, size="small", icon="phone")
        call.setAccessibleName(_("Call {name}", name=row.name))
        call.setEnabled(bool(row.phone))
        call.clicked.connect(lambda: self._called(row))
        book = Button(_("Book"), f"listBook{row.key}", size="small", icon="calendar-plus")
        book.setAccessibleName(_("Book {name}", name=row.name))
        book.clicked.connect(lambda: self._booked(row))
        inside.addStretch(1)
        for button in (call, book):
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder


def _columns() -> list[Column[ListRow]]:
    return [
        Column(_("Patient"), lambda row: Cell(row.name, row.facts, strong=True, face=row.name, chips=row.marks), 340),
        Column(_("What"), lambda row: Cell(row.what, row.wish), 250, stretch=True),
        Column(_("When"), lambda row: Cell(row.when, row.since), 170),
        Column(_("Now"), lambda row: Cell(chips=row.chips), 210),
        Column("", lambda _row: Cell(), 190),
    ]
