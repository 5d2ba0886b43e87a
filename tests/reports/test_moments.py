"""Local time on paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from luna_desktop.reports.moments import day, elapsed_hours, minute
from luna_desktop.texts import ENGLISH


def test_late_evening_in_utc_is_the_next_day_in_india() -> None:
    moment = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
    assert day(moment, ENGLISH) == "23-Nov-2026"
    assert minute(moment, ENGLISH) == "23-Nov-2026 01:45 IST (UTC+05:30)"
    assert day(None, ENGLISH) == minute(None, ENGLISH) == ""


def test_begun_hours_count() -> None:
    start = datetime(2026, 11, 22, tzinfo=UTC)
    assert elapsed_hours(start, start) == 0
    assert elapsed_hours(start, start + timedelta(hours=2, minutes=1)) == 3
