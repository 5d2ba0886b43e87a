"""Gestation from whichever date there is, and what is said at the field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.pregnancy import Dating, Pregnancy, PregnancyState, gestation
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 23)
LMP = PartialDate(2026, 8, 17)
EDD = PartialDate(2027, 5, 24)


def pregnant(**parts: Any) -> Pregnancy:
    return Pregnancy(PregnancyState.PREGNANT, **parts)


@pytest.mark.parametrize(
    ("parts", "weeks", "by"),
    [
        ({"lmp": LMP}, 14, Dating.LAST_PERIOD),
        ({"edd": EDD}, 14, Dating.DUE_DATE),
        ({"lmp": PartialDate(2026, 8, 10), "edd": EDD}, 14, Dating.DUE_DATE),
        ({"weeks_told": 12, "weeks_told_on": PartialDate(2026, 11, 9)}, 14, Dating.WEEKS_TOLD),
    ],
)
def test_gestation_says_from_which_date(parts: dict[str, Any], weeks: int, by: Dating) -> None:
    found = gestation(pregnant(**parts), TODAY)
    assert found is not None
    assert (found.weeks, found.by) == (weeks, by)
    assert found.due == date(2027, 5, 24)


@pytest.mark.parametrize("body", [pregnant(), pregnant(lmp=PartialDate(2026, 8)), Pregnancy(lmp=LMP)])
def test_nothing_dates_a_pregnancy_that_has_no_day_or_is_none(body: Pregnancy) -> None:
    assert gestation(body, TODAY) is None


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"lmp": PartialDate(2026, 12, 1)}, "lmp"),
        ({"lmp": PartialDate(2026, 1, 10)}, "lmp"),
        ({"edd": PartialDate(2026, 10, 1)}, "edd"),
        ({"edd": PartialDate(2027, 12, 1)}, "edd"),
        ({"lmp": LMP, "edd": PartialDate(2027, 3, 1)}, "edd"),
        ({"weeks_told": 45, "weeks_told_on": PartialDate(2026, 11, 1)}, "weeks_told"),
        ({"weeks_told": 12}, "weeks_told_on"),
    ],
)
def test_impossible_dating_is_said_at_its_field(parts: dict[str, Any], field: str) -> None:
    problems, _body = checked_entry(pregnant(**parts), TODAY)
    assert set(problems) == {field}


def test_forty_four_weeks_is_the_last_that_is_taken() -> None:
    assert checked_entry(pregnant(lmp=PartialDate(2026, 1, 19)), TODAY)[0] == {}
    assert set(checked_entry(pregnant(lmp=PartialDate(2026, 1, 11)), TODAY)[0]) == {"lmp"}
    assert checked_entry(Pregnancy(PregnancyState.NOT_PREGNANT, lmp=PartialDate(2020, 1, 1)), TODAY)[0] == {}
