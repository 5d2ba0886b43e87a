"""The next free times under many wishes at once: sets of minutes as bits of a number, so that 90 days take no time.

Bit *n* of a mask is the minute *n* of a day. A start fits where practitioner and patient are free for the length, a
room and a device for the length with preparation and clean-up; all of them are found by shifting and joining masks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from luna_desktop.domain.book.hours import Away, Blocked
from luna_desktop.domain.book.resources import Resource, ResourceKind, device, practitioner, room
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import MINUTES_A_DAY, day_span, minute_of_day

PATIENT = Resource(ResourceKind.CLINIC, -1)
"""Under this the busy minutes of the patient stand, who is no resource."""
EDGE = 4 * 60
"""Minutes of the day before that masks keep, so that preparation may begin before midnight."""


@dataclass(frozen=True)
class Search:
    """What is looked for. Candidates stand in the order in which they are preferred.

    `rooms` and `devices` are None where none is needed. `earliest` and `latest` are minutes of the day between which
    the whole appointment lies; `step` is how far apart starts are; at most `per_day` times of a day are returned, no
    two of them at once, and 0 returns every one.
    """

    minutes: int
    practitioners: tuple[int, ...]
    rooms: tuple[int, ...] | None = None
    devices: tuple[int, ...] | None = None
    before: int = 0
    after: int = 0
    weekdays: frozenset[int] = frozenset()
    earliest: int = 0
    latest: int = MINUTES_A_DAY
    step: int = 15
    per_day: int = 3


@dataclass(frozen=True)
class FreeTime:
    """A time that could be booked as it stands."""

    starts: datetime
    practitioner: int
    room: int = 0
    devices: tuple[int, ...] = ()


class BusyDay:
    """Which minutes of a day are taken, asked for one resource at a time; `PATIENT` holds those of the patient."""

    def __init__(self, masks: Mapping[Resource, int] | None = None) -> None:
        self._masks = masks or {}

    def of(self, resource: Resource) -> int:
        """Return the taken minutes of a resource."""
        return self._masks.get(resource, 0)


def bits_of(first: int, last: int) -> int:
    """Return the mask of the minutes from one until before another, counted from midnight; both may be negative."""
    low, high = max(first + EDGE, 0), max(last + EDGE, 0)
    return ((1 << (high - low)) - 1) << low if high > low else 0


def runs(mask: int, length: int) -> int:
    """Return the minutes at which so many free minutes in a row begin."""
    have = 1
    while have < length and mask:
        shift = min(have, length - have)
        mask &= mask >> shift
        have += shift
    return mask


_DAY = bits_of(-EDGE, 2 * MINUTES_A_DAY)


class Openness:
    """When resources are there, as masks; a usual weekday is worked out once."""

    def __init__(self, set_up: SetUp) -> None:
        self._set_up = set_up
        self._usual: dict[tuple[Resource, int, int], tuple[int, int]] = {}
        self._changes = sorted({each.since for each in set_up.hours if each.since is not None})
        self._odd = {each.day for each in set_up.holidays} | {each.day for each in set_up.date_hours}
        for closure in set_up.closures:
            first, last = (at.astimezone(set_up.zone).date() for at in (closure.starts, closure.ends))
            days = min((last - first).days, 3660)
            self._odd |= {first + timedelta(days=step) for step in range(days + 1)}

    def of(self, resource: Resource, day: date) -> tuple[int, int]:
        """Return the minutes in which a resource is there, and those in which it may be prepared or cleaned too."""
        span = day_span(day, self._set_up.zone)
        if day in self._odd or span.minutes != MINUTES_A_DAY:
            return self._worked_out(resource, day, span)
        key = resource, day.weekday(), bisect_right(self._changes, day)
        if key not in self._usual:
            self._usual[key] = self._worked_out(resource, day, span)
        return self._usual[key]

    def _worked_out(self, resource: Resource, day: date, span: Span) -> tuple[int, int]:
        blocked = self._set_up.blocked(resource, day)
        shut = _mask(blocked, span.starts)
        barred = _mask((each for each in blocked if each.why is not Away.OUTSIDE_HOURS), span.starts)
        return bits_of(0, span.minutes) & ~shut, bits_of(-EDGE, span.minutes + EDGE) & ~barred


def _mask(blocked: Iterable[Blocked], start: datetime) -> int:
    found = 0
    for each in blocked:
        first, last = ((at - start) // timedelta(minutes=1) for at in (each.span.starts, each.span.ends))
        found |= bits_of(int(first), int(last))
    return found


def free_on(
    search: Search, day: date, busy: BusyDay, set_up: SetUp, openness: Openness, not_before: datetime
) -> tuple[FreeTime, ...]:
    """Return the free times of a day, the earliest first; of two at once the one of the preferred practitioner."""
    if search.weekdays and day.weekday() not in search.weekdays:
        return ()
    start = day_span(day, set_up.zone).starts
    allowed = _allowed(search, day, set_up, start, not_before) & runs(_DAY & ~busy.of(PATIENT), search.minutes)
    free: dict[int, int] = {}
    for who in search.practitioners:
        one = practitioner(who)
        mine = runs(openness.of(one, day)[0] & ~busy.of(one), search.minutes) & allowed
        if mine:
            free[who] = mine
    if not free:
        return ()
    places = _Places(search, day, busy, set_up, openness)
    found = [
        FreeTime(start + timedelta(minutes=at), who, *places.at(at, who))
        for who, mine in free.items()
        for at in _minutes(mine & places.starts)
    ]
    found.sort(key=lambda each: each.starts)  # stays in the order of preference where two start at once
    return tuple(_spread(search, found)) if search.per_day else tuple(found)


def _allowed(search: Search, day: date, set_up: SetUp, start: datetime, not_before: datetime) -> int:
    """Return the starts that the wishes allow: the part of the day, the step, and nothing that is over."""
    first, last = (
        int((minute_of_day(day, each, set_up.zone) - start) / timedelta(minutes=1))
        for each in (search.earliest, search.latest)
    )
    late = -(-int((not_before - start) / timedelta(seconds=1)) // 60)
    return _starts(-(-max(first, late, 0) // search.step) * search.step, last - search.minutes, search.step)


@lru_cache(maxsize=256)
def _starts(first: int, last: int, step: int) -> int:
    """Return every so many minutes from one until another, with it."""
    return sum(1 << (at + EDGE) for at in range(first, last + 1, step))


def _minutes(mask: int) -> Iterator[int]:
    """Yield the minutes of a mask in order."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1 - EDGE
        mask ^= low


def _spread(search: Search, found: list[FreeTime]) -> Iterator[FreeTime]:
    """Yield the first few times of a day of which no two overlap, for a list that a person reads."""
    given, last = 0, None
    for each in found:
        if given < search.per_day and (last is None or each.starts >= last + timedelta(minutes=search.minutes)):
            yield each
            given, last = given + 1, each.starts


class _Places:
    """Where a day's appointments could be: starts that have a room and a device, and which ones."""

    def __init__(self, search: Search, day: date, busy: BusyDay, set_up: SetUp, openness: Openness) -> None:
        self._search, self._set_up = search, set_up

        def fitting(of: Resource) -> int:
            there, wide = openness.of(of, day)
            taken = busy.of(of)
            whole = runs(wide & ~taken, search.before + search.minutes + search.after) << search.before
            return whole & runs(there & ~taken, search.minutes)

        self._rooms = {each: fitting(room(each)) for each in search.rooms or ()}
        self._devices = {each: fitting(device(each)) for each in search.devices or ()}
        self.starts = self._starts()

    def _starts(self) -> int:
        if self._search.rooms is None:
            return self._of_devices(0) if self._search.devices is not None else -1
        found = 0
        for each, mask in self._rooms.items():
            found |= mask & (self._of_devices(each) if self._search.devices is not None else -1)
        return found

    def _of_devices(self, in_room: int) -> int:
        found = 0
        for each, mask in self._devices.items():
            if self._goes(each, in_room):
                found |= mask
        return found

    def _goes(self, each: int, in_room: int) -> bool:
        return self._set_up.devices[each].room in (0, in_room)

    def at(self, minute: int, who: int) -> tuple[int, tuple[int, ...]]:
        """Return the room and the devices for a start: the usual room first, a device that stands there first."""
        bit = 1 << (minute + EDGE)
        usual = self._set_up.people[who].room
        rooms = sorted((each for each, mask in self._rooms.items() if mask & bit), key=lambda each: each != usual)
        for place in rooms if self._search.rooms is not None else (0,):
            if self._search.devices is None:
                return place, ()
            here = [each for each, mask in self._devices.items() if mask & bit and self._goes(each, place)]
            if here:
                return place, (min(here, key=lambda each: self._set_up.devices[each].room != place),)
        return 0, ()
