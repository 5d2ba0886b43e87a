"""Where the clinic is in time: the zone in which its days begin and end."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Kolkata")


def local_day(at: datetime) -> date:
    """Return the clinic's calendar day of an instant."""
    return at.astimezone(ZONE).date()


def end_of_day(day: date) -> datetime:
    """Return the first instant after a day of the clinic, in UTC: what is valid through that day ends there."""
    return datetime.combine(day + timedelta(days=1), time(), ZONE).astimezone(UTC)
