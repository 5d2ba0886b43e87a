"""Stamping where a booking stands: one click, an instant, a person; only legal steps; and the newest stamp taken back.

The times of arrival, going in and being done are kept with the booking, so that waiting can be counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import Booking, BookingAct, BookingState
from luna_desktop.domain.book.states import Step as Stamp
from luna_desktop.domain.book.states import after, problem_with
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.front.book import REACHING
from luna_desktop.services.front.bookings import KnownBooking, Step, known_booking, raise_days, write_step
from luna_desktop.services.front.conflicts import conflicts_of, settle
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work, patient_change
from luna_desktop.texts import say

BY_OWN_CASE = frozenset({Stamp.CANCEL, Stamp.BOOK})
"""Steps that ask for more than a click and have use cases of their own: who cancels and why, a clinician's review."""

AUDITED: Mapping[BookingState, str] = {
    BookingState.CONFIRMED: "booking confirmed",
    BookingState.ARRIVED: "booking arrived",
    BookingState.IN_ROOM: "booking in room",
    BookingState.DONE: "booking done",
    BookingState.DID_NOT_ATTEND: "booking did not attend",
}
"""The action under which the audit log keeps each stamp."""


@dataclass(frozen=True)
class Stamping:
    """A step of a booking, as the screen showed it: version `number`, or 0 for whatever stands.

    `left` counts what was due at check-in and was left for later. `override` is the reason where somebody who was
    missed comes after all and the time was given to somebody else.
    """

    patient_id: PatientId
    booking_id: int
    step: Stamp
    number: int = 0
    left: int = 0
    override: str = ""


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda asked: asked.patient_id, use=REACHING)
def stamp_booking(work: Work, asked: Stamping) -> KnownBooking:
    """Stamp a step with now and the actor.

    Raises:
        InvalidInput: The step is not allowed from where the booking stands, or not on this day.
        StaleRecord: Somebody changed the booking after the screen read it.
        BookingConflict: Whoever was missed comes after all, and the time is taken meanwhile.
    """
    return stamp(work, asked)


def stamp(work: Work, asked: Stamping) -> KnownBooking:
    """Stamp a step as part of another act, such as the beginning of a visit."""
    before = known_booking(work, asked.patient_id, asked.booking_id)
    raise_days(work, [before.booking.occupied])
    known = known_booking(work, asked.patient_id, asked.booking_id, asked.number)
    set_up = set_up_of(work)
    booking = known.booking
    problem = problem_with(booking.state, asked.step, booking.starts, work.now, set_up.zone)
    if booking.pinned:
        problem = say("This booking is off the book. Put it back first.")
    if problem is not None or asked.step in BY_OWN_CASE:
        raise InvalidInput({"state": problem or say("This step needs more than a click. Open the booking.")})
    stamped = _stamped(work, booking, asked.step)
    if not booking.holds_time:
        settled = settle(work, conflicts_of(work, stamped, set_up, known.booking_id), set_up, asked.override)
        stamped = replace(stamped, override=settled or stamped.override)
    written = write_step(work, known, Step(stamped, BookingAct.STAMPED))
    work.record(
        AUDITED[stamped.state],
        patient_change("booking", known.booking_id, known.patient_id),
        detail={"number": written.number, **({"left": asked.left} if asked.left else {})},
    )
    return written


def _stamped(work: Work, booking: Booking, step: Stamp) -> Booking:
    state = after(booking.state, step)
    if state is None:
        raise ValueError(step)
    if state is BookingState.ARRIVED:
        return replace(booking, state=state, arrived_at=work.now, in_room_at=None, done_at=None)
    if state is BookingState.IN_ROOM:
        return replace(booking, state=state, in_room_at=work.now, done_at=None)
    if state is BookingState.DONE:
        return replace(booking, state=state, done_at=work.now)
    return replace(booking, state=state)
