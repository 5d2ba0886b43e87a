"""Writes down what the dialog holds: somebody new first, then the booking, then the wish about reminders.

Each step is a use case of its own. Where a later one is refused, the earlier ones stand and the dialog says so: a
person who was registered is not registered again.
"""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.services.front.amending import Amendment, amend_booking
from luna_desktop.services.front.book import book_appointment
from luna_desktop.services.front.booking_requests import Wanted
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.waiting_list import BookFromList, book_from_waiting_list
from luna_desktop.services.people.patients import NewPatient, Registered, register_patient
from luna_desktop.services.privacy.preferences import NewWishes, record_preferences
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter


class Saver:
    """Runs the steps on the lane, one after the other."""

    def __init__(self, presenter: Presenter, context: Context, failed: Callable[[Exception], None]) -> None:
        self._presenter, self._context, self._failed = presenter, context, failed

    def register(self, new: NewPatient, then: Callable[[Registered], None]) -> None:
        """Register somebody new."""
        self._presenter.act(self._context.job(register_patient, new), then, self._failed)

    def book(self, wanted: Wanted, then: Callable[[KnownBooking], None]) -> None:
        """Book an appointment."""
        self._presenter.act(self._context.job(book_appointment, wanted), then, self._failed)

    def book_from_list(self, taken: BookFromList, then: Callable[[KnownBooking], None]) -> None:
        """Book what somebody waited for; they leave the waiting list by it."""
        self._presenter.act(self._context.job(book_from_waiting_list, taken), then, self._failed)

    def amend(self, amendment: Amendment, then: Callable[[KnownBooking], None]) -> None:
        """Change a booking."""
        self._presenter.act(self._context.job(amend_booking, amendment), then, self._failed)

    def wish(self, wishes: NewWishes | None, then: Callable[[], None]) -> None:
        """Write the wish about reminders down, where it changed; the booking stands whatever becomes of it."""
        if wishes is None:
            then()
            return

        def failed(error: Exception) -> None:
            then()
            self._presenter.complain(error)

        self._presenter.act(self._context.job(record_preferences, wishes), lambda _page: then(), failed)
