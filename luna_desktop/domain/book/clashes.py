"""The refusal of a booking: what stands in the way, in sentences, and who put it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.book.rules import DOUBLE, Conflict
from luna_desktop.domain.errors import LunaError
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class ShownConflict:
    """A conflict in words. `patient_id` is 0 and `patient` empty where the person may not be known.

    `booked_by` and `booked_at` say who made or last changed the booking that stands there.
    """

    conflict: Conflict
    sentence: Message
    patient_id: int = 0
    patient: str = ""
    booked_by: str = ""
    booked_at: datetime | None = None


class BookingConflict(LunaError):
    """Rules forbid the booking and nothing was written; going on needs a reason. `found` holds what stands there."""

    def __init__(self, found: Sequence[ShownConflict]) -> None:
        self.found = tuple(found)
        double = any(each.conflict.kind in DOUBLE for each in self.found)
        super().__init__(_taken() if double else _not_open())


def _taken() -> Message:
    return say("This time is taken. Choose another time, or enter a reason to book all the same.")


def _not_open() -> Message:
    return say("The rules of the book forbid this time. Choose another time, or enter a reason to book all the same.")
