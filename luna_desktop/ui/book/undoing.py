"""What was done on this page last, in words, so that it can be taken back step by step."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.ui.book.pins import DoneRow

MOST = 30


@dataclass(frozen=True)
class Done:
    """One step: the version that it wrote, and how it is told."""

    asked: BookingAsked
    row: DoneRow


class Steps:
    """The steps of one page, newest last. A booking is taken back one step; older ones of it then drop out."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def add(self, known: KnownBooking, text: str, note: str = "") -> None:
        """Keep a step."""
        asked = BookingAsked(known.patient_id, known.booking_id, known.number)
        self._done = [each for each in self._done if each.asked.booking_id != known.booking_id]
        self._done.append(Done(asked, DoneRow(text, note)))
        del self._done[:-MOST]

    def newest(self) -> Done | None:
        """Return the step that would be taken back now, or None."""
        return self._done[-1] if self._done else None

    def drop(self, booking_id: int) -> None:
        """Forget what was done with a booking, because it was taken back or somebody else changed it."""
        self._done = [each for each in self._done if each.asked.booking_id != booking_id]

    def clear(self) -> None:
        """Forget everything."""
        self._done = []
