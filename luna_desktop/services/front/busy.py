"""Which minutes are taken, kept beside the bookings: worked out anew for each day and resource that a write touches.

Days are those of UTC, so that a change of the clinic's zone changes nothing here. Whoever writes has raised the
days' revisions before, so nobody else works on the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update

from luna_desktop.domain.book.bookings import Booking
from luna_desktop.domain.book.resources import Resource, ResourceKind, device, practitioner, room
from luna_desktop.domain.book.rules import Standing
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import MINUTES_A_DAY
from luna_desktop.models.book import BusyMinutes
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.work import Work

Key = tuple[date, Resource]
_ROWS = BusyMinutes.metadata.tables["busy_minutes"]


def keep_busy(work: Work, touched: Iterable[Booking]) -> None:
    """Bring the taken minutes in step with the bookings, wherever one of these bookings was or is now."""
    keys = {key for booking in touched for key in _keys(booking)}
    if not keys:
        return
    days = {day for day, _resource in keys}
    masks = dict.fromkeys(keys, 0)
    mine = or_(*(_is(key) for key in keys))
    work.connection.execute(update(_ROWS).where(mine).values(kind=_ROWS.c.kind))  # hold them until the commit
    for day in sorted(days):
        taken = taken_by(standing_around(work, [utc_span(day)]), day)
        masks |= {(day, of): mask for of, mask in taken.items() if (day, of) in masks}
    work.connection.execute(delete(_ROWS).where(mine))
    rows = [
        {"day": day, "kind": of.kind.value, "resource_id": of.id, "minutes": packed(mask)}
        for (day, of), mask in masks.items()
        if mask
    ]
    if rows:
        work.connection.execute(insert(_ROWS), rows)


def _is(key: Key) -> ColumnElement[bool]:
    day, of = key
    return and_(_ROWS.c.day == day, _ROWS.c.kind == of.kind.value, _ROWS.c.resource_id == of.id)


def _keys(booking: Booking) -> Iterator[Key]:
    whole = Standing(
        0,
        booking.patient_id,
        booking.practitioner,
        booking.room,
        booking.devices,
        booking.span,
        booking.occupied,
    )
    for resource, span in takes(whole):
        for day in utc_days(span):
            yield day, resource


def takes(each: Standing) -> Iterator[tuple[Resource, Span]]:
    """Yield what a booking takes, and for which time: the place with preparation and clean-up, people without."""
    if each.practitioner:
        yield practitioner(each.practitioner), each.span
    if each.room:
        yield room(each.room), each.occupied
    for one in each.devices:
        yield device(one), each.occupied


def taken_on(bookings: Iterable[Standing], of: Resource, day: date) -> int:
    """Return the minutes of a day of UTC that bookings take of a resource."""
    return taken_by(bookings, day).get(of, 0)


def taken_by(bookings: Iterable[Standing], day: date) -> dict[Resource, int]:
    """Return the minutes of a day of UTC that bookings take, by resource."""
    masks: dict[Resource, int] = {}
    for each in bookings:
        for resource, span in takes(each):
            masks[resource] = masks.get(resource, 0) | minutes_of(span, day)
    return {of: mask for of, mask in masks.items() if mask}


def utc_span(day: date) -> Span:
    """Return a day of UTC."""
    start = datetime.combine(day, time(), UTC)
    return Span(start, start + timedelta(days=1))


def utc_days(span: Span) -> tuple[date, ...]:
    """Return the days of UTC that a span touches."""
    first, last = span.starts.date(), (span.ends - timedelta(microseconds=1)).date()
    return tuple(first + timedelta(days=step) for step in range((last - first).days + 1))


def minutes_of(span: Span, day: date) -> int:
    """Return the minutes of a span within a day of UTC as a mask; a part of a minute is a whole one."""
    start = utc_span(day).starts
    first = max(0, int((span.starts - start) / timedelta(minutes=1)))
    last = min(MINUTES_A_DAY, -((start - span.ends) // timedelta(minutes=1)))
    return ((1 << (last - first)) - 1) << first if last > first else 0


def packed(mask: int) -> bytes:
    """Return a mask as it is stored."""
    return mask.to_bytes((mask.bit_length() + 7) // 8, "little")


def busy_minutes(work: Work, days: Iterable[date], wanted: Iterable[Resource]) -> dict[Resource, dict[date, int]]:
    """Return the taken minutes of resources on days of UTC; what is free all day is left out."""
    every = sorted(days)
    by_kind: dict[ResourceKind, list[int]] = {}
    for each in wanted:
        by_kind.setdefault(each.kind, []).append(each.id)
    if not every or not by_kind:
        return {}
    named = [and_(_ROWS.c.kind == kind.value, _ROWS.c.resource_id.in_(ids)) for kind, ids in by_kind.items()]
    rows = work.connection.execute(
        select(_ROWS.c.day, _ROWS.c.kind, _ROWS.c.resource_id, _ROWS.c.minutes).where(
            _ROWS.c.day >= every[0], _ROWS.c.day <= every[-1], or_(*named)
        )
    )
    known = {(kind.value, each): Resource(kind, each) for kind, ids in by_kind.items() for each in ids}
    found: dict[Resource, dict[date, int]] = {}
    for day, kind, each, minutes in rows:
        found.setdefault(known[kind, each], {})[day] = int.from_bytes(minutes, "little")
    return found
