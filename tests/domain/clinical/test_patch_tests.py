"""Patch tests: the result is the last reading, and what cannot be is said at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.patch_tests import PatchTest, Reading
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 22)
TESTED = PatchTest(Coded("Nickel"), day2=Reading.STRONG, day4=Reading.WEAK)


def test_the_result_is_the_last_reading() -> None:
    assert TESTED.result is Reading.WEAK
    assert replace(TESTED, day7=Reading.NEGATIVE).result is Reading.NEGATIVE
    assert replace(TESTED, day4=Reading.UNKNOWN).result is Reading.UNKNOWN
    assert PatchTest(Coded("Nickel")).result is Reading.NOT_READ


def test_it_is_kept_as_it_was() -> None:
    assert read_body("patch_test", write_body(TESTED)) == TESTED


def test_what_cannot_be_is_said_at_its_field() -> None:
    problems, _tidy = checked_entry(replace(TESTED, allergen=Coded(" "), applied_on=PartialDate(2027)), TODAY)
    assert set(problems) == {"allergen", "applied_on"}
    problems, tidy = checked_entry(replace(TESTED, series="  Indian\x00 Series "), TODAY)
    assert problems == {}
    assert tidy == replace(TESTED, series="Indian Series")
