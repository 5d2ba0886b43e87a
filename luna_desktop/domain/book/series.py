"""Dates of repeating bookings: every so many days, weeks or months, so many times or until a day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from luna_desktop.texts import Message, say

MOST_DATES = 60
LONGEST_STEP = 366


class SeriesUnit(Enum):
    """What a series counts in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


UNIT_NAMES: dict[SeriesUnit, Message] = {
    SeriesUnit.DAYS: say("Days"),
    SeriesUnit.WEEKS: say("Weeks"),
    SeriesUnit.MONTHS: say("Months"),
}


@dataclass(frozen=True)
class SeriesRule:
    """Every so many units, `count` times in all or until a day with it; the count rules where both are given."""

    every: int = 1
    unit: SeriesUnit = SeriesUnit.WEEKS
    count: int = 0
    until: date | None = None


def rule_problems(rule: SeriesRule, first: date) -> dict[str, Message]:
    """Return what is wrong with a rule, by field."""
    problems: dict[str, Message] = {}
    if not 1 <= rule.every <= LONGEST_STEP:
        problems["every"] = say("Enter a number between 1 and {most}.", most=LONGEST_STEP)
    if rule.count and not 2 <= rule.count <= MOST_DATES:
        problems["count"] = say("Enter between 2 and {most} appointments.", most=MOST_DATES)
    if not rule.count and rule.until is None:
        problems["count"] = say("Enter how many appointments, or until which day.")
    if not rule.count and rule.until is not None and rule.until <= first:
        problems["until"] = say("The last day is not after the first appointment. Choose a later one.")
    return problems


def dates_of(rule: SeriesRule, first: date) -> tuple[date, ...]:
    """Return the dates of a series, the first one with them; never more than 60.

    By months it is the same day of each month, or the last one where a month has no such day.
    """
    found: list[date] = []
    for step in range(rule.count or MOST_DATES):
        day = _after(rule, first, step * rule.every)
        if not rule.count and rule.until is not None and day > rule.until:
            break
        found.append(day)
    return tuple(found[:MOST_DATES])


def _after(rule: SeriesRule, first: date, count: int) -> date:
    if rule.unit is SeriesUnit.MONTHS:
        year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
        return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
    return first + timedelta(days=count * (7 if rule.unit is SeriesUnit.WEEKS else 1))
