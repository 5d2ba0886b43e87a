"""The two places of the book, Today and Week, put together from view and presenter; they share what is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.book.bar import DAY, WEEK
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.presenter import BookPresenter
from luna_desktop.ui.book.remembered import Remembered
from luna_desktop.ui.book.view import BookView
from luna_desktop.ui.booking.entry import open_booking
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.context import Context
from luna_desktop.ui.front.presenter import build_panel


class BookPlaces:
    """Builds both pages for one window, and keeps the day that is looked at from one to the other."""

    def __init__(self) -> None:
        self._remembered = Remembered()

    def build_today(self, context: Context) -> QWidget:
        """Make the day, with waiting room, expected patients and desk tasks beside it."""
        view = BookView(DAY)
        self._presented(view, context)  # the day is read first, then what stands beside it
        view.put_front(build_panel(context))
        return view

    def build_week(self, context: Context) -> QWidget:
        """Make the week of one practitioner or room, with the pinboard beside it."""
        return self._presented(BookView(WEEK), context)

    def _presented(self, view: BookView, context: Context) -> QWidget:
        presenter = BookPresenter(
            view, context, self._remembered, lambda opening: open_booking(context, prefill_of(opening))
        )
        presenter.start()
        return view


def prefill_of(opening: Opening) -> Prefill:
    """Return what the booking dialog is told of a place in the book."""
    return Prefill(
        patient_id=opening.patient_id,
        booking_id=opening.booking_id,
        minutes=opening.minutes,
        practitioner=opening.practitioner,
        room=opening.room,
        day=opening.day,
        start=opening.start,
    )
