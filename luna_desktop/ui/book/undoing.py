"""What was done on this page last, in words, so that it can be taken back step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.ui.book.pins import DoneRow

MOST = 30


@dataclass(frozen=True)
class Done:
    """One step: the booking as it stands now, the version that stood before the step, and how it is told.

    `others` are bookings of the same patient that were changed in the same step.
    """

    asked: BookingAsked
    back_to: int
    row: DoneRow
    others: tuple[BookingAsked, ...] = ()


class Steps:
    """The steps of one page, newest last."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def add(self, known: KnownBooking, text: str, note: str = "") -> None:
        """Keep a step. Older steps with the same booking go on from the version that it wrote."""
        asked = self._moved_on(known)
        self._done.append(Done(asked, known.number - 1, DoneRow(text, note)))
        del self._done[:-MOST]

    def add_together(self, changed: Sequence[KnownBooking], text: str, note: str = "") -> None:
        """Keep a step that changed several bookings of a patient in one go."""
        self.add(changed[0], text, note)
        others = tuple(self._moved_on(each) for each in changed[1:])
        self._done[-1] = replace(self._done[-1], others=others)

    def newest(self) -> Done | None:
        """Return the step that would be taken back now, or None."""
        return self._done[-1] if self._done else None

    def taken_back(self, *known: KnownBooking) -> None:
        """Forget the newest step, because these versions took it back."""
        del self._done[-1:]
        for each in known:
            self._moved_on(each)

    def drop(self, booking_id: int) -> None:
        """Forget what was done with a booking, because somebody else changed it."""
        self._done = [each for each in self._done if each.asked.booking_id != booking_id]

    def clear(self) -> None:
        """Forget everything."""
        self._done = []

    def _moved_on(self, known: KnownBooking) -> BookingAsked:
        asked = BookingAsked(known.patient_id, known.booking_id, known.number)
        self._done = [
            replace(each, asked=asked) if each.asked.booking_id == known.booking_id else each for each in self._done
        ]
        return asked
