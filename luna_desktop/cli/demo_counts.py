"""Eight weeks of the demo clinic's book that are over, so that the owner has something to count.

They are written in bulk: the rules are asked in memory, and each booking gets the two versions that count.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import insert

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import Booking, BookingAct, BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.rules import Standing
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.facts import write_body
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.book import BookingVersion
from luna_desktop.services.front.bookings import header_of, raise_days
from luna_desktop.services.front.busy import keep_busy
from luna_desktop.services.front.planning import fitted
from luna_desktop.services.work import CREATED, UPDATED, Change, Work, patient_change

WEEKS = 8
KEPT, MISSED, BY_PATIENT = 0.80, 0.89, 0.96
"""Up to which draw somebody came, did not come, and called off; what is left was called off by the clinic."""
A_DAY = 11
"""So many people at the most come on one of these days."""


@dataclass(frozen=True)
class Usual:
    """A place of the day's plan: minutes after opening, with whom, which service, how long."""

    after: int
    practitioner: int
    service: str
    minutes: int


@dataclass(frozen=True)
class _Lived:
    """A booking as it was made, and what became of it, with the instants."""

    made: Booking
    made_at: datetime
    ended: Booking
    ended_at: datetime


def fill(
    work: Work, set_up: SetUp, plan: Sequence[Usual], patients: Sequence[PatientId], at: Callable[[int], datetime]
) -> None:
    """Write the bookings of one day that is over: who came, who did not, who called off and how long people waited.

    `at` gives the instant so many minutes after opening.
    """
    chance = random.Random(at(0).toordinal())  # noqa: S311 - made-up appointments, not keys
    slots = sorted(chance.sample(list(plan), min(A_DAY, len(plan), len(patients))), key=lambda each: each.after)
    whose = chance.sample(list(patients), len(slots))
    booked: list[Booking] = []
    for slot, patient in zip(slots, whose, strict=True):
        found = _free(set_up, slot, patient, at(slot.after), booked)
        if found is not None:
            booked.append(found)
    raise_days(work, [each.occupied for each in booked])
    _write(work, [_lived(each, chance) for each in booked])


def days_before(first: date) -> Iterable[date]:
    """Yield the weekdays of the eight weeks before a day, the first one first."""
    days = (first - timedelta(days=back) for back in range(7 * WEEKS, 0, -1))
    return (day for day in days if day.weekday() < 5)


def _free(set_up: SetUp, slot: Usual, patient: PatientId, starts: datetime, booked: list[Booking]) -> Booking | None:
    """Return a booking as the rules allow it beside those of the day, or None where they do not."""
    service = set_up.services[slot.service]
    wanted = Booking(
        int(patient),
        slot.service,
        slot.practitioner,
        starts,
        slot.minutes,
        before=service.prepare,
        after=service.clean_up,
    )
    others = [
        Standing(at, each.patient_id, each.practitioner, each.room, each.devices, each.span, each.occupied)
        for at, each in enumerate(booked, 1)
    ]
    filled, forbidden = fitted(wanted, others, set_up)
    return None if forbidden else filled


def _lived(booking: Booking, chance: random.Random) -> _Lived:
    made = booking.starts - timedelta(days=chance.randint(1, 16), hours=chance.randint(0, 3))
    ended = _ended(booking, chance)
    is_off = ended.state is BookingState.CANCELLED
    return _Lived(
        booking, made, ended, booking.starts - timedelta(hours=chance.randint(1, 20)) if is_off else booking.ends
    )


def _write(work: Work, lived: Sequence[_Lived]) -> None:
    """Write bookings as they were made and what became of them, with their entries in the audit log."""
    by = int(work.actor.user_id)
    headers = [
        header_of(each.ended)
        | {"patient_id": each.made.patient_id, "current_number": 2, "booked_at": each.made_at, "booked_by": by}
        | {"changed_at": each.ended_at, "changed_by": by}
        for each in lived
    ]
    keys = work.session.scalars(
        insert(BookingRow).returning(BookingRow.id, sort_by_parameter_order=True), headers
    ).all()
    versions = [
        {"booking_id": key, "number": number, "act": act.value, "body": write_body(body), "at": at, "by": by}
        for key, each in zip(keys, lived, strict=True)
        for number, act, body, at in (
            (1, BookingAct.BOOKED, each.made, each.made_at),
            (2, _ACTS[each.ended.state][0], each.ended, each.ended_at),
        )
    ]
    work.session.execute(insert(BookingVersion), versions)
    keep_busy(work, [each.ended for each in lived])
    _record(work, keys, lived)


def _record(work: Work, keys: Sequence[int], lived: Sequence[_Lived]) -> None:
    for action in ("appointment booked", *(action for _act, action in _ACTS.values())):
        subjects: list[tuple[Change, Mapping[str, object]]] = [
            (patient_change("booking", key, PatientId(each.made.patient_id)), {})
            for key, each in zip(keys, lived, strict=True)
            if action in {"appointment booked", _ACTS[each.ended.state][1]}
        ]
        if subjects:
            work.record_many(action, subjects, kind=CREATED if action == "appointment booked" else UPDATED)


def _ended(booking: Booking, chance: random.Random) -> Booking:
    draw = chance.random()
    if draw < KEPT:
        arrived = booking.starts - timedelta(minutes=chance.randint(0, 14))
        went_in = booking.starts + timedelta(minutes=chance.choice((0, 0, 2, 4, 7, 11, 18)))
        return replace(booking, state=BookingState.DONE, arrived_at=arrived, in_room_at=went_in, done_at=booking.ends)
    if draw < MISSED:
        return replace(booking, state=BookingState.DID_NOT_ATTEND)
    by = CancelledBy.PATIENT if draw < BY_PATIENT else CancelledBy.CLINIC
    why = CancelReason.PRACTITIONER_AWAY
    if by is CancelledBy.PATIENT:
        why = chance.choice((CancelReason.TIME, CancelReason.TRAVEL, CancelReason.NOT_SAID))
    return replace(booking, state=BookingState.CANCELLED, cancelled_by=by, cancel_reason=why)


_ACTS = {
    BookingState.DONE: (BookingAct.STAMPED, "booking done"),
    BookingState.DID_NOT_ATTEND: (BookingAct.STAMPED, "booking did not attend"),
    BookingState.CANCELLED: (BookingAct.CANCELLED, "appointment cancelled"),
}
"""By which act each state came, and the audit log's word for it."""
