"""Wall time and instants, in India and in zones whose clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from luna_desktop.domain.book import zone
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.errors import InvalidInput

INDIA, BERLIN = ZoneInfo("Asia/Kolkata"), ZoneInfo("Europe/Berlin")
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


def test_a_wall_time_in_india_is_five_and_a_half_hours_earlier_in_utc() -> None:
    found = zone.instant(date(2026, 3, 16), time(10, 30), INDIA)
    assert (found, found.tzinfo) == (datetime(2026, 3, 16, 5, 0, tzinfo=UTC), UTC)


def test_a_time_that_the_clocks_skip_is_refused_in_a_sentence() -> None:
    with pytest.raises(InvalidInput) as refused:
        zone.instant(FORWARD, time(2, 30), BERLIN)
    assert "skip 02:30" in str(refused.value.problems["starts"])


def test_a_time_that_comes_twice_is_said_and_either_can_be_meant() -> None:
    first, second = (zone.instant(BACK, time(2, 30), BERLIN, later=later) for later in (False, True))
    assert second - first == timedelta(hours=1)
    assert "comes twice" in str(zone.twice_note(BACK, time(2, 30), BERLIN))
    for other in (time(1, 30), time(4)):
        assert zone.twice_note(BACK, other, BERLIN) is None
    assert zone.twice_note(FORWARD, time(2, 30), BERLIN) is None


def test_days_have_the_hours_that_they_have() -> None:
    hours = [zone.day_span(day, BERLIN).minutes / 60 for day in (FORWARD, BACK, date(2026, 5, 1))]
    assert hours == [23, 25, 24]
    assert zone.minute_of_day(FORWARD, 9 * 60, BERLIN) == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert zone.minute_of_day(FORWARD, 1440, BERLIN) == zone.minute_of_day(FORWARD + timedelta(days=1), 0, BERLIN)


def test_a_span_touches_the_days_it_touches() -> None:
    day = date(2026, 3, 16)
    whole = zone.day_span(day, INDIA)
    assert zone.days_of(whole, INDIA) == (day,)
    assert zone.days_of(whole.widened(1, 1), INDIA) == (day - timedelta(days=1), day, day + timedelta(days=1))
    assert zone.days_of(Span(whole.starts, whole.starts), INDIA) == (day,)
    assert zone.local_day(whole.starts - timedelta(seconds=1), INDIA) == day - timedelta(days=1)


def test_an_unknown_zone_is_refused_in_a_sentence() -> None:
    assert zone.zone_problem("Asia/Kolkata") is None
    assert "not known" in str(zone.zone_problem("Asia/Atlantis"))
