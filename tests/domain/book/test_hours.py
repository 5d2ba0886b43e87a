"""Hours and closures: weekdays, periods that no day can hold, words for every absence."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from luna_desktop.domain.book import hours
from luna_desktop.domain.book.hours import DayHours, Period, WeekHours, period_span, periods_problem

MORNING, NOON = Period(9 * 60, 13 * 60), Period(13 * 60, 18 * 60)


def test_a_weekday_that_is_not_named_is_closed() -> None:
    week = WeekHours(days=(DayHours(0, (MORNING,)),))
    assert week.on(0).open == (MORNING,)
    assert week.on(6) == DayHours(6)


@pytest.mark.parametrize(
    "periods",
    [
        (Period(600, 600),),
        (Period(1320, 120),),
        (Period(-1, 60),),
        (Period(600, 1441),),
        (MORNING, Period(12 * 60, 14 * 60)),
    ],
)
def test_what_no_day_can_hold_is_refused(periods: tuple[Period, ...]) -> None:
    assert periods_problem(periods, ()) is not None


def test_good_hours_are_accepted() -> None:
    assert periods_problem((NOON, MORNING), (Period(600, 615),)) is None
    assert periods_problem((), (Period(600, 600),)) is not None


def test_a_period_is_wall_time_of_its_day() -> None:
    assert period_span(date(2026, 3, 29), MORNING, ZoneInfo("Europe/Berlin")).minutes == 4 * 60


def test_everything_has_words() -> None:
    assert set(hours.AWAY_NAMES) == set(hours.Away)
    assert set(hours.CLOSURE_NAMES) == set(hours.ClosureKind)
    assert len(hours.WEEKDAY_NAMES) == 7
