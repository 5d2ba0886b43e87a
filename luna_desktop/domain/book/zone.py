"""The clinic's zone: wall time to UTC and back, with the hours that a change of the clocks skips or repeats.

India keeps one time all year; a clinic in another zone does not, so nothing here takes a day for 24 hours.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.texts import Message, say

DEFAULT_ZONE = "Asia/Kolkata"
MINUTES_A_DAY = 24 * 60


def zone_problem(name: str) -> Message | None:
    """Return why a zone cannot be the clinic's, or None."""
    if name in available_timezones():
        return None
    return say("This time zone is not known. Choose one from the list, for example Asia/Kolkata.")


def instant(day: date, at: time, zone: ZoneInfo, *, later: bool = False, field: str = "starts") -> datetime:
    """Return the instant of a wall time in UTC; `later` takes the second of an hour that comes twice.

    Raises InvalidInput under `field` for a time that the clocks skip.
    """
    if is_skipped(day, at, zone):
        problem = say("The clocks go forward on this day and skip {time}. Choose another time.", time=f"{at:%H:%M}")
        raise InvalidInput({field: problem})
    return datetime.combine(day, at, zone).replace(fold=1 if later else 0).astimezone(UTC)


def is_skipped(day: date, at: time, zone: ZoneInfo) -> bool:
    """Tell whether no clock shows this time on this day."""
    local = datetime.combine(day, at.replace(tzinfo=None, fold=0), zone)
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None)


def twice_note(day: date, at: time, zone: ZoneInfo) -> Message | None:
    """Return what to know of a time that comes twice on this day, or None for every other time."""
    local = datetime.combine(day, at.replace(tzinfo=None), zone)
    if is_skipped(day, at, zone) or local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return None
    return say(
        "The clocks go back on this day, so {time} comes twice. The first one is meant unless you choose the second.",
        time=f"{at:%H:%M}",
    )


def minute_of_day(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the instant at which a clock shows so many minutes after midnight; 1440 is the end of the day.

    For opening hours: a skipped time moves on by the hour that is missing, a repeated one is its first.
    """
    whole = datetime.combine(day + timedelta(days=minute // MINUTES_A_DAY), time(), zone)
    return (whole + timedelta(minutes=minute % MINUTES_A_DAY)).astimezone(UTC)


@lru_cache(maxsize=2048)
def day_span(day: date, zone: ZoneInfo) -> Span:
    """Return a day of the clinic from its first instant to that of the next day."""
    return Span(minute_of_day(day, 0, zone), minute_of_day(day + timedelta(days=1), 0, zone))


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """Return the day that an instant belongs to."""
    return at.astimezone(zone).date()


def days_of(span: Span, zone: ZoneInfo) -> tuple[date, ...]:
    """Return every day that a span touches, in order."""
    first = local_day(span.starts, zone)
    last = local_day(max(span.starts, span.ends - timedelta(microseconds=1)), zone)
    return tuple(first + timedelta(days=step) for step in range((last - first).days + 1))
