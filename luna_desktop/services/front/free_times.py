"""Looking for the next free times: one statement for the taken minutes of each stretch of days, then arithmetic.

Stretches grow, so that a time next week is found without reading three months.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.free_times import EDGE, PATIENT, BusyDay, FreeTime, Openness, Search, free_on
from luna_desktop.domain.book.resources import Resource, device, practitioner, room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import SetUp, in_order
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import MINUTES_A_DAY, day_span
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.front.busy import busy_minutes, minutes_of, taken_on, takes, utc_days, utc_span
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.standing import standing_around, standing_with_id
from luna_desktop.services.people.hidden import staff_kept_away
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say

MOST_DAYS = 180
STRETCHES = (7, 14, 28, MOST_DAYS)
"""So many days are looked at in one go, one after the other until enough times are found."""


@dataclass(frozen=True)
class FreeTimesAsked:
    """Wishes; 0, None and empty take any. Zero minutes take the service's length.

    `earliest` and `latest` are minutes of the day; `booking_id` is a booking that is to be moved and so is not in its
    own way; `first` is the first day, today where it is None.
    """

    service: str
    patient_id: PatientId = PatientId(0)  # noqa: RUF009 - a number under another name
    minutes: int = 0
    practitioner: int = 0
    room: int = 0
    devices: tuple[int, ...] = ()
    weekdays: frozenset[int] = frozenset()
    earliest: int = 0
    latest: int = MINUTES_A_DAY
    first: date | None = None
    days: int = 90
    limit: int = 12
    per_day: int = 3
    step: int = 15
    booking_id: int = 0


@use_case(requires=Permission.READ_BOOK, writes=False)
def find_free_times(work: Work, asked: FreeTimesAsked) -> tuple[FreeTime, ...]:
    """Return the next free times, the earliest first; none at all means: widen the wishes.

    Raises InvalidInput for a service that is not offered.
    """
    set_up = set_up_of(work)
    return look(work, set_up, asked)


def look(work: Work, set_up: SetUp, asked: FreeTimesAsked) -> tuple[FreeTime, ...]:
    """Find free times within a transaction that has read the set-up already."""
    service = set_up.services.get(asked.service)
    if service is None:
        raise InvalidInput({"service": say("Choose a service from the list.")})
    search = search_of(work, set_up, service, asked)
    today = work.now.astimezone(set_up.zone).date()
    first = max(asked.first or today, today)
    openness = Openness(set_up)
    found: list[FreeTime] = []
    for days in _stretches(first, min(asked.days, MOST_DAYS)):
        busy = busy_on(work, set_up, days, search, asked)
        for day in days:
            found.extend(free_on(search, day, busy[day], set_up, openness, work.now))
            if len(found) >= asked.limit:
                return tuple(found[: asked.limit])
    return tuple(found)


def search_of(work: Work, set_up: SetUp, service: DeskService, asked: FreeTimesAsked) -> Search:
    """Return the wishes with every candidate that the service and the set-up allow, the preferred first."""
    people = [each.user for each in in_order(set_up.people.values())]
    who = [each for each in people if not service.practitioners or each in service.practitioners]
    if asked.practitioner:
        who = [each for each in who if each == asked.practitioner]
    if asked.patient_id:
        away = staff_kept_away(work, asked.patient_id)
        who = [each for each in who if each not in away]
    return Search(
        minutes=asked.minutes or service.minutes,
        practitioners=tuple(who),
        rooms=_rooms(set_up, service, asked),
        devices=_devices(set_up, service, asked),
        before=service.prepare,
        after=service.clean_up,
        weekdays=asked.weekdays,
        earliest=asked.earliest,
        latest=asked.latest,
        step=max(1, asked.step),
        per_day=asked.per_day,
    )


def _rooms(set_up: SetUp, service: DeskService, asked: FreeTimesAsked) -> tuple[int, ...] | None:
    if not service.needs_room and not asked.room:
        return None
    fitting = tuple(each for each in set_up.rooms if not service.rooms or each in service.rooms)
    return tuple(each for each in fitting if each == asked.room) if asked.room else fitting


def _devices(set_up: SetUp, service: DeskService, asked: FreeTimesAsked) -> tuple[int, ...] | None:
    fitting = tuple(each for each in service.devices if each in set_up.devices)
    if asked.devices:
        return tuple(each for each in set_up.devices if each in asked.devices and (each in fitting or not fitting))
    return fitting if service.needs_device else None


def _stretches(first: date, days: int) -> Iterable[list[date]]:
    done = 0
    for length in STRETCHES:
        count = min(length, days - done)
        if count <= 0:
            return
        yield [first + timedelta(days=done + step) for step in range(count)]
        done += count


class BusySoFar(BusyDay):
    """What is taken on one day of the clinic, put together out of the days of UTC that it lies in, when asked for."""

    def __init__(self, known: Mapping[Resource, Mapping[date, int]], span: Span) -> None:
        super().__init__()
        self._known = known
        self._parts = [
            (day, EDGE - int((span.starts - utc_span(day).starts) / timedelta(minutes=1)))
            for day in utc_days(span.widened(EDGE, EDGE))
        ]

    def of(self, resource: Resource) -> int:
        """Return the taken minutes of a resource."""
        days = self._known.get(resource)
        if not days:
            return 0
        found = 0
        for day, shift in self._parts:
            mask = days.get(day, 0)
            found |= mask << shift if shift >= 0 else mask >> -shift
        return found


def busy_on(
    work: Work, set_up: SetUp, days: Sequence[date], search: Search, asked: FreeTimesAsked
) -> dict[date, BusyDay]:
    """Return what is taken on days in a row, of the resources that the search is about and of the patient."""
    spans = [day_span(day, set_up.zone) for day in days]
    whole = Span(spans[0].starts, spans[-1].ends).widened(EDGE, EDGE)
    about = [
        *(practitioner(each) for each in search.practitioners),
        *(room(each) for each in search.rooms or ()),
        *(device(each) for each in search.devices or ()),
    ]
    known = busy_minutes(work, utc_days(whole), about)
    if asked.booking_id:
        _leave_out(work, known, asked.booking_id)
    if asked.patient_id:
        known[PATIENT] = _of_patient(work, whole, asked)
    return {day: BusySoFar(known, span) for day, span in zip(days, spans, strict=True)}


def _of_patient(work: Work, whole: Span, asked: FreeTimesAsked) -> dict[date, int]:
    found: dict[date, int] = {}
    for each in standing_around(work, [whole], int(asked.patient_id)):
        if each.booking_id != asked.booking_id:
            for day in utc_days(each.span):
                found[day] = found.get(day, 0) | minutes_of(each.span, day)
    return found


def _leave_out(work: Work, known: dict[Resource, dict[date, int]], booking_id: int) -> None:
    """Give back what the booking takes that is to be moved, unless another one stands there with it."""
    mine = next(iter(standing_with_id(work, booking_id)), None)
    if mine is None:
        return
    for day in utc_days(mine.occupied):
        others = [each for each in standing_around(work, [utc_span(day)]) if each.booking_id != booking_id]
        for of, _span in takes(mine):
            if of in known:
                known[of][day] = taken_on(others, of, day)
