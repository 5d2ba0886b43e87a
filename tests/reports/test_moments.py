"""Local time on paper."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.reports.moments import clock, day, minute
from luna_desktop.texts import ENGLISH


def test_late_evening_in_utc_is_the_next_day_in_india() -> None:
    moment = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
    assert day(moment, ENGLISH) == "23-Nov-2026"
    assert minute(moment, ENGLISH) == "23-Nov-2026 01:45 IST (UTC+05:30)"
    assert day(None, ENGLISH) == minute(None, ENGLISH) == ""


def test_the_short_form_names_the_zone_without_its_offset() -> None:
    assert clock(datetime(2026, 11, 22, 14, 0, tzinfo=UTC), ENGLISH) == "22-Nov-2026 19:30 IST"
    assert clock(None, ENGLISH) == ""
