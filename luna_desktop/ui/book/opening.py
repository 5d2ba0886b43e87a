"""With what the booking dialog is opened from the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from luna_desktop.domain.access import PatientId
from luna_desktop.ui.book.picture import DAY_MINUTES


@dataclass(frozen=True)
class Opening:
    """A free place of the book, or a booking to be changed; 0 and None leave it to the person.

    `minute` is that of the day, `minutes` the length that was drawn with the mouse.
    """

    day: date | None = None
    minute: int | None = None
    minutes: int = 0
    practitioner: int = 0
    room: int = 0
    patient_id: PatientId | None = None
    booking_id: int = 0

    @property
    def start(self) -> time | None:
        """The time of the clinic's clock."""
        if self.minute is None or not 0 <= self.minute < DAY_MINUTES:
            return None
        return time(self.minute // 60, self.minute % 60)
