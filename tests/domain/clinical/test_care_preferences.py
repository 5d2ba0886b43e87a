"""What a patient wants of their care."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

import pytest

from luna_desktop.domain.clinical import care_preferences as preferences
from luna_desktop.domain.clinical.care_preferences import CarePreferences, DayTime, Ingredient, ProcedureWish
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.facts import KINDS, read_body, write_body
from luna_desktop.texts import Message

NAMED = [
    (preferences.Downtime, preferences.DOWNTIME_NAMES),
    (preferences.Needles, preferences.NEEDLES_NAMES),
    (preferences.Budget, preferences.BUDGET_NAMES),
    (preferences.ProcedureWish, preferences.PROCEDURE_NAMES),
    (preferences.Ingredient, preferences.INGREDIENT_NAMES),
    (preferences.DayTime, preferences.DAY_TIME_NAMES),
]


@pytest.mark.parametrize(("choices", "names"), NAMED, ids=lambda part: getattr(part, "__name__", ""))
def test_every_choice_has_its_own_name(choices: type[Enum], names: Mapping[Enum, Message]) -> None:
    assert set(names) == set(choices)
    assert len({str(name) for name in names.values()}) == len(names)


def test_they_are_kept_exactly_and_stand_once() -> None:
    body = CarePreferences(
        procedures=(ProcedureWish.NO_LASER,),
        ingredients=(Ingredient.FRAGRANCE, Ingredient.ANIMAL),
        times=(DayTime.EVENING,),
        languages=("hi", "kn"),
        note="आराम से समझाएँ",
    )
    assert read_body("care_preferences", write_body(body)) == body
    assert KINDS["care_preferences"].single


def test_long_notes_are_said_at_the_field() -> None:
    problems, tidy = checked_entry(CarePreferences(note="x" * 10_001, ingredients_note=" a  b "), date(2026, 3, 14))
    assert set(problems) == {"note"}
    assert isinstance(tidy, CarePreferences)
    assert tidy.ingredients_note == "a b"
