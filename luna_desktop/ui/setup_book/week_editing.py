"""What can be done to a week of opening hours, without any window: draw, move, stretch, remove, copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from luna_desktop.domain.book.hours import DayHours, Period
from luna_desktop.domain.book.zone import MINUTES_A_DAY

STEP = 15
"""Minutes by which a hand or a key moves an edge."""
USUAL = Period(9 * 60, 17 * 60)
BREAK_MINUTES = 60

Week = tuple[DayHours, ...]
"""Seven days from Monday, those that are closed too."""


@dataclass(frozen=True)
class Piece:
    """One open period or break of a day, by its place among them."""

    weekday: int
    at: int
    is_break: bool = False


def whole_week(days: Sequence[DayHours]) -> Week:
    """Return seven days in order; a day that is not named is closed."""
    named = {day.weekday: day for day in days}
    return tuple(named.get(weekday, DayHours(weekday)) for weekday in range(7))


def pieces_of(day: DayHours) -> tuple[Piece, ...]:
    """Return the pieces of a day by their start; a period stands before the breaks within it."""
    found = [(each.starts, 0, Piece(day.weekday, at)) for at, each in enumerate(day.open)]
    found += [(each.starts, 1, Piece(day.weekday, at, is_break=True)) for at, each in enumerate(day.breaks)]
    return tuple(piece for _starts, _kind, piece in sorted(found, key=lambda each: each[:2]))


def period_of(week: Week, piece: Piece) -> Period | None:
    """Return the period of a piece, or None where it is gone."""
    day = week[piece.weekday]
    periods = day.breaks if piece.is_break else day.open
    return periods[piece.at] if piece.at < len(periods) else None


def tidied(day: DayHours) -> DayHours:
    """Return a day whose open periods do not overlap, and whose breaks lie within them."""
    merged: list[Period] = []
    for each in sorted(day.open, key=lambda each: each.starts):
        if merged and each.starts < merged[-1].ends:
            merged[-1] = replace(merged[-1], ends=max(merged[-1].ends, each.ends))
        else:
            merged.append(each)
    breaks = [kept for each in day.breaks for kept in _within(each, merged)]
    return replace(day, open=tuple(merged), breaks=tuple(sorted(breaks, key=lambda each: each.starts)))


def _within(pause: Period, periods: Sequence[Period]) -> list[Period]:
    """Return the longest part of a break that lies in one open period, or nothing."""
    parts = [replace(pause, starts=max(pause.starts, each.starts), ends=min(pause.ends, each.ends)) for each in periods]
    whole = [part for part in parts if part.starts < part.ends]
    return sorted(whole, key=lambda part: part.starts - part.ends)[:1]


def put_day(week: Week, day: DayHours) -> Week:
    """Return the week with another day in its place, tidied."""
    return tuple(tidied(day) if each.weekday == day.weekday else each for each in week)


def add(week: Week, weekday: int, period: Period, *, is_break: bool = False) -> tuple[Week, Piece | None]:
    """Add a period or a break; return the week and where it stands then, None where it found no place."""
    day = week[weekday]
    if is_break:
        after = put_day(week, replace(day, breaks=(*day.breaks, period)))
    else:
        after = put_day(week, replace(day, open=(*day.open, period)))
    return after, piece_at(after, weekday, (period.starts + period.ends) // 2, is_break=is_break)


def piece_at(week: Week, weekday: int, minute: int, *, is_break: bool) -> Piece | None:
    """Return the piece of a kind that holds a minute of a day, or None."""
    day = week[weekday]
    periods = day.breaks if is_break else day.open
    places = [at for at, each in enumerate(periods) if each.starts <= minute < each.ends]
    return Piece(weekday, places[0], is_break) if places else None


def next_period(day: DayHours) -> Period:
    """Return what to offer when a period is added by a key: the usual hours, or two hours after the last period."""
    if not day.open:
        return USUAL
    last = max(each.ends for each in day.open)
    if last + STEP * 6 <= MINUTES_A_DAY:
        return Period(last + STEP * 2, min(last + STEP * 10, MINUTES_A_DAY))
    first = min(each.starts for each in day.open)
    return Period(max(0, first - STEP * 10), max(STEP, first - STEP * 2))


def break_within(period: Period) -> Period:
    """Return what to offer as a break: an hour in the middle, or a third of a short period."""
    length = min(BREAK_MINUTES, max(STEP, (period.ends - period.starts) // 3 // STEP * STEP))
    start = (period.starts + (period.ends - period.starts - length) // 2) // STEP * STEP
    return Period(start, start + length)


def remove(week: Week, piece: Piece) -> Week:
    """Return the week without a piece; what is no longer within a period goes with it."""
    day = week[piece.weekday]
    periods = day.breaks if piece.is_break else day.open
    left = tuple(each for at, each in enumerate(periods) if at != piece.at)
    return put_day(week, replace(day, breaks=left) if piece.is_break else replace(day, open=left))


def change(week: Week, piece: Piece, period: Period) -> tuple[Week, Piece | None]:
    """Give a piece another time; return the week and where the piece stands then."""
    held = Period(max(0, period.starts), min(MINUTES_A_DAY, period.ends), period.name)
    if held.ends - held.starts < STEP:
        return week, piece
    day = week[piece.weekday]
    periods = list(day.breaks if piece.is_break else day.open)
    if piece.at >= len(periods):
        return week, None
    periods[piece.at] = held
    fresh = replace(day, breaks=tuple(periods)) if piece.is_break else replace(day, open=tuple(periods))
    after = put_day(week, fresh)
    return after, piece_at(after, piece.weekday, (held.starts + held.ends) // 2, is_break=piece.is_break)


def moved(week: Week, piece: Piece, by: int) -> tuple[Week, Piece | None]:
    """Move a piece by minutes, and an open period together with its breaks; it stops at the ends of the day."""
    period = period_of(week, piece)
    if period is None:
        return week, None
    by = max(-period.starts, min(by, MINUTES_A_DAY - period.ends))
    if not piece.is_break:
        day = week[piece.weekday]
        inner = tuple(
            replace(each, starts=each.starts + by, ends=each.ends + by)
            if period.starts <= each.starts < period.ends
            else each
            for each in day.breaks
        )
        week = tuple(replace(each, breaks=inner) if each.weekday == piece.weekday else each for each in week)
    return change(week, piece, replace(period, starts=period.starts + by, ends=period.ends + by))


def stretched(week: Week, piece: Piece, by: int) -> tuple[Week, Piece | None]:
    """Make a piece longer or shorter at its end by minutes."""
    period = period_of(week, piece)
    return change(week, piece, replace(period, ends=period.ends + by)) if period is not None else (week, None)


def copied(week: Week, weekday: int, onto: Sequence[int]) -> Week:
    """Return the week with the hours of a day on other days too."""
    day = week[weekday]
    return tuple(replace(day, weekday=each.weekday) if each.weekday in onto else each for each in week)
