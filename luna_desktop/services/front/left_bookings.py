"""Appointments of somebody who left: given to a colleague where time, room and rules allow, else left to the desk."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, select

from luna_desktop.domain.access import Actor, UserId
from luna_desktop.domain.book.bookings import STILL_TO_COME, BookingAct
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.patients import Patient
from luna_desktop.services.clinic.left_behind import HandedOver, LeftItem, Pile
from luna_desktop.services.front.book import change
from luna_desktop.services.front.bookings import Step, known_booking
from luna_desktop.services.front.set_up import people_of
from luna_desktop.services.work import Change, Work
from luna_desktop.texts import say


def find_bookings(work: Work, user: UserId) -> tuple[LeftItem, ...]:
    """Return whose appointments with a person are still to come, the pinboard with them, and when they are."""
    rows = work.session.execute(
        select(Patient.mrn, BookingRow.starts_at)
        .join(Patient, Patient.id == BookingRow.patient_id)
        .where(*_of(work, user))
        .order_by(BookingRow.starts_at, BookingRow.id)
    )
    return tuple(LeftItem(say("Appointment to come"), row.mrn, row.starts_at) for row in rows)


def give_bookings(work: Work, giver: UserId, taker: Actor) -> HandedOver:
    """Give appointments to come to a colleague who treats; what collides or is not theirs to do stays where it is."""
    rows = work.session.execute(
        select(BookingRow.id, BookingRow.patient_id).where(*_of(work, giver)).order_by(BookingRow.starts_at)
    ).all()
    treats = int(taker.user_id) in people_of(work)
    moved = sum(_given(work, row.patient_id, row.id, taker) for row in rows) if treats else 0
    detail = {"moved": moved, "stayed": len(rows) - moved, "to": int(taker.user_id)}
    work.record("appointments handed over", Change("staff", giver), detail=detail)
    return HandedOver(moved, len(rows) - moved)


def _given(work: Work, patient: int, booking_id: int, taker: Actor) -> bool:
    known = known_booking(work, patient, booking_id)
    theirs = replace(known.booking, practitioner=int(taker.user_id))
    try:
        change(work, known, Step(theirs, BookingAct.HANDED_OVER))
    except (BookingConflict, InvalidInput):
        return False
    return True


def _of(work: Work, user: UserId) -> tuple[ColumnElement[bool], ...]:
    return (
        BookingRow.practitioner_id == user,
        BookingRow.state.in_([state.value for state in STILL_TO_COME]),
        (BookingRow.starts_at > work.now) | BookingRow.pinned.is_(True),
    )


PILE = Pile("bookings", say("Appointments to come"), find_bookings, give_bookings)
"""What this module hands over when somebody leaves."""
