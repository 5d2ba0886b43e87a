"""What would become of an appointment while it is being typed: what is chosen for it, and what stands in its way.

Somebody who is not registered yet has no bookings that could collide, and so is asked about without a patient.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import Booking, BookingState
from luna_desktop.domain.book.clashes import ShownConflict
from luna_desktop.domain.book.rules import Conflict, Standing, booking_problems
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking, known_booking
from luna_desktop.services.front.conflicts import shown
from luna_desktop.services.front.planning import day_of, fitted, may_review, patient_problem, waits_for_review
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.people.hidden import staff_kept_away
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class PreviewAsked:
    """An appointment as far as it is typed. 0 and empty take what fits; `booking_id` is one that is being changed."""

    service: str
    starts: datetime
    patient_id: PatientId = PatientId(0)  # noqa: RUF009 - a number under another name
    practitioner: int = 0
    minutes: int = 0
    room: int = 0
    devices: tuple[int, ...] = ()
    booking_id: int = 0


@dataclass(frozen=True)
class Preview:
    """The appointment with everything chosen for it, and what stands in its way; `is_held` waits for a review."""

    booking: Booking
    found: tuple[ShownConflict, ...]
    is_held: bool


@use_case(
    requires=Permission.READ_BOOK,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def preview_booking(work: Work, asked: PreviewAsked) -> Preview:
    """Return what would become of an appointment of a patient, without booking it.

    Raises:
        InvalidInput: A field cannot be accepted, or the patient is archived or has died.
    """
    return preview_of(work, asked, is_registered=bool(asked.patient_id))


@use_case(requires=Permission.READ_BOOK, writes=False)
def preview_first_booking(work: Work, asked: PreviewAsked) -> Preview:
    """Return what would become of an appointment of somebody who is registered with it; errors as above."""
    return preview_of(work, replace(asked, patient_id=PatientId(0)), is_registered=False)


def preview_of(work: Work, asked: PreviewAsked, *, is_registered: bool) -> Preview:
    """Return what would become of an appointment, within a transaction; errors as in `preview_booking`."""
    set_up = set_up_of(work)
    service = set_up.services.get(asked.service)
    day = day_of(asked.starts, set_up)
    if is_registered:
        needs_review = waits_for_review(work, service, asked.patient_id, day)
    else:
        needs_review = service is not None and service.needs_review and not may_review(work)
    booking = Booking(
        patient_id=int(asked.patient_id),
        service=asked.service,
        practitioner=asked.practitioner,
        starts=asked.starts,
        minutes=asked.minutes or (service.minutes if service else 30),
        room=asked.room,
        devices=asked.devices,
        before=service.prepare if service else 0,
        after=service.clean_up if service else 0,
        state=BookingState.HELD if needs_review else BookingState.BOOKED,
    )
    problems = dict(booking_problems(booking, service, set_up.zone, work.now))
    if is_registered:
        problems |= patient_problem(work, asked.patient_id, asked.practitioner)
    if problems:
        raise InvalidInput(problems)
    others = standing_around(work, [booking.occupied])
    away = staff_kept_away(work, asked.patient_id) if is_registered else frozenset()
    filled, found = _best(booking, others, set_up, asked.booking_id, away)
    return Preview(filled, shown(work, found, set_up), needs_review)


def _best(
    booking: Booking, others: list[Standing], set_up: SetUp, booking_id: int, away: Collection[int]
) -> tuple[Booking, tuple[Conflict, ...]]:
    """Choose a practitioner where none is named, the first whom the least stands against, and a place.

    Nobody to whom the patient's record is closed (`away`) is chosen.
    """
    tried = [
        fitted(replace(booking, practitioner=who), others, set_up, booking_id)
        for who in _candidates(booking, set_up)
        if booking.practitioner or who not in away
    ]
    return min(tried, key=lambda each: len(each[1]), default=fitted(booking, others, set_up, booking_id))


def _candidates(booking: Booking, set_up: SetUp) -> Iterable[int]:
    if booking.practitioner:
        return (booking.practitioner,)
    service = set_up.services.get(booking.service)
    named = service.practitioners if service is not None else ()
    ordered = sorted(set_up.people.values(), key=lambda each: (each.order, each.name, each.user))
    return [each.user for each in ordered if not named or each.user in named]


@use_case(
    requires=Permission.READ_BOOK,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_booking_to_change(work: Work, asked: BookingAsked) -> KnownBooking:
    """Return a booking as it stands, with the desk's note; errors as in `known_booking`."""
    return known_booking(work, asked.patient_id, asked.booking_id, asked.number)
