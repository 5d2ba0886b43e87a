"""From what was asked for to a whole booking: the service's minutes, a free room and devices, and what forbids it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.book.bookings import Booking, BookingState
from luna_desktop.domain.book.resources import device, room
from luna_desktop.domain.book.rules import Conflict, Standing, booking_problems, conflicts
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.standing import Standing as PatientStanding
from luna_desktop.services.care.rule_holds import is_held
from luna_desktop.services.front.booking_requests import Wanted
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.people.hidden import kept_from
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_NOT_ACTIVE: dict[PatientStanding, Message] = {
    PatientStanding.ARCHIVED: say(
        "This patient is archived. Take them back into the register on Details before you book."
    ),
    PatientStanding.DECEASED: say("This patient is entered as having died, so no appointment can be booked."),
}


def planned(work: Work, set_up: SetUp, wanted: Wanted) -> Booking:
    """Return a booking as it was asked for, checked in itself; its room and devices are not chosen yet."""
    service = set_up.services.get(wanted.service)
    booking = Booking(
        patient_id=int(wanted.patient_id),
        service=wanted.service,
        practitioner=wanted.practitioner,
        starts=wanted.starts,
        minutes=wanted.minutes or (service.minutes if service else 30),
        room=wanted.room,
        devices=wanted.devices,
        before=service.prepare if service else 0,
        after=service.clean_up if service else 0,
        state=_first_state(work, service, wanted.patient_id, day_of(wanted.starts, set_up)),
        note=clean_line(wanted.note),
        wants_earlier=wanted.wants_earlier,
        course=wanted.course,
    )
    problems = booking_problems(booking, service, set_up.zone, work.now) | patient_problem(
        work, wanted.patient_id, wanted.practitioner
    )
    if problems:
        raise InvalidInput(problems)
    return booking


def _first_state(work: Work, service: DeskService | None, patient: PatientId, day: date) -> BookingState:
    """Hold what a clinician has to review, unless a clinician books it."""
    return BookingState.HELD if waits_for_review(work, service, patient, day) else BookingState.BOOKED


def waits_for_review(work: Work, service: DeskService | None, patient: PatientId, day: date) -> bool:
    """Tell whether a booking waits for a clinician: by its service, or by the patient's chart, and never which."""
    if service is None or may_review(work):
        return False
    return service.needs_review or is_held(work, patient, service.key, day)


def state_with(work: Work, booking: Booking, service: DeskService, day: date) -> BookingState:
    """Return where a booking still to come stands once it is for another service or day: held where that needs it."""
    if waits_for_review(work, service, PatientId(booking.patient_id), day):
        return BookingState.HELD
    return BookingState.BOOKED if booking.state is BookingState.HELD else booking.state


def state_moved(work: Work, old: Booking, new: Booking, set_up: SetUp) -> BookingState:
    """Return where a booking stands on another day: held where the chart holds that day and did not hold the old one.

    What a clinician let stand is not asked again for the day that they saw.
    """
    service = set_up.services.get(new.service)
    before, after = day_of(old.starts, set_up), day_of(new.starts, set_up)
    if service is None or before == after or may_review(work) or new.state is BookingState.HELD:
        return new.state
    patient = PatientId(new.patient_id)
    newly = is_held(work, patient, service.key, after) and not is_held(work, patient, service.key, before)
    return BookingState.HELD if newly else new.state


def state_again(work: Work, standing: Booking, before: Booking, set_up: SetUp) -> BookingState:
    """Return where a booking stands that is taken back to an earlier service or day: held where the chart holds it now.

    The chart may say something else than when it was booked.
    """
    there = before.service, day_of(before.starts, set_up)
    stays = there == (standing.service, day_of(standing.starts, set_up))
    if stays or before.state not in {BookingState.BOOKED, BookingState.CONFIRMED} or may_review(work):
        return before.state
    return BookingState.HELD if is_held(work, PatientId(before.patient_id), *there) else before.state


def day_of(starts: datetime, set_up: SetUp) -> date:
    """Return the clinic's day of an instant."""
    return starts.astimezone(set_up.zone).date()


def may_review(work: Work) -> bool:
    """Tell whether the actor may review held bookings: clinicians do."""
    return work.actor.may(Permission.REVIEW_BOOKINGS)


def patient_problem(work: Work, patient: PatientId, practitioner: int) -> dict[str, Message]:
    """Return why this patient cannot be booked, at all or with this practitioner."""
    standing = card_of(work, patient).status.standing
    if standing is not PatientStanding.ACTIVE:
        return {"patient": _NOT_ACTIVE[standing]}
    if practitioner and kept_from(work, patient, UserId(practitioner)):
        return {"practitioner": say("This patient’s record is closed to this practitioner. Choose another one.")}
    return {}


def fitted(
    booking: Booking, others: list[Standing], set_up: SetUp, booking_id: int = 0
) -> tuple[Booking, tuple[Conflict, ...]]:
    """Choose a free room and free devices where none is named, and return what still forbids the booking."""
    service = set_up.services.get(booking.service)
    if service is None or not booking.holds_time:
        return booking, conflicts(booking, others, set_up, booking_id=booking_id)
    if not booking.room and service.needs_room:
        booking = replace(booking, room=_free_room(booking, service, others, set_up, booking_id))
    if service.needs_device and not set(booking.devices) & set(service.devices):
        chosen = _free_device(booking, service, others, set_up, booking_id)
        booking = replace(booking, devices=(*booking.devices, *((chosen,) if chosen else ())))
    return booking, conflicts(booking, others, set_up, booking_id=booking_id)


def _free_room(booking: Booking, service: DeskService, others: list[Standing], set_up: SetUp, booking_id: int) -> int:
    """Return the room to take: the practitioner's usual one, else the first that is free, else what to ask about."""
    usual = set_up.people[booking.practitioner].room if booking.practitioner in set_up.people else 0
    fitting = [each for each in set_up.rooms if not service.rooms or each in service.rooms]
    ordered = sorted(fitting, key=lambda each: each != usual)
    others = [each for each in others if each.booking_id != booking_id or not booking_id]
    for each in ordered:
        taken = any(other.room == each and other.occupied.overlaps(booking.occupied) for other in others)
        if not taken and not set_up.blocked_in(room(each), booking.occupied):
            return each
    return ordered[0] if ordered else 0


def _free_device(booking: Booking, service: DeskService, others: list[Standing], set_up: SetUp, booking_id: int) -> int:
    """Return the device to take: one that stands in the room, else the first that is free, else what to ask about."""
    fitting = [each for each in service.devices if each in set_up.devices]
    here = [each for each in fitting if set_up.devices[each].room in (0, booking.room)]
    ordered = sorted(here, key=lambda each: set_up.devices[each].room != booking.room)
    others = [each for each in others if each.booking_id != booking_id or not booking_id]
    for each in ordered:
        taken = any(each in other.devices and other.occupied.overlaps(booking.occupied) for other in others)
        if not taken and not set_up.blocked_in(device(each), booking.occupied):
            return each
    return ordered[0] if ordered else 0
