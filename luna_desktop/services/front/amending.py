"""Changing a booking as a dialog does: time, length, service, resources and note in one version, with one undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import STILL_TO_COME, Booking, BookingAct
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.services.front.book import change
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking, Step, known_booking
from luna_desktop.services.front.planning import day_of, state_moved, state_with
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say


@dataclass(frozen=True)
class Amendment:
    """What a booking is to be from now on; `room` 0 and no `devices` take what is free."""

    asked: BookingAsked
    service: str
    starts: datetime
    practitioner: int
    minutes: int
    room: int = 0
    devices: tuple[int, ...] = ()
    note: str = ""
    wants_earlier: bool = False
    override: str = ""

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return self.asked.patient_id


@use_case(
    requires=Permission.CHANGE_BOOK,
    patient=lambda amendment: amendment.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def amend_booking(work: Work, amendment: Amendment) -> KnownBooking:
    """Change everything that a dialog shows of a booking; one on the pinboard comes back into the book.

    Raises:
        InvalidInput: A field cannot be accepted, or the patient has already come or will not come.
        BookingConflict, NotPermitted: As in `book_appointment`.
        StaleRecord: Somebody changed the booking meanwhile.
    """
    asked = amendment.asked
    known = known_booking(work, asked.patient_id, asked.booking_id, asked.number)
    if known.booking.state not in STILL_TO_COME:
        problem = say("This appointment has begun, is over or was cancelled. Undo that first, or book another one.")
        raise InvalidInput({"state": problem})
    new = _amended(work, known.booking, amendment, set_up_of(work))
    return change(work, known, Step(new, _act(known.booking, new)), amendment.override)


def _amended(work: Work, old: Booking, amendment: Amendment, set_up: SetUp) -> Booking:
    service = set_up.services.get(amendment.service)
    new = replace(
        old,
        service=amendment.service,
        starts=amendment.starts,
        practitioner=amendment.practitioner,
        minutes=amendment.minutes,
        room=amendment.room,
        devices=amendment.devices,
        note=clean_line(amendment.note),
        wants_earlier=amendment.wants_earlier,
        pinned=False,
    )
    if service is None or service.key == old.service:
        return replace(new, state=state_moved(work, old, new, set_up))
    state = state_with(work, old, service, day_of(new.starts, set_up))
    return replace(new, before=service.prepare, after=service.clean_up, state=state)


def _act(old: Booking, new: Booking) -> BookingAct:
    if old.pinned:
        return BookingAct.UNPINNED
    return BookingAct.MOVED if (old.starts, old.practitioner) != (new.starts, new.practitioner) else BookingAct.CHANGED
