"""Which visit belongs to which booking: beginning a visit takes today's booking along, signing it offers “Done”."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Row, case, insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import HERE, BookingState
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.book.zone import day_span, local_day
from luna_desktop.models.book import Booking, BookingVisit
from luna_desktop.services.front.book import REACHING
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.set_up import zone_of
from luna_desktop.services.front.states import Stamping, stamp
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import ONE_ROW, Work


@dataclass(frozen=True)
class VisitDone:
    """A visit of a patient that was signed just now."""

    patient_id: PatientId
    visit_id: int


def take_booking(work: Work, patient: PatientId, visit_id: int) -> int:
    """Link a visit that begins now with the patient's booking of today, and stamp that they are in the room.

    Of several bookings the actor's own goes first, then whoever is in the room, then the earliest. Return its id, 0
    where the patient has none that has arrived, as when somebody walks in.
    """
    row = _todays(work, patient, is_free=True)
    if row is None:
        return 0
    if row.state == BookingState.ARRIVED.value:
        stamp(work, Stamping(patient, row.id, Step.SEND_IN))
    work.session.execute(
        insert(BookingVisit).values(booking_id=row.id, visit_id=visit_id, at=work.now, by=work.actor.user_id)
    )
    return int(row.id)


@use_case(requires=Permission.READ_BOOK, writes=False, patient=lambda done: done.patient_id, use=REACHING)
def booking_to_finish(work: Work, done: VisitDone) -> BookingAsked | None:
    """Return the booking that a signed visit leaves in the room, or None: its own, else today's of the patient."""
    own = work.session.execute(
        select(Booking.id, Booking.current_number, Booking.state)
        .join(BookingVisit, BookingVisit.booking_id == Booking.id)
        .where(BookingVisit.visit_id == done.visit_id, Booking.patient_id == done.patient_id)
    ).first()
    row = own if own is not None else _todays(work, done.patient_id, is_free=False)
    if row is None or row.state != BookingState.IN_ROOM.value:
        return None
    return BookingAsked(done.patient_id, row.id, row.current_number)


def _todays(work: Work, patient: PatientId, *, is_free: bool) -> Row[int, int, str] | None:
    """Return the patient's booking of today whose patient is here; `is_free` leaves out what has a visit already."""
    zone = zone_of(work)
    today = day_span(local_day(work.now, zone), zone)
    mine = case((Booking.practitioner_id == int(work.actor.user_id), 0), else_=1)
    inside = case((Booking.state == BookingState.IN_ROOM.value, 0), else_=1)
    query = (
        select(Booking.id, Booking.current_number, Booking.state)
        .where(
            Booking.patient_id == patient,
            Booking.starts_at >= today.starts,
            Booking.starts_at < today.ends,
            Booking.pinned.is_(False),
            Booking.state.in_([state.value for state in HERE]),
        )
        .order_by(mine, inside, Booking.starts_at, Booking.id)
        .limit(ONE_ROW)
    )
    if is_free:
        query = query.where(Booking.id.not_in(select(BookingVisit.booking_id)))
    work.session.flush()
    return work.session.execute(query).first()
