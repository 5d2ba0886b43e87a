"""The book of the demo clinic: weeks lived through, today in every state, next week booked, two on the pinboard.

The day is laid out around the present minute, so that somebody waits and somebody is in the room whenever the demo is
made. Outside of usual hours today gets hours of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import cycle, islice, zip_longest

from sqlalchemy.orm import Session

from luna_desktop.cli import demo_counts
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import BookingAct, BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.hours import Closure, ClosureKind, DateHours, DayHours, Period, WeekHours
from luna_desktop.domain.book.resources import CLINIC, Device, Practitioner, practitioner, room
from luna_desktop.domain.book.series import SeriesRule
from luna_desktop.domain.book.set_up import SetUp, in_order
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.states import Step as Stamp
from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import series, waiting_list
from luna_desktop.services.front.book import book, call_off, change
from luna_desktop.services.front.booking_requests import BookingAsked, Cancel, Wanted
from luna_desktop.services.front.bookings import KnownBooking, Step, known_booking, write_step
from luna_desktop.services.front.planning import planned
from luna_desktop.services.front.set_up import EntryKind, add_entry, change_entry, entries_of, set_up_of, zone_of
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.front.states import Stamping, stamp
from luna_desktop.services.work import CREATED, Change, Work, patient_change

USUAL_NOW = time(10, 46)
OPEN, SHUT = 9, 18
DAYS_BACK, DAYS_AHEAD = 7, 8
MOST_PEOPLE = 90


@dataclass(frozen=True)
class Slot:
    """A place in the day's plan: minutes after opening, whose column, which service, how long."""

    after: int
    column: int
    service: str
    minutes: int


PLAN = (
    Slot(0, 0, "follow_up", 30),
    Slot(30, 0, "consultation", 30),
    Slot(75, 0, "consultation", 45),
    Slot(120, 0, "follow_up", 30),
    Slot(150, 0, "follow_up", 30),
    Slot(180, 0, "procedure_room_60", 60),
    Slot(330, 0, "follow_up", 30),
    Slot(360, 0, "consultation", 45),
    Slot(450, 0, "follow_up", 30),
    Slot(60, 1, "follow_up", 30),
    Slot(90, 1, "consultation", 45),
    Slot(150, 1, "follow_up", 30),
    Slot(195, 1, "consultation", 45),
    Slot(330, 1, "treatment_60", 60),
    Slot(420, 1, "follow_up", 30),
    Slot(0, 2, "treatment_60", 55),
    Slot(65, 2, "treatment_75", 70),
    Slot(150, 2, "treatment_45", 40),
    Slot(195, 2, "treatment_45", 40),
    Slot(300, 2, "treatment_90", 90),
    Slot(405, 2, "treatment_45", 40),
)
"""Three columns as a clinic has them: two doctors and a therapist."""

MISSED = (PLAN[9], PLAN[18])
"""Whoever has these does not come."""


@dataclass
class _Stage:
    """What the demo books with: the transaction, the columns, people in turn, the present, and today's first hour."""

    work: Work
    columns: tuple[int, ...]
    patients: list[PatientId]
    today: date
    now: datetime
    opens: int = OPEN
    set_up: SetUp = field(default_factory=SetUp)

    def at(self, day: date, minute: int) -> datetime:
        """Return so many minutes after opening on a day."""
        opens = self.opens if day == self.today else OPEN
        local = datetime.combine(day, time(), zone_of(self.work)) + timedelta(minutes=opens * 60 + minute)
        return local.astimezone(UTC)


def fill(clinic: OpenClinic, today: date, known: Sequence[PatientId]) -> None:
    """Fill the book around a day: around this very minute where it is today, else around a quarter to eleven."""
    with _at_the_desk(clinic) as work:
        zone = zone_of(work)
        is_now = work.now.astimezone(zone).date() == today
        now = work.now if is_now else datetime.combine(today, USUAL_NOW, zone).astimezone(UTC)
        work.now = now
        people = list(known[:MOST_PEOPLE])
        stage = _Stage(work, _columns(work), people, today, now, _opening_hour(now.astimezone(zone)))
        if not people or len(stage.columns) < 3:
            return
        _set_up(stage)
        stage.set_up = set_up_of(work, now - timedelta(weeks=demo_counts.WEEKS + 2))
        _weeks_before(stage)
        for number in range(-DAYS_BACK, DAYS_AHEAD + 1):
            _fill_day(stage, today + timedelta(days=number), number + DAYS_BACK)
        _absences(stage)
        _wishes(stage)
        work.now = now


@contextmanager
def _at_the_desk(clinic: OpenClinic) -> Iterator[Work]:
    """Work in one transaction, in the name of whose key signs the log."""
    with Session(clinic.engines[0], expire_on_commit=False) as session:
        work = Work(session, clinic.actor, clinic.premises)
        with work.committed():
            yield work


def _columns(work: Work) -> tuple[int, ...]:
    return tuple(each.user for each in in_order(set_up_of(work).people.values()))[:3]


def _opening_hour(local: datetime) -> int:
    """Return when today opens: as always, or about two hours ago where the clinic would be closed now."""
    usual = time(OPEN, 30) <= local.time() <= time(SHUT - 2) and local.weekday() < 5
    return OPEN if usual else min(max(local.hour - 2, 0), 24 - (SHUT - OPEN))


def _set_up(stage: _Stage) -> None:
    work = stage.work
    rooms = list(set_up_of(work).rooms)
    devices = tuple(add_entry(work, Device(f"Device {number}", order=number)).entry_id for number in (1, 2, 3))
    titles = ("Dermatologist", "Dermatologist", "Aesthetic therapist")
    for place, (user, title) in enumerate(zip(stage.columns, titles, strict=False)):
        add_entry(work, Practitioner(user, title, rooms[place % len(rooms)], place))
    for entry in entries_of(work, EntryKind.SERVICE):
        body = entry.body
        if body.key.startswith("treatment"):
            change_entry(work, entry.entry_id, entry.number, replace(body, devices=devices))
        elif body.key == "procedure_room_60":
            change_entry(work, entry.entry_id, entry.number, replace(body, needs_review=True))
    late = Period((OPEN + 1) * 60, SHUT * 60)
    days = tuple(DayHours(day, (late,), (Period(13 * 60 + 30, 14 * 60 + 30, "Lunch"),)) for day in range(5))
    add_entry(work, WeekHours(practitioner(stage.columns[1]), days))
    if stage.opens != OPEN or stage.today.weekday() > 4:
        hours = (Period(stage.opens * 60, (stage.opens + SHUT - OPEN) * 60),)
        for of in (CLINIC, practitioner(stage.columns[1])):
            add_entry(work, DateHours(of, stage.today, hours, words="Evening clinic"))
    ends, third = stage.at(stage.today, (SHUT - OPEN) * 60), room(rooms[2 % len(rooms)])
    add_entry(work, Closure(third, ends - timedelta(minutes=90), ends, ClosureKind.SERVICE_VISIT, "Service visit"))
    work.record("book set up", Change("book entry"), kind=CREATED)


def _weeks_before(stage: _Stage) -> None:
    plan = [demo_counts.Usual(each.after, stage.columns[each.column], each.service, each.minutes) for each in PLAN]
    for day in demo_counts.days_before(stage.today - timedelta(days=DAYS_BACK)):
        demo_counts.fill(stage.work, stage.set_up, plan, stage.patients, partial(stage.at, day))


def _fill_day(stage: _Stage, day: date, turn: int) -> None:
    """Book a day as its plan says, with other people each day, and live it through as far as it is over."""
    whole = day == stage.today
    every = 2 if turn < DAYS_BACK else 3
    plan = [each for number, each in enumerate(_in_turn()) if whole or (number + number // 3 + turn) % every]
    whose = islice(cycle(stage.patients), turn * 7 % len(stage.patients), None)
    for number, slot in enumerate(plan[: len(stage.patients)]):
        patient, starts = next(whose), stage.at(day, slot.after)
        stage.work.now = starts - timedelta(days=4 + number % 9)
        wanted = Wanted(patient, slot.service, stage.columns[slot.column], starts, slot.minutes)
        try:
            known = book(stage.work, stage.set_up, planned(stage.work, stage.set_up, wanted), "")
        except BookingConflict:
            continue  # the clinic is closed, or the person has another appointment
        _live(stage, known, slot, number)


def _in_turn() -> list[Slot]:
    """Return the plan with the columns taking turns, so that a clinic of few people fills all of them."""
    columns = [[slot for slot in PLAN if slot.column == column] for column in range(3)]
    return [slot for row in zip_longest(*columns) for slot in row if slot is not None]


def _live(stage: _Stage, known: KnownBooking, slot: Slot, number: int) -> None:
    """Bring a booking into the state that it has by now."""
    starts, ends, now = known.booking.starts, known.booking.ends, stage.now
    late = starts - timedelta(minutes=8)
    if ends <= now:
        if slot in MISSED:
            _stamp(stage, known, (Stamp.MISS, ends))
        else:
            _kept(stage, known, late)
    elif starts <= now:
        waits = slot.column == 1
        _stamp(stage, known, (Stamp.ARRIVE, min(late, now)), *(() if waits else ((Stamp.SEND_IN, starts),)))
    elif starts <= now + timedelta(minutes=50) and slot.column != 1:
        _stamp(stage, known, (Stamp.ARRIVE, now - timedelta(minutes=4 + 8 * (slot.column == 2))))
    elif known.booking.state is BookingState.HELD and starts > now + timedelta(hours=12):
        return
    elif number % 3:
        _stamp(stage, known, (Stamp.CONFIRM, max(stage.work.now, starts - timedelta(days=1, hours=number % 5))))


def _kept(stage: _Stage, known: KnownBooking, arrived: datetime) -> None:
    """Write the whole visit of somebody who came, was seen in time and left, as one step."""
    starts, ends = known.booking.starts, known.booking.ends
    times = {"arrived_at": arrived, "in_room_at": starts, "done_at": ends}
    done = replace(known.booking, state=BookingState.DONE, **times)  # type: ignore[arg-type]  # three instants
    stage.work.now = ends
    write_step(stage.work, known, Step(done, BookingAct.STAMPED))
    stage.work.record("booking done", patient_change("booking", known.booking_id, known.patient_id))


def _stamp(stage: _Stage, known: KnownBooking, *steps: tuple[Stamp, datetime]) -> None:
    for step, at in steps:
        stage.work.now = min(at, stage.now)
        if known.booking.state is BookingState.HELD:
            reviewed = replace(known.booking, state=BookingState.BOOKED)
            known = change(stage.work, known, Step(reviewed, BookingAct.REVIEWED))
        known = stamp(stage.work, Stamping(known.patient_id, known.booking_id, step))


def _absences(stage: _Stage) -> None:
    """Put a day of leave into the week, with its bookings on the pinboard, and cancel one of tomorrow's."""
    work = stage.work
    work.now = stage.now
    tomorrow = _of_day(stage, stage.today + timedelta(days=1), stage.columns[1])
    for known in tomorrow[-1:]:
        asked = BookingAsked(known.patient_id, known.booking_id)
        call_off(work, Cancel(asked, CancelledBy.PATIENT, CancelReason.TIME))
    days = [stage.today + timedelta(days=step) for step in range(2, DAYS_AHEAD) if _is_weekday(stage, step)]
    day = max(days, key=lambda each: (min(2, len(_of_day(stage, each, stage.columns[0]))), -each.toordinal()))
    add_entry(
        work,
        Closure(practitioner(stage.columns[0]), stage.at(day, -60), stage.at(day, 600), ClosureKind.LEAVE, "On leave"),
    )
    for number, known in enumerate(_of_day(stage, day, stage.columns[0])):
        if number < 2:
            change(work, known, Step(replace(known.booking, pinned=True), BookingAct.PINNED, "Leave of Dr Rao"))
        else:
            asked = BookingAsked(known.patient_id, known.booking_id)
            call_off(work, Cancel(asked, CancelledBy.CLINIC, CancelReason.PRACTITIONER_AWAY))


def _is_weekday(stage: _Stage, step: int) -> bool:
    return (stage.today + timedelta(days=step)).weekday() < 5


def _of_day(stage: _Stage, day: date, user: int) -> list[KnownBooking]:
    around = standing_around(stage.work, [Span(stage.at(day, -60), stage.at(day, 600))])
    mine = [each for each in around if each.practitioner == user]
    return [known_booking(stage.work, each.patient_id, each.booking_id) for each in mine]


def _wishes(stage: _Stage) -> None:
    """Put people on the waiting list, book a course, and let somebody wish for an earlier time."""
    work, last = stage.work, stage.patients[-1]
    for number, patient in enumerate(stage.patients[-3:-1]):
        wish = WaitingWish(int(patient), "consultation", is_urgent=number == 0, note="By phone, please")
        waiting_list.put_on_list(work, wish)
    first = Wanted(
        last, "treatment_45", stage.columns[2], stage.at(stage.today + timedelta(days=_to_monday(stage)), 420), 40
    )
    try:
        series.book_all(work, series.SeriesWanted(replace(first, wants_earlier=True), SeriesRule(count=4)))
    except series.SeriesConflict:
        return


def _to_monday(stage: _Stage) -> int:
    return 7 - stage.today.weekday() + 7
