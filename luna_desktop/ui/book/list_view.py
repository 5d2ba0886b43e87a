"""The book as a list, for whoever does not see or use the picture: the same appointments, the same keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.texts import _, shown
from luna_desktop.ui.book.picture import BookPicture, Card, Column, clock
from luna_desktop.ui.book.state_looks import LOOKS
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack
from luna_desktop.ui.widgets.tables import Column as TableColumn
from luna_desktop.ui.widgets.tables import RowsTable

Row = tuple[Column, Card]
_TONES = {"arrived": "warn", "in_room": "info", "done": "ok", "did_not_attend": "danger", "confirmed": "accent"}


class BookTable(RowsTable[Row]):
    """The table; it knows the keys of the book.

    Signals:
        key_wanted: a key of the book that was pressed on a row: “pin”, “cancel”, “check in”, “undo”, “create”.
        step_wanted: how many days or weeks to go on; 0 for today.
    """

    key_wanted = Signal(str)
    step_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the book; the others move in the table."""
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_T: 0}
        with_control = {Qt.Key.Key_X: "pin", Qt.Key.Key_Z: "undo", Qt.Key.Key_I: "check in"}
        plain = {Qt.Key.Key_Delete: "cancel", Qt.Key.Key_Insert: "create"}
        if control and key in with_control:
            self.key_wanted.emit(with_control[key])
        elif not control and key in plain:
            self.key_wanted.emit(plain[key])
        elif not control and key in turns:
            self.step_wanted.emit(turns[key])
        else:
            super().keyPressEvent(event)


class BookList(QWidget):
    """The list.

    Signals:
        opened, chosen: the key of a booking.
        pin_wanted, cancel_wanted, check_in_wanted: the key of a booking.
        create_wanted, undo_wanted: without one.
    """

    opened = Signal(int)
    chosen = Signal(int)
    pin_wanted = Signal(int)
    cancel_wanted = Signal(int)
    check_in_wanted = Signal(int)
    create_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookListView")
        columns = (
            TableColumn[Row](_("Time"), _time, width=190, sort=_when),
            TableColumn[Row](_("Patient"), _patient, stretch=True, sort=lambda row: row[1].name.casefold()),
            TableColumn[Row](_("Service"), _service, width=200, sort=lambda row: row[1].service),
            TableColumn[Row](_("With"), _with, width=220, sort=lambda row: row[0].spoken),
            TableColumn[Row](_("State"), _state, width=170, sort=lambda row: row[1].state),
        )
        self.table = BookTable("bookTable", _("Appointments"), columns, key=lambda row: row[1].key, row_height=44)
        self.stack = StateStack(self.table, "bookListStack")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.stack)
        self.table.opened.connect(lambda row: self.opened.emit(row[1].key))
        self.table.selected.connect(lambda row: self.chosen.emit(row[1].key if row is not None else 0))
        self.table.key_wanted.connect(self._do)

    def show_picture(self, picture: BookPicture, notice: str = "") -> None:
        """List the appointments of a picture in the order of their time."""
        rows = [(column, card) for column in picture.columns for card in column.cards]
        self.table.show_rows(sorted(rows, key=lambda row: (row[0].key.day, row[1].starts, row[0].title)))
        if rows:
            self.stack.show_content()
        else:
            self.stack.show_state(StatePage("calendar", notice or _("Nothing is booked"), name="bookListEmpty"))

    def choose(self, key: int) -> None:
        """Choose an appointment."""
        self.table.choose(key)

    def take_keyboard(self) -> None:
        """Give the keyboard to the table, on its first row where none is chosen."""
        if self.table.current() is None:
            self.table.setCurrentIndex(self.table.rows_model().index(0, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, what: str) -> None:
        row = self.table.current()
        if what == "undo":
            self.undo_wanted.emit()
        elif what == "create":
            self.create_wanted.emit()
        elif what == "check in" and row is not None:
            self.check_in_wanted.emit(row[1].key)
        elif row is not None and row[1].may_move:
            (self.pin_wanted if what == "pin" else self.cancel_wanted).emit(row[1].key)


def _when(row: Row) -> str:
    return f"{row[0].key.day.isoformat()} {row[1].starts:04d}"


def _time(row: Row) -> Cell:
    column, card = row
    times = f"{clock(card.starts)}–{clock(card.ends)}"
    return Cell(times, strong=True, note=column.title if not column.face and column.load is not None else "")


def _patient(row: Row) -> Cell:
    return Cell(row[1].name, strong=True, note=row[1].flag_words or row[1].note, wraps=False)


def _service(row: Row) -> Cell:
    return Cell(row[1].service)


def _with(row: Row) -> Cell:
    column, card = row
    return Cell(column.spoken or column.title, note=card.where)


def _state(row: Row) -> Cell:
    look = LOOKS.get(row[1].state, LOOKS["booked"])
    return Cell(chips=(ChipSpec(shown(look.word), _TONES.get(row[1].state, "neutral"), look.icon),))
