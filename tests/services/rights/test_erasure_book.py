"""The days between notice and erasure."""

from __future__ import annotations

from datetime import UTC, date, datetime

from luna_desktop.services.rights.erasure_book import earliest_day


def test_every_minute_of_the_first_day_lies_48_hours_after_the_notice() -> None:
    assert earliest_day(None) is None
    assert earliest_day(datetime(2026, 3, 14, 9, tzinfo=UTC)) == date(2026, 3, 17)
    assert earliest_day(datetime(2026, 3, 14, 20, tzinfo=UTC)) == date(2026, 3, 18)
