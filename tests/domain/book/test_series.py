"""Dates of repeating bookings: weeks over months, short months, ends, and rules that make no sense."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.book.series import UNIT_NAMES, SeriesRule, SeriesUnit, dates_of, rule_problems

FIRST = date(2026, 1, 31)


def test_dates_by_days_weeks_and_months() -> None:
    assert dates_of(SeriesRule(10, SeriesUnit.DAYS, 3), FIRST) == (FIRST, date(2026, 2, 10), date(2026, 2, 20))
    assert dates_of(SeriesRule(2, SeriesUnit.WEEKS, 2), FIRST) == (FIRST, date(2026, 2, 14))
    monthly = dates_of(SeriesRule(1, SeriesUnit.MONTHS, 13), FIRST)
    assert monthly[1:3] == (date(2026, 2, 28), date(2026, 3, 31))
    assert monthly[-1] == date(2027, 1, 31)


def test_until_is_kept_with_its_day_and_a_count_goes_before_it() -> None:
    assert dates_of(SeriesRule(until=date(2026, 2, 14)), FIRST)[-1] == date(2026, 2, 14)
    assert len(dates_of(SeriesRule(count=5, until=date(2026, 2, 14)), FIRST)) == 5
    assert len(dates_of(SeriesRule(1, SeriesUnit.DAYS, until=date(2030, 1, 1)), FIRST)) == 60


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (SeriesRule(0, count=3), "every"),
        (SeriesRule(), "count"),
        (SeriesRule(count=1), "count"),
        (SeriesRule(count=61), "count"),
        (SeriesRule(until=FIRST), "until"),
    ],
)
def test_rules_that_make_no_series_are_refused_at_their_field(rule: SeriesRule, field: str) -> None:
    assert set(rule_problems(rule, FIRST)) == {field}


def test_a_good_rule_is_accepted_and_every_unit_has_a_name() -> None:
    assert rule_problems(SeriesRule(count=6), FIRST) == {}
    assert set(UNIT_NAMES) == set(SeriesUnit)
