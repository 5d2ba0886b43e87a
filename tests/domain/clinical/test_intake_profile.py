"""How answers about skin, hair, pregnancy and routine go into their facts."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.hair import FallPattern, HairProfile, Scalp
from luna_desktop.domain.clinical.intake_profile import FIELDS, asked_for, can_be_declined, with_answer
from luna_desktop.domain.clinical.pregnancy import Confirmed, Pregnancy, PregnancyState
from luna_desktop.domain.clinical.routine import RoutineStep, SkinRoutine
from luna_desktop.domain.clinical.skin import HowOften, SkinProfile, SkinType
from luna_desktop.domain.measures import PartialDate

OLD, NEW = Asked(PartialDate(2026, 1, 5)), Asked(PartialDate(2026, 3, 14))


@pytest.mark.parametrize(
    ("key", "text", "body"),
    [
        ("burns", "often", SkinProfile(burns=HowOften.OFTEN)),
        ("tans", "never", SkinProfile(tans=HowOften.NEVER)),
        ("skin_type", "oily", SkinProfile(skin_type=SkinType.OILY)),
        ("scalp", "dandruff", HairProfile(scalp=(Scalp.DANDRUFF,))),
        ("hair_fall", "crown", HairProfile(pattern=FallPattern.CROWN)),
        ("hair_fall_since", "05-2025", HairProfile(falling_since=PartialDate(2025, 5))),
        ("pregnant", "possible", Pregnancy(PregnancyState.POSSIBLE, confirmed=Confirmed.TOLD)),
        ("breastfeeding", "no", Pregnancy(breastfeeding=YesNo.NO)),
        ("last_period", "05-02-2026", Pregnancy(lmp=PartialDate(2026, 2, 5))),
        ("morning", "Soap; \n Sunscreen", SkinRoutine((RoutineStep(product="Soap"), RoutineStep(product="Sunscreen")))),
        ("night", "Cream", SkinRoutine(night=(RoutineStep(product="Cream"),))),
    ],
)
def test_each_answer_has_its_field(key: str, text: str, body: object) -> None:
    assert with_answer(FIELDS[key][0](), key, text) == body


def test_what_is_none_of_the_answers_is_refused() -> None:
    for key in ("burns", "breastfeeding", "scalp", "pregnant"):
        with pytest.raises(ValueError, match=r"."):
            with_answer(FIELDS[key][0](), key, "perhaps, or not")


def test_prefers_not_to_say_is_an_answer_about_pregnancy_alone() -> None:
    assert with_answer(Pregnancy(), "pregnant", "", declined=True).state is PregnancyState.DECLINED
    assert with_answer(Pregnancy(), "breastfeeding", "", declined=True).breastfeeding is YesNo.DECLINED
    assert [key for key in FIELDS if can_be_declined(key)] == ["pregnant", "breastfeeding"]


def test_a_test_stays_where_the_answer_is_the_same() -> None:
    tested = Pregnancy(PregnancyState.PREGNANT, confirmed=Confirmed.ULTRASOUND)
    assert with_answer(tested, "pregnant", "pregnant") == tested
    assert with_answer(tested, "pregnant", "not_pregnant").confirmed is Confirmed.TOLD


def test_a_no_that_nobody_gave_again_does_not_begin_to_count_anew() -> None:
    both = Pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.NO)
    assert asked_for(both, ("breastfeeding",), NEW, OLD) == OLD
    assert asked_for(both, ("last_period",), NEW, OLD) == OLD
    assert asked_for(both, ("pregnant", "breastfeeding"), NEW, OLD) == NEW
    assert asked_for(Pregnancy(PregnancyState.NOT_PREGNANT), ("pregnant",), NEW, OLD) == NEW
    assert asked_for(SkinProfile(), ("burns",), NEW, OLD) == NEW
    assert asked_for(Pregnancy(), ("breastfeeding",), NEW, None) == NEW
