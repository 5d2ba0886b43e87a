"""The book of the demo clinic: a day that is under way, and a week that fills up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import cycle

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.book.zone import local_day
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.desk import Desk
from luna_desktop.services.front.book import book_appointment, pin_booking
from luna_desktop.services.front.book_days import BookAsked, BookPage, read_day
from luna_desktop.services.front.booking_requests import BookingAsked, Wanted
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.states import Stamping, stamp_booking

SUNDAY = 6
DAYS = 6
Plan = tuple[str, str, tuple[Step, ...]]
_CAME = (Step.ARRIVE, Step.SEND_IN, Step.FINISH)
_IN = (Step.ARRIVE, Step.SEND_IN)
FIRST_DAY: tuple[tuple[Plan, ...], ...] = (
    (
        ("09:00", "follow_up", _CAME),
        ("09:30", "consultation", _CAME),
        ("10:15", "consultation", _IN),
        ("11:00", "follow_up", (Step.ARRIVE,)),
        ("11:30", "follow_up", (Step.CONFIRM,)),
        ("12:00", "procedure_room_60", (Step.CONFIRM,)),
        ("14:30", "follow_up", ()),
        ("15:00", "consultation", (Step.CONFIRM,)),
        ("16:30", "follow_up", ()),
    ),
    (
        ("09:15", "follow_up", (Step.MISS,)),
        ("10:30", "consultation", (Step.ARRIVE,)),
        ("11:30", "follow_up", (Step.CONFIRM,)),
        ("12:15", "consultation", ()),
        ("14:30", "treatment_60", (Step.CONFIRM,)),
        ("16:00", "follow_up", ()),
    ),
    (
        ("09:00", "treatment_60", _CAME),
        ("10:10", "treatment_60", _IN),
        ("11:30", "treatment_45", (Step.ARRIVE,)),
        ("12:20", "phone_call", ()),
        ("14:00", "treatment_90", (Step.CONFIRM,)),
        ("15:45", "treatment_45", ()),
    ),
)
"""Who comes today: a list for each of the first practitioners, with what has been stamped."""
LATER: tuple[Plan, ...] = (
    ("09:00", "consultation", (Step.CONFIRM,)),
    ("10:00", "follow_up", (Step.CONFIRM,)),
    ("10:30", "follow_up", ()),
    ("11:15", "treatment_60", (Step.CONFIRM,)),
    ("12:30", "follow_up", ()),
    ("14:00", "consultation", ()),
    ("15:00", "follow_up", (Step.CONFIRM,)),
    ("16:00", "treatment_60", ()),
)
WAITS = (4, 24, 12)
"""Minutes for which those in the waiting room have waited, in turn."""
EARLY = timedelta(minutes=8)
PINNED = 2
"""So many of the last appointments lie on the pinboard."""


def fill(clinic: OpenClinic, patients: Sequence[PatientId]) -> None:
    """Book made-up people for today and the days after it, and stamp what has happened."""
    page = clinic.desk.perform(clinic.actor, read_day, BookAsked(_today(clinic), 1))
    people, waits = iter(patients), cycle(WAITS)
    for turn, day in enumerate(_working_days(_today(clinic))):
        for place, person in enumerate(page.people[: len(FIRST_DAY)]):
            plan = FIRST_DAY[place] if turn == 0 else LATER[(turn + place) % 3 :: 1 + place]
            for known, steps in _booked(clinic, page, person.user, day, plan, people):
                _stamp(clinic, known, steps, waits)
    _pin(clinic)


def _today(clinic: OpenClinic) -> date:
    page = clinic.desk.perform(clinic.actor, read_day, BookAsked(clinic.desk.premises.clock().date(), 1))
    return local_day(page.now, page.set_up.zone)


def _working_days(today: date) -> Iterator[date]:
    days = (today + timedelta(days=step) for step in range(2 * DAYS))
    found = [day for day in days if day.weekday() != SUNDAY]
    yield from found[:DAYS]


def _booked(
    clinic: OpenClinic, page: BookPage, who: int, day: date, plan: Sequence[Plan], people: Iterator[PatientId]
) -> Iterator[tuple[KnownBooking, Sequence[Step]]]:
    for start, service, steps in plan:
        patient = next(people, None)
        if patient is None:
            return
        starts = datetime.combine(day, time.fromisoformat(start), page.set_up.zone)
        wanted = Wanted(patient, service, who, starts.astimezone(page.now.tzinfo))
        try:
            yield clinic.desk.perform(clinic.actor, book_appointment, wanted), steps
        except (BookingConflict, InvalidInput):
            continue  # a closed day or a room that is taken: the demo books what fits


def _stamp(clinic: OpenClinic, known: KnownBooking, steps: Sequence[Step], waits: Iterator[int]) -> None:
    """Stamp what has happened at the time at which it would have, never later than now."""
    now, booking = clinic.desk.premises.clock(), known.booking
    came = booking.starts - EARLY if len(steps) > 1 else now - timedelta(minutes=next(waits))
    times = {Step.ARRIVE: came, Step.SEND_IN: booking.starts + EARLY / 2, Step.FINISH: booking.ends}
    for step in steps:
        at = min(now, times.get(step, now))
        then = Desk(replace(clinic.desk.premises, clock=partial(_same, at)), *clinic.engines)
        asked = Stamping(known.patient_id, known.booking_id, step)
        with suppress(InvalidInput):  # a day that has only begun, or whose time has not come
            then.perform(clinic.actor, stamp_booking, asked)


def _same(at: datetime) -> datetime:
    return at


def _pin(clinic: OpenClinic) -> None:
    days = clinic.desk.perform(clinic.actor, read_day, BookAsked(_today(clinic), 2 * DAYS)).days
    later = [row for day in days[1:] for row in day.rows]
    for row in later[-PINNED:]:
        asked = BookingAsked(row.patient_id, row.booking_id, row.number)
        clinic.desk.perform(clinic.actor, pin_booking, asked)
