"""Pack-years and weekly minutes, worked by hand; a missing part is never a zero."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.lifestyle_derived import PackYears, WeeklyMinutes, pack_years, weekly_minutes
from luna_desktop.domain.measures import PartialDate


@pytest.mark.parametrize(
    ("cigarettes", "years", "expected"),
    [(20, 1, 1), (10, 12, 6), (5, 30, 7.5), (0, 20, 0), (20, 0, 0), (100, 90, 450), (None, 12, None), (10, None, None)],
)
def test_pack_years(cigarettes: float | None, years: float | None, expected: float | None) -> None:
    assert PackYears(cigarettes, years).value == expected


@pytest.mark.parametrize(
    ("moderate", "vigorous", "expected", "meets"),
    [
        (150, 0, 150, True),
        (149, 0, 149, False),
        (0, 75, 150, True),
        (90, 30, 150, True),
        (0, 0, 0, False),
        (5000, 5000, 15000, True),
        (None, 75, None, None),
        (150, None, None, None),
        (None, None, None, None),
    ],
)
def test_weekly_minutes(
    moderate: float | None, vigorous: float | None, expected: float | None, meets: bool | None
) -> None:
    found = WeeklyMinutes(moderate, vigorous)
    assert (found.value, found.meets) == (expected, meets)


def test_bidis_are_never_turned_into_cigarettes() -> None:
    body = Lifestyle(PartialDate(2026), bidis_a_day=20, bidi_years=10, exercise_minutes=60, vigorous_minutes=10)
    assert pack_years(body).value is None
    assert weekly_minutes(body).value == 80
