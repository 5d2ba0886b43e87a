"""Opening hours as they are typed and read: `09:00–13:00, 14:00–18:00`, breaks with a name: `13:00–14:00 Lunch`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from luna_desktop.domain.book.hours import DayHours, Period, periods_problem
from luna_desktop.domain.book.zone import MINUTES_A_DAY
from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

LONGEST_NAME = 40
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_PERIOD = re.compile(rf"^{_TIME}\s*(?:-|–|—|to)\s*{_TIME}(?:\s+(.*))?$", re.IGNORECASE)


def clock_text(minute: int) -> str:
    """Return a minute of the day as 09:30; the end of the day is 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def periods_text(periods: Iterable[Period]) -> str:
    """Return periods one after the other, each with its name where it has one."""
    return ", ".join(
        " ".join(part for part in (f"{clock_text(each.starts)}–{clock_text(each.ends)}", each.name) if part)
        for each in sorted(periods, key=lambda each: each.starts)
    )


def read_periods(text: str) -> tuple[Period, ...] | Message:
    """Return the periods that were typed, in order, or what is wrong with them; nothing typed is no period."""
    found: list[Period] = []
    for part in (part.strip() for part in re.split(r"[,;\n]", text)):
        if not part:
            continue
        period = _period(part)
        if period is None:
            return say("“{text}” is not a time from and to. Write for example 09:00-13:00, 14:00-18:00.", text=part)
        found.append(period)
    return tuple(sorted(found, key=lambda each: each.starts))


def _period(text: str) -> Period | None:
    match = _PERIOD.match(text)
    if match is None:
        return None
    starts, ends = _minute(match[1], match[2]), _minute(match[3], match[4])
    if starts is None or ends is None:
        return None
    return Period(starts, ends, clean_line(match[5] or "")[:LONGEST_NAME])


def _minute(hours: str, minutes: str | None) -> int | None:
    minute = int(hours) * 60 + int(minutes or 0)
    return minute if minute <= MINUTES_A_DAY and int(minutes or 0) < 60 else None


def read_clock(text: str) -> int | None:
    """Return a time such as 9, 9:30 or 24:00 as a minute of the day, or None where it is none."""
    match = re.fullmatch(_TIME, text.strip())
    return _minute(match[1], match[2]) if match is not None else None


def day_problem(day: DayHours) -> Message | None:
    """Return what is wrong with the hours of a day: overlaps, an end before its start, a break outside of hours."""
    problem = periods_problem(day.open, day.breaks)
    if problem is not None:
        return problem
    for pause in day.breaks:
        if not any(each.starts <= pause.starts and pause.ends <= each.ends for each in day.open):
            return say("The break {text} lies outside of the open hours of this day.", text=periods_text([pause]))
    ordered = sorted(day.breaks, key=lambda each: each.starts)
    if any(one.ends > other.starts for one, other in pairwise(ordered)):
        return say("Two breaks of this day overlap. Change one of them.")
    return None


def open_minutes(day: DayHours) -> int:
    """Return how many minutes a day is open, without its breaks."""
    return sum(each.ends - each.starts for each in day.open) - sum(each.ends - each.starts for each in day.breaks)
