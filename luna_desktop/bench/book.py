"""How quickly the book answers: the next free times of three months, and a day of 400 appointments.

The book of the bench is as full as it gets: twenty people who treat, each booked out for ninety days, so that the
search for “anybody” finds nothing and has to look at every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, both_times, middle, p99
from luna_desktop.bench.small_clinic import made_clinic
from luna_desktop.domain.access import Role
from luna_desktop.domain.book.resources import Practitioner, Room
from luna_desktop.models.book import Booking, BusyMinutes
from luna_desktop.models.patients import Patient, PatientCard
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import set_up
from luna_desktop.services.front.book_days import BookAsked, read_day
from luna_desktop.services.front.busy import packed, taken_by, utc_span
from luna_desktop.services.front.free_times import FreeTimesAsked, find_free_times
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Work

PEOPLE, A_DAY, DAYS, PATIENTS = 20, 20, 90, 2_000
MINUTES = 27
"""Twenty of these fill nine hours."""
ROUNDS = 15
FREE_LIMIT, DAY_LIMIT = 50, 16


def measure(patients: int, *, days: int = DAYS, rounds: int = ROUNDS) -> list[Figure]:
    """Search and read a book that is full for so many days; by the clock and in processor time."""
    del patients  # a day of the book does not depend on how many people there are
    with scratch_folder() as folder, full_book(folder / "clinic", days) as clinic:
        first = date.today() + timedelta(days=1)  # noqa: DTZ011 - the bench's own day
        nobody = FreeTimesAsked("consultation", days=days, first=first)
        one = FreeTimesAsked("consultation", days=days, first=first, practitioner=100)
        wide, narrow = (f"next free time over {days} days, none free, {who}" for who in ("anybody", "one person"))
        day = f"reading a day of {PEOPLE * A_DAY} appointments"
        return [
            *_figures(clinic, _Asked(wide, find_free_times, nobody, FREE_LIMIT), rounds),
            *_figures(clinic, _Asked(narrow, find_free_times, one, FREE_LIMIT), rounds),
            *_figures(clinic, _Asked(day, read_day, BookAsked(first), DAY_LIMIT), rounds),
        ]


@dataclass(frozen=True)
class _Asked:
    """What is measured: its name, the use case, what it is asked, and the limit in milliseconds."""

    name: str
    case: UseCase[Any, Any]
    request: object
    limit: int


def _figures(clinic: OpenClinic, asked: _Asked, rounds: int) -> Iterator[Figure]:
    once = partial(clinic.desk.perform, clinic.actor, asked.case, asked.request)
    once()  # statements are put together once in a session, not each time
    taken = [both_times(once) for _ in range(rounds)]
    clock, cost = ([each[at] for each in taken] for at in (0, 1))
    yield _figure(f"{asked.name}, median", middle(clock), asked.limit)
    yield _figure(f"{asked.name}, p99", p99(clock), asked.limit)
    yield _figure(f"{asked.name}, processor time, median", middle(cost), asked.limit)


def _figure(name: str, value: float, limit: int) -> Figure:
    return Figure(name, value, "ms", f"{limit} ms", met=value <= limit)


@contextmanager
def full_book(folder: Path, days: int) -> Iterator[OpenClinic]:
    """Give an open clinic whose book is full for so many days, from yesterday on."""
    clinic = made_clinic(folder)
    try:
        with Session(clinic.engines[0]) as session:
            work = Work(session, clinic.actor, clinic.premises)
            rooms = _places(work)
            _patients(work)
            for number in range(-1, days + 2):
                _day(work, date.today() + timedelta(days=number), rooms)  # noqa: DTZ011 - the bench's own day
            for number in range(-2, days + 3):
                _taken(work, date.today() + timedelta(days=number))  # noqa: DTZ011 - the bench's own day
            session.commit()
        yield clinic
    finally:
        clinic.close()


def _places(work: Work) -> list[int]:
    for number in range(PEOPLE):
        user = {"id": 100 + number, "slot_id": f"made-up-{number}", "login": f"made-up-{number}"}
        work.session.add(StaffUser(display_name=f"Dr {number:02d}", created_at=work.now, **user))
    work.session.flush()
    for number in range(PEOPLE):
        work.session.add(StaffRole(user_id=100 + number, role=Role.CLINICIAN.value, since=work.now))
    set_up.add_entry(work, Practitioner(int(work.actor.user_id), in_book=False))
    return [set_up.add_entry(work, Room(f"Place {number:02d}", 10 + number)).entry_id for number in range(PEOPLE)]


def _patients(work: Work) -> None:
    people, cards = [], []
    for number in range(1, PATIENTS + 1):
        mrn = f"LUN-{number:06d}"
        people.append(
            {"id": number, "uuid": f"made-up-{number}", "mrn": mrn, "registered_at": work.now, "registered_by": 1}
        )
        name = {"name": f"Given Family {number}", "family_name": f"Family {number}", "given_name": "Given"}
        cards.append({"patient_id": number, "mrn": mrn, "gender": "female", "last_seen": work.now.date(), **name})
    work.session.execute(insert(Patient), people)
    work.session.execute(insert(PatientCard), cards)


def _day(work: Work, day: date, rooms: list[int]) -> None:
    start = datetime.combine(day, time(9), set_up.zone_of(work)).astimezone(UTC)
    fixed: dict[str, Any] = {
        "current_number": 1,
        "service_key": "consultation",
        "state": "booked",
        "booked_by": 1,
        "changed_by": 1,
    }
    at = {"booked_at": work.now, "changed_at": work.now}
    rows: list[dict[str, Any]] = []
    for person, where in enumerate(rooms):
        for turn in range(A_DAY):
            begins = start + timedelta(minutes=MINUTES * turn)
            ends = begins + timedelta(minutes=MINUTES)
            times = {"starts_at": begins, "ends_at": ends, "busy_from": begins, "busy_until": ends}
            whose = (day.toordinal() * PEOPLE * A_DAY + person * A_DAY + turn) % PATIENTS + 1
            places = {"patient_id": whose, "practitioner_id": 100 + person, "room_id": where}
            rows.append({**fixed, **at, **times, **places})
    work.session.execute(insert(Booking), rows)


def _taken(work: Work, day: date) -> None:
    masks = taken_by(standing_around(work, [utc_span(day)]), day)
    rows = [
        {"day": day, "kind": of.kind.value, "resource_id": of.id, "minutes": packed(mask)} for of, mask in masks.items()
    ]
    if rows:
        work.session.execute(insert(BusyMinutes), rows)
