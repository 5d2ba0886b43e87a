"""What the use cases of the book are asked: plain values, as a dialog or a drag fills them in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import CancelledBy, CancelReason


@dataclass(frozen=True)
class Wanted:
    """An appointment to book. Zero minutes, room or devices take what the service says and what is free.

    `override` is the reason for booking although rules forbid it.
    """

    patient_id: PatientId
    service: str
    practitioner: int
    starts: datetime
    minutes: int = 0
    room: int = 0
    devices: tuple[int, ...] = ()
    note: str = ""
    wants_earlier: bool = False
    course: int = 0
    override: str = ""


@dataclass(frozen=True)
class BookingAsked:
    """A booking of a patient, as the screen showed it: version `number`, or 0 for whatever stands."""

    patient_id: PatientId
    booking_id: int
    number: int = 0


@dataclass(frozen=True)
class Move:
    """Where a booking goes; None keeps what it has. `room` 0 and no `devices` take what is free."""

    asked: BookingAsked
    starts: datetime
    practitioner: int | None = None
    room: int | None = None
    devices: tuple[int, ...] | None = None
    minutes: int | None = None
    override: str = ""

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class Stretch:
    """A booking's new length."""

    asked: BookingAsked
    minutes: int
    override: str = ""

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class Cancel:
    """Who calls a booking off and why; `words` are needed where the reason is another one."""

    asked: BookingAsked
    by: CancelledBy
    reason: CancelReason
    words: str = ""

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class Details:
    """What a booking says besides its time: another service, the desk's note, the wish to come earlier."""

    asked: BookingAsked
    service: str
    note: str = ""
    wants_earlier: bool = False
    override: str = ""

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class Undo:
    """The version of a booking to take back; a reason where what stood before collides with something new.

    `back_to` is the number of the version that is to stand again; 0 is the one before the newest.
    """

    asked: BookingAsked
    override: str = ""
    back_to: int = 0

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return self.asked.patient_id
