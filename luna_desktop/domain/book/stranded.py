"""Bookings that a change of the set-up makes impossible: the refusal that lists them, so that nobody is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.errors import LunaError
from luna_desktop.texts import Message, say_n


@dataclass(frozen=True)
class Stranded:
    """A booking still to come that the changed set-up forbids, and why; names are empty where they are hidden."""

    booking_id: int
    patient_id: int
    name: str
    mrn: str
    starts: datetime
    minutes: int
    desk_name: str
    practitioner: str
    room: str
    why: tuple[Message, ...]


class BookingsStranded(LunaError):
    """The change would make bookings impossible, and nothing was written.

    Going on takes the numbers of those that were seen (`found`): they go to the pinboard, and anything that was
    booked since is shown first.
    """

    def __init__(self, found: Sequence[Stranded]) -> None:
        self.found = tuple(found)
        super().__init__(
            say_n(
                "{count} appointment would no longer be possible.",
                "{count} appointments would no longer be possible.",
                len(self.found),
            )
        )
