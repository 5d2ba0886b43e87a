"""Counts of the front desk for the owner, by week and by practitioner: numbers alone, no patient among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.bookings import Booking as Body
from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.counting import Happened, Tally, tallies, tally, week_of
from luna_desktop.domain.book.waiting import minutes_since
from luna_desktop.domain.book.zone import day_span, local_day
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import read_part
from luna_desktop.models.book import Booking, BookingVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.front.set_up import zone_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, Change, Work
from luna_desktop.texts import say

USUAL_WEEKS, MOST_WEEKS = 13, 106
"""A quarter of a year, and two years."""
ENTITY = "counts"


@dataclass(frozen=True)
class CountsAsked:
    """Which days, both counted in; `practitioner` 0 takes everybody."""

    since: date
    until: date
    practitioner: int = 0


@dataclass(frozen=True)
class WeekCount:
    """The counts of a week, by its Monday."""

    monday: date
    tally: Tally


@dataclass(frozen=True)
class PersonCount:
    """The counts of a practitioner; 0 and an empty name stand for bookings with nobody."""

    practitioner: int
    name: str
    tally: Tally


@dataclass(frozen=True)
class Counts:
    """What was asked, counted by week (the earliest first) and by practitioner (by name), and all of it together."""

    asked: CountsAsked
    weeks: tuple[WeekCount, ...]
    people: tuple[PersonCount, ...]
    whole: Tally


def usual_span(today: date) -> tuple[date, date]:
    """Return the days that are counted unless others are asked for: the last 13 weeks, this one among them."""
    return week_of(today) - timedelta(weeks=USUAL_WEEKS - 1), today


@use_case(requires=Permission.READ_COUNTS)
def read_counts(work: Work, asked: CountsAsked) -> Counts:
    """Return the counts of some days.

    Raises InvalidInput for days in the wrong order, or more than two years.
    """
    found = counts_of(work, asked)
    work.record("counts read", Change(ENTITY), kind=READ, detail=_detail(asked))
    return found


def _detail(asked: CountsAsked) -> dict[str, object]:
    return {"since": asked.since.isoformat(), "until": asked.until.isoformat(), "practitioner": asked.practitioner}


def counts_of(work: Work, asked: CountsAsked) -> Counts:
    """Count without an audit entry, for pages and files that write their own."""
    if asked.until < asked.since:
        raise InvalidInput({"until": say("This day lies before the first one. Enter it, or a later one.")})
    if asked.until - asked.since > timedelta(weeks=MOST_WEEKS):
        raise InvalidInput({"since": say("Choose two years at the most.")})
    happened = _happened(work, asked)
    names = _names(work, {each.practitioner for each in happened})
    by_week = tallies(happened, lambda each: week_of(each.day))
    by_person = tallies(happened, lambda each: each.practitioner)
    people = (PersonCount(user, names.get(user, ""), found) for user, found in by_person.items())
    return Counts(
        asked,
        tuple(WeekCount(monday, by_week.get(monday, Tally())) for monday in _mondays(asked)),
        tuple(sorted(people, key=lambda each: (not each.name, each.name.casefold()))),
        tally(happened),
    )


def _mondays(asked: CountsAsked) -> Iterable[date]:
    monday = week_of(asked.since)
    while monday <= asked.until:
        yield monday
        monday += timedelta(weeks=1)


def _happened(work: Work, asked: CountsAsked) -> list[Happened]:
    zone = zone_of(work)
    starts, ends = day_span(asked.since, zone).starts, day_span(asked.until, zone).ends
    query = select(
        Booking.id,
        Booking.practitioner_id,
        Booking.state,
        Booking.starts_at,
        Booking.booked_at,
        Booking.arrived_at,
        Booking.in_room_at,
    ).where(
        Booking.starts_at >= starts,
        Booking.starts_at < ends,
        Booking.pinned.is_(False),
        Booking.state != BookingState.HELD.value,
    )
    if asked.practitioner:
        query = query.where(Booking.practitioner_id == asked.practitioner)
    rows = work.session.execute(query).all()
    called_off = _called_off(work, starts, ends)
    return [
        Happened(
            local_day(row.starts_at, zone),
            row.practitioner_id or 0,
            BookingState(row.state),
            max(0, _days_between(row.booked_at, row.starts_at, zone)),
            _waited(row.arrived_at, row.in_room_at),
            *_who_and_why(called_off.get(row.id)),
        )
        for row in rows
    ]


def _waited(arrived: datetime | None, went_in: datetime | None) -> int | None:
    return minutes_since(arrived, went_in) if arrived is not None and went_in is not None else None


def _days_between(one: datetime, other: datetime, zone: ZoneInfo) -> int:
    return (local_day(other, zone) - local_day(one, zone)).days


def _who_and_why(body: Body | None) -> tuple[CancelledBy | None, CancelReason | None]:
    return (body.cancelled_by, body.cancel_reason) if body is not None else (None, None)


def _called_off(work: Work, starts: datetime, ends: datetime) -> dict[int, Body]:
    """Return the newest versions of cancelled bookings: who called them off and why stands nowhere else."""
    rows = work.session.execute(
        select(Booking.id, BookingVersion.body)
        .join(
            BookingVersion,
            (BookingVersion.booking_id == Booking.id) & (BookingVersion.number == Booking.current_number),
        )
        .where(Booking.starts_at >= starts, Booking.starts_at < ends, Booking.state == BookingState.CANCELLED.value)
    )
    found = {row.id: read_part(Body, row.body) for row in rows}
    return {number: body for number, body in found.items() if isinstance(body, Body)}


def _names(work: Work, users: set[int]) -> dict[int, str]:
    rows = work.session.execute(select(StaffUser.id, StaffUser.display_name).where(StaffUser.id.in_(users)))
    return {row.id: row.display_name for row in rows}
