"""What was closed of late: the list, how it went, and the way back to the queue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.rights.queue import ROW, clock_cell
from luna_desktop.ui.rights.shown import ShownRow
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable


class ClosedCard(QFrame):
    """Closed cases, newest answer first.

    Signals:
        chosen: the row that is now current, or None.
        opened: Enter or a double click on a row.
        back_wanted: to the queue again.
    """

    chosen = Signal(object)
    opened = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "closedCases", _("Closed requests")), cls="card")
        self._rows: list[ShownRow] = []
        self._has_read = False
        self.back = icon_button("arrow-left", "closedBack", _("Back to the open ones"))
        self.back.clicked.connect(self.back_wanted)
        self.said = ElidedLabel("", "caption")
        self.search = named(LineEdit(lead="search", example=_("Patient or number")), "closedSearch", _("Find"))
        self.search.setMaximumWidth(220)
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.table: RowsTable[ShownRow] = RowsTable(
            "closedTable", _("Closed requests"), _columns(), key=lambda row: row.case_id, row_height=ROW
        )
        self.table.selected.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.stack = StateStack(self.table, "closedStack")
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.back)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(_("Closed requests"), "strong"))
        told.addWidget(self.said)
        head.addLayout(told, 1)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 10, 5, 6)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def show_reading(self) -> None:
        """Say that the list is read."""
        self.stack.show_state(loading(_("Reading the requests…"), name="closedLoading"))

    def show_rows(self, rows: Sequence[ShownRow], said: str) -> None:
        """Show these cases and how they went."""
        self._rows, self._has_read = list(rows), True
        self.said.show_text(said)
        self._refresh()

    def show_state(self, page: QWidget) -> None:
        """Show a page instead of the table."""
        self.stack.show_state(page)

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the open ones."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def _refresh(self) -> None:
        if not self._has_read:
            return
        wanted = self.search.text().strip().casefold()
        rows = [row for row in self._rows if wanted in f"{row.patient} {row.mrn} {row.number}".casefold()]
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.choose(rows[0].case_id)
            return
        self.chosen.emit(None)
        text = _("Look for another name or number.") if self._rows else _("Answered requests stand here.")
        title = _("Nothing matches") if self._rows else _("Nothing is closed yet")
        self.stack.show_state(StatePage("archive", title, text, name="closedNone"))


def _columns() -> tuple[Column[ShownRow], ...]:
    return (
        Column(
            _("Patient and request"),
            lambda row: Cell(row.patient, _("MRN {mrn} · {number}", mrn=row.mrn, number=row.number), strong=True),
            width=240,
            stretch=True,
        ),
        Column(_("What was asked"), lambda row: Cell(row.asked, row.asked_note, icon=row.icon), width=188),
        Column(_("Answer"), clock_cell, width=182),
        Column(_("State"), lambda row: Cell(chips=(row.state,)), width=178),
    )
