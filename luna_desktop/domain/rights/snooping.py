"""Signs that somebody opened a record without need: plain rules over what the log says of a week.

A sign is a question for the privacy officer, never an accusation. The rules look at looks at records, at what else
happened about the patient, and at the little that is known of the members of staff themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum

from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.names import fold
from luna_desktop.domain.rights.tasks import Look, Task
from luna_desktop.texts import Message, say

TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "sri", "smt", "kum"})


class Sign(Enum):
    """What about an opening asks for a second look; the gravest first."""

    STAFF_PATIENT = "staff as patient"
    SAME_PLACE = "same phone or address"
    SAME_NAME = "same surname"
    NO_REASON = "no appointment or task"
    OUT_OF_HOURS = "out of hours"
    BULK = "many records"


SIGN_NAMES: dict[Sign, Message] = {
    Sign.STAFF_PATIENT: say("A member of staff as patient"),
    Sign.SAME_PLACE: say("Same phone or address"),
    Sign.SAME_NAME: say("Same surname"),
    Sign.NO_REASON: say("No appointment or task"),
    Sign.OUT_OF_HOURS: say("Out of hours"),
    Sign.BULK: say("Many records in an hour"),
}


@dataclass(frozen=True)
class SnoopRules:
    """From when on something is a sign: days around an appointment, the hours of work, records in one hour.

    Clinic policy, modelled on the review of activity of 45 CFR 164.308(a)(1)(ii)(D); no law sets these numbers.
    """

    window_days: int = 7
    begins: time = time(7)
    ends: time = time(21)
    in_an_hour: int = 25

    def problems(self) -> dict[str, Message]:
        """Return what is wrong with them, by field."""
        found: dict[str, Message] = {}
        if not 1 <= self.window_days <= 60:
            found["window_days"] = say("Enter days from 1 to {most}.", most=60)
        if self.ends <= self.begins:
            found["ends"] = say("The day must end after it begins.")
        if not 5 <= self.in_an_hour <= 500:
            found["in_an_hour"] = say("Enter a number from {least} to {most}.", least=5, most=500)
        return found


@dataclass(frozen=True)
class Person:
    """What is known of a member of staff or a patient to compare: names, births, phones, places; all folded."""

    surname: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    births: frozenset[date] = frozenset()
    phones: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Week:
    """What happened in a week, and around it: looks, touches and dates of appointments.

    `touched` holds (user, patient, day) where the user wrote something for the patient, or opened the record by a
    reviewed opening. `seen_on` holds the days on which each patient came or was treated, `booked` the days of other
    appointments with who booked them: one that somebody booked themselves explains nothing of theirs.
    """

    looks: tuple[Look, ...]
    touched: frozenset[tuple[int, int, date]] = frozenset()
    seen_on: Mapping[int, frozenset[date]] = field(default_factory=dict)
    booked: Mapping[int, frozenset[tuple[date, int]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Noticed:
    """What is to be looked at: who, whose record (none for many records at once), on which day, and why."""

    user: int
    patient: int | None
    day: date
    first: datetime
    last: datetime
    times: int
    signs: tuple[Sign, ...]


def person_of(name: str, family: str = "", *, births: Iterable[date] = (), phones: Iterable[str] = ()) -> Person:
    """Return somebody as they are compared; without a family name the last word of the name stands for it."""
    words = [each for each in fold(name) if each not in TITLES and len(each) > 1]
    surname = fold(family) if family else tuple(words[-1:])
    return Person(frozenset(surname), frozenset(words), frozenset(births), frozenset(phones))


def place_key(lines: str, postal_code: str) -> str:
    """Return an address so that two ways of writing it are equal; nothing where it is not whole enough to compare."""
    words = "".join(fold(lines))
    return f"{words}|{''.join(fold(postal_code))}" if words and postal_code.strip() else ""


def is_same_person(staff: Person, patient: Person) -> bool:
    """Tell whether a patient is this member of staff: by name, and by birth or phone where these are known."""
    if not staff.names or staff.names != patient.names:
        return False
    if not staff.births and not staff.phones:
        return True
    return bool(staff.births & patient.births or staff.phones & patient.phones)


def notice(
    week: Week, staff: Mapping[int, Person], patients: Mapping[int, Person], rules: SnoopRules
) -> tuple[Noticed, ...]:
    """Return what is to be looked at of a week: each person, patient and day once, the gravest first."""
    colleagues = {patient: _is_staff(known, staff.values()) for patient, known in patients.items()}
    days: dict[tuple[int, int, date], list[Look]] = defaultdict(list)
    for look in week.looks:
        days[look.user, look.patient, look.day].append(look)
    found = []
    for (user, patient, day), looks in days.items():
        signs = _about(
            staff.get(user, Person()), patients.get(patient, Person()), is_staff=colleagues.get(patient, False)
        )
        signs |= _around(week, (user, patient, day), looks, rules)
        if signs:
            found.append(_noticed(user, patient, day, looks, signs))
    found += _bulk(week, rules)
    order = list(Sign)
    return tuple(sorted(found, key=lambda each: (order.index(each.signs[0]), -len(each.signs), each.first)))


def _is_staff(patient: Person, staff: Iterable[Person]) -> bool:
    return any(is_same_person(each, patient) for each in staff)


def _about(user: Person, patient: Person, *, is_staff: bool) -> set[Sign]:
    found = set()
    if is_staff:
        found.add(Sign.STAFF_PATIENT)
    if user.phones & patient.phones or user.places & patient.places:
        found.add(Sign.SAME_PLACE)
    if user.surname & patient.surname:
        found.add(Sign.SAME_NAME)
    return found


def _around(week: Week, about: tuple[int, int, date], looks: list[Look], rules: SnoopRules) -> set[Sign]:
    user, patient, day = about
    found = set()
    window = timedelta(days=rules.window_days)
    days = set(week.seen_on.get(patient, frozenset()))
    days |= {booked for booked, by in week.booked.get(patient, frozenset()) if by != user}
    expected = any(abs(seen - day) <= window for seen in days)
    # whoever reads contact details alone answers the phone: that needs no appointment
    deep = any(each.task is not Task.DESK for each in looks)
    if deep and not expected and about not in week.touched:
        found.add(Sign.NO_REASON)
    if any(not rules.begins <= each.at.astimezone(ZONE).time() < rules.ends for each in looks):
        found.add(Sign.OUT_OF_HOURS)
    return found


def _noticed(user: int, patient: int | None, day: date, looks: list[Look], signs: Iterable[Sign]) -> Noticed:
    order = list(Sign)
    times = [each.at for each in looks]
    return Noticed(user, patient, day, min(times), max(times), len(looks), tuple(sorted(signs, key=order.index)))


def _bulk(week: Week, rules: SnoopRules) -> list[Noticed]:
    """Return each person's fullest hour of a day, where it holds more records than one hour of work does."""
    by_day: dict[tuple[int, date], list[Look]] = defaultdict(list)
    for look in week.looks:
        by_day[look.user, look.day].append(look)
    found = []
    for (user, day), looks in by_day.items():
        fullest = _fullest_hour(sorted(looks, key=lambda each: each.at))
        count = len({each.patient for each in fullest})
        if count > rules.in_an_hour:
            whole = _noticed(user, None, day, fullest, (Sign.BULK,))
            found.append(Noticed(user, None, day, whole.first, whole.last, count, whole.signs))
    return found


def _fullest_hour(looks: list[Look]) -> list[Look]:
    best: tuple[int, int, int] = (0, 0, 0)
    inside: Counter[int] = Counter()
    begin = 0
    for end, look in enumerate(looks):
        inside[look.patient] += 1
        while look.at - looks[begin].at > timedelta(hours=1):
            gone = looks[begin].patient
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            begin += 1
        if len(inside) > best[0]:
            best = (len(inside), begin, end + 1)
    return looks[best[1] : best[2]]


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
