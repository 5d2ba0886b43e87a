"""The sheets ask for every field of their bodies; pregnancy says its weeks."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.wording import WORDINGS
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.history.sheet_card import SheetSpec
from luna_desktop.ui.history.sheets import (
    ANSWER_ALONE,
    CYCLE,
    HAIR,
    MEASURES,
    PREGNANCY,
    ROUTINE,
    SKIN,
    measure_words,
    pregnancy_words,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("spec", [SKIN, HAIR, ROUTINE, PREGNANCY, CYCLE, MEASURES])
def test_every_field_is_asked_once(spec: SheetSpec) -> None:
    asked = [each.attr for line in spec.lines for each in line]
    assert sorted(asked) == sorted(WORDINGS[spec.body].labels)


def test_whoever_gets_the_answer_alone_asks_for_no_date() -> None:
    assert [each.attr for line in ANSWER_ALONE.lines for each in line] == ["state", "breastfeeding"]


def test_a_pregnancy_says_weeks_dating_and_due_date() -> None:
    words = pregnancy_words(Pregnancy(PregnancyState.PREGNANT, PartialDate(2026, 8, 17)), TODAY)
    assert words.startswith("14 weeks today, from the last period; due 24")
    assert "Weeks not known" in pregnancy_words(Pregnancy(PregnancyState.PREGNANT), TODAY)
    assert pregnancy_words(Pregnancy(), TODAY) == ""


def test_the_mass_index_is_worked_out() -> None:
    assert "22.3" in measure_words(BodyMeasures(58.5, 162), TODAY)
    assert measure_words(BodyMeasures(), TODAY) == ""
