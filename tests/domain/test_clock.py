"""The clinic's days: they begin and end at its own midnight, not at that of UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from luna_desktop.domain.clock import end_of_day, local_day

DAY = date(2026, 3, 14)


def test_a_day_begins_at_the_clinics_midnight() -> None:
    assert local_day(datetime(2026, 3, 13, 18, 29, 59, tzinfo=UTC)) == date(2026, 3, 13)
    assert local_day(datetime(2026, 3, 13, 18, 30, tzinfo=UTC)) == DAY


def test_the_end_of_a_day_is_the_first_instant_after_it() -> None:
    end = end_of_day(DAY)
    assert end == datetime(2026, 3, 14, 18, 30, tzinfo=UTC)
    assert local_day(end) == DAY + timedelta(days=1)
    assert local_day(end - timedelta(microseconds=1)) == DAY
