"""Days, weeks and spans of the book as headings: “Monday 23 November 2026”, “23 to 28 November 2026”, “Tue 24-Nov”."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from luna_desktop.domain.book.hours import WEEKDAY_NAMES
from luna_desktop.domain.measures import MONTH_NAMES
from luna_desktop.texts import Message, _, say, shown

MONTHS: tuple[Message, ...] = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)
SHORT_WEEKDAYS: tuple[Message, ...] = (
    say("Mon"),
    say("Tue"),
    say("Wed"),
    say("Thu"),
    say("Fri"),
    say("Sat"),
    say("Sun"),
)


def day_title(day: date) -> str:
    """Return a day in full."""
    return _(
        "{weekday} {day} {month} {year}",
        weekday=shown(WEEKDAY_NAMES[day.weekday()]),
        day=day.day,
        month=shown(MONTHS[day.month - 1]),
        year=day.year,
    )


def day_in_short(day: date) -> str:
    """Return a day for a narrow heading: “Mon 23 Nov 2026”."""
    return _(
        "{weekday} {day} {month} {year}",
        weekday=shown(SHORT_WEEKDAYS[day.weekday()]),
        day=day.day,
        month=shown(MONTH_NAMES[day.month - 1]),
        year=day.year,
    )


def week_title(first: date, last: date) -> str:
    """Return the days of a week; a month that is the same is said once and in full, two are said in short."""
    return _week(first, last, MONTHS if first.month == last.month else MONTH_NAMES)


def week_in_short(first: date, last: date) -> str:
    """Return the days of a week for a narrow heading: “23 to 28 Nov 2026”."""
    return _week(first, last, MONTH_NAMES)


def _week(first: date, last: date, names: Sequence[Message]) -> str:
    words: dict[str, object] = {
        "first": first.day,
        "last": last.day,
        "month": shown(names[first.month - 1]),
        "next": shown(names[last.month - 1]),
        "year": first.year,
        "after": last.year,
    }
    if first.year != last.year:
        return _("{first} {month} {year} to {last} {next} {after}", **words)
    if first.month != last.month:
        return _("{first} {month} to {last} {next} {year}", **words)
    return _("{first} to {last} {month} {year}", **words)


def week_note(first: date) -> str:
    """Return the number of a week as calendars count them (ISO 8601)."""
    return _("Week {number}", number=first.isocalendar().week)


def short_day(day: date) -> str:
    """Return a day as a column of the week says it; its hyphen does not break."""
    month = shown(MONTH_NAMES[day.month - 1])
    return _(
        "{weekday} {day}\u2011{month}", weekday=shown(SHORT_WEEKDAYS[day.weekday()]), day=f"{day.day:02d}", month=month
    )
