"""Wishes rule options out and say why; what nobody wished rules nothing out."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.care_preferences import CarePreferences, Downtime, Needles, ProcedureWish
from luna_desktop.domain.clinical.rules.suggesting import Suggestion, item_of, read_suggestions
from luna_desktop.domain.clinical.rules.wishes import unwanted
from tests.domain.clinical.rules.charts import books

ALL = read_suggestions(books()["suggestions"])


def option(item: str) -> Suggestion:
    return next(each for each in ALL if each.item_id == item)


@pytest.mark.parametrize(
    ("wishes", "item", "word"),
    [
        (CarePreferences(needles=Needles.NO), "microneedling", "needles"),
        (CarePreferences(procedures=(ProcedureWish.NO_LASER,)), "lhr_ndyag", "laser"),
        (CarePreferences(procedures=(ProcedureWish.NO_PEEL,)), "peel_superficial", "peel"),
        (CarePreferences(procedures=(ProcedureWish.NO_INJECTABLES,)), "botulinum_lines", "injectables"),
        (CarePreferences(procedures=(ProcedureWish.NO_PRESCRIPTION,)), "adapalene", "prescription"),
        (CarePreferences(downtime=Downtime.NONE), "peel_superficial", "downtime"),
    ],
)
def test_a_wish_says_why(wishes: CarePreferences, item: str, word: str) -> None:
    why = unwanted(wishes, lambda each: item_of(each, books()))
    said = why(option(item))
    assert said is not None
    assert word in said.text
    assert why(option("skin_routine_gentle")) is None


def test_who_wished_nothing_is_offered_everything() -> None:
    why = unwanted(None, lambda each: item_of(each, books()))
    assert [each for each in ALL if why(each) is not None] == []
    neutral = unwanted(CarePreferences(), lambda each: item_of(each, books()))
    assert [each for each in ALL if neutral(each) is not None] == []
