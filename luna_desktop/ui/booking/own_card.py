"""The card of a patient's own appointments in the Details tab: to come, earlier, booked and changed from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.book.bookings import STILL_TO_COME
from luna_desktop.services.front.own_bookings import OwnBooking, OwnBookings
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.booking.days import day_words
from luna_desktop.ui.booking.state_chips import state_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words

FIRST_PAST = 3
"""So many earlier appointments are shown before more are asked for."""


class OwnCard(Card):
    """Shows the appointments.

    Signals:
        book_wanted: book this patient.
        change_wanted: the id of a booking to change.
        print_wanted: print the card with the appointments to come.
    """

    book_wanted = Signal()
    change_wanted = Signal(int)
    print_wanted = Signal()

    def __init__(self, *, may_book: bool) -> None:
        super().__init__(_("Appointments"), "ownBookings", icon="calendar-days")
        self._may_book = may_book
        self._bookings: OwnBookings | None = None
        self._shows_all = False
        self.book = Button(_("Book"), "ownBook", kind=Kind.GHOST, size="small", icon="calendar-plus")
        self.book.setAccessibleName(_("Book an appointment for this patient"))
        self.book.clicked.connect(self.book_wanted)
        self.print = Button(_("Print card…"), "ownPrint", kind=Kind.GHOST, size="small", icon="printer")
        self.print.clicked.connect(self.print_wanted)
        self.add_action(self.print)
        self.print.hide()
        self.add_action(self.book)
        self.book.setVisible(may_book)
        self.note = words("", "body2", wrap=True)
        self.add(self.note)
        self._rows = QWidget()
        self.add(self._rows)
        self.more = Button("", "ownMore", kind=Kind.GHOST, size="small")
        self.more.clicked.connect(self._show_all)
        self.add(self.more)
        self.more.hide()

    def show_bookings(self, bookings: OwnBookings) -> None:
        """Show the appointments to come, and the newest of those before."""
        self._bookings = bookings
        self.note.setText("" if bookings.coming else _("No appointment is booked."))
        self.note.setVisible(not bookings.coming)
        self.print.setVisible(bool(bookings.coming))
        past = bookings.past if self._shows_all else bookings.past[:FIRST_PAST]
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._add(column, bookings.coming)
        if past:
            column.addWidget(words(_("Earlier or cancelled"), "label"))
            self._add(column, past)
        self.body().replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        rows.setVisible(bool(bookings.coming or past))
        left = len(bookings.past) - len(past)
        self.more.setText(_("Show 1 more") if left == 1 else _("Show {count} more", count=left))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(left > 0)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; nothing is typed here."""
        self.show_trouble(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:  # noqa: ARG002 - a sentence of the card
        """Show a sentence in the card."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is edited here
        """Say that somebody changed something meanwhile."""
        self.show_trouble(text)

    def _add(self, column: QVBoxLayout, bookings: Sequence[OwnBooking]) -> None:
        for at, each in enumerate(bookings):
            if at:
                column.addWidget(hairline())
            column.addLayout(self._row(each))

    def _row(self, each: OwnBooking) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(self._when(each), "strong", wrap=True))
        parts = [each.row.desk_name, each.practitioner, *(_said(place) for place in each.places)]
        lines.addWidget(words(" · ".join(part for part in parts if part), "caption", wrap=True))
        row.addLayout(lines, 1)
        chip = Chip("", name=f"ownState{each.row.booking_id}")
        chip.show_chip(state_chip(each.row.state, pinned=each.row.pinned))
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._may_book and each.row.state in STILL_TO_COME:
            row.addWidget(self._change(each))
        return row

    def _change(self, each: OwnBooking) -> Button:
        booking_id = each.row.booking_id
        change = Button(_("Change…"), f"ownChange{booking_id}", kind=Kind.GHOST, size="small")
        change.setAccessibleName(_("Change the appointment of {day}", day=self._when(each)))
        change.clicked.connect(lambda: self.change_wanted.emit(booking_id))
        return change

    def _when(self, each: OwnBooking) -> str:
        if self._bookings is None:
            return ""
        starts, ends = (at.astimezone(self._bookings.zone) for at in (each.row.span.starts, each.row.span.ends))
        return _("{day}, {start} to {end}", day=day_words(starts.date()), start=f"{starts:%H:%M}", end=f"{ends:%H:%M}")

    def _show_all(self) -> None:
        self._shows_all = True
        if self._bookings is not None:
            self.show_bookings(self._bookings)


def _said(name: str | Message) -> str:
    return shown(name) if isinstance(name, Message) else name
