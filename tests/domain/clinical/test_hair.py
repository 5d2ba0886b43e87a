"""The hair profile: what is said at the field."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.hair import WALKER, HairProfile, Scalp
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(("walker", "fields"), [("", set()), ("1A", set()), ("4C", set()), ("5A", {"walker"})])
def test_the_hair_type_is_one_of_the_scale(walker: str, fields: set[str]) -> None:
    assert set(checked_entry(HairProfile(walker=walker), TODAY)[0]) == fields
    assert len(WALKER) == 12


def test_a_normal_scalp_stands_alone() -> None:
    assert set(checked_entry(HairProfile(scalp=(Scalp.NORMAL, Scalp.DRY)), TODAY)[0]) == {"scalp"}
    assert checked_entry(HairProfile(scalp=(Scalp.OILY, Scalp.DANDRUFF)), TODAY)[0] == {}


def test_treatments_lie_in_the_past() -> None:
    body = HairProfile(last_colour=PartialDate(2027), last_smoothing=PartialDate(2026, 1))
    assert set(checked_entry(body, TODAY)[0]) == {"last_colour"}
