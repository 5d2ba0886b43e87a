"""Minutes since arrival, and when a wait is near its limit or too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.book.waiting import Wait, WaitLimits, minutes_late, minutes_since, wait_of

STARTS = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)


def ago(minutes: float) -> datetime:
    return STARTS - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("arrived", "now", "wanted"),
    [
        (ago(30), ago(26), Wait.SHORT),
        (ago(30), ago(20), Wait.NEAR),
        (ago(30), ago(10.5), Wait.NEAR),
        (ago(30), ago(10), Wait.LONG),
        (ago(7), ago(6), Wait.SHORT),
        (ago(7), ago(5), Wait.NEAR),
        (ago(-3), ago(-4), Wait.NEAR),
    ],
)
def test_a_wait_counts_from_the_arrival(arrived: datetime, now: datetime, wanted: Wait) -> None:
    assert wait_of(arrived, STARTS, now) is wanted


def test_the_clinic_chooses_its_own_limits() -> None:
    limits = WaitLimits(near=30, long=60, before=0)
    assert wait_of(ago(100), STARTS, ago(75), limits) is Wait.SHORT
    assert wait_of(ago(100), STARTS, ago(70), limits) is Wait.NEAR
    assert wait_of(ago(100), STARTS, ago(40), limits) is Wait.LONG
    assert limits.full == 90


def test_minutes_are_whole_and_never_below_none() -> None:
    assert minutes_since(ago(4.9), STARTS) == 4
    assert minutes_since(STARTS, ago(5)) == 0


@pytest.mark.parametrize(("came", "late"), [(ago(8), -8), (ago(-12.5), 12), (ago(0.5), 0), (ago(-0.9), 0)])
def test_early_is_below_nothing_and_a_minute_either_way_is_in_time(came: datetime, late: int) -> None:
    assert minutes_late(came, STARTS) == late
