"""Signs of the person: for whom pregnancy is asked, what an age range leaves open, what nobody asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.rules.people_signs import Person
from luna_desktop.domain.clinical.rules.signs import Truth
from luna_desktop.domain.clinical.skin import Sign as SkinSign
from luna_desktop.domain.clinical.skin import SkinProfile
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Gender
from tests.domain.clinical.rules.charts import ADULT, ASKED, chart, healthy, without

MAN = Person(Gender.MALE, (40, 40), can_be_pregnant=False)


def test_nobody_asks_a_man_about_pregnancy_and_nothing_is_open_then() -> None:
    known = chart(without(Pregnancy, healthy()), MAN)
    assert known.truth_of("state", "pregnant") is Truth.NO
    assert known.truth_of("state", "unknown_pregnancy") is Truth.NO


def test_what_was_recorded_counts_for_anybody() -> None:
    body = Pregnancy(PregnancyState.PREGNANT, asked=ASKED)
    assert chart((*without(Pregnancy, healthy()), body), MAN).truth_of("state", "pregnant") is Truth.YES


@pytest.mark.parametrize("state", [PregnancyState.UNKNOWN, PregnancyState.DECLINED, PregnancyState.POSSIBLE])
def test_an_answer_that_is_none_leaves_pregnancy_possible(state: PregnancyState) -> None:
    known = chart((*without(Pregnancy, healthy()), Pregnancy(state, breastfeeding=YesNo.NO, asked=ASKED)))
    assert known.truth_of("state", "pregnant") is Truth.MAYBE
    assert known.truth_of("state", "unknown_pregnancy") is Truth.YES
    sure = known.truth_of("state", "possibly_pregnant") is Truth.YES
    assert sure == (state is PregnancyState.POSSIBLE)


@pytest.mark.parametrize(
    ("ages", "truth"), [((5, 6), Truth.YES), ((7, 9), Truth.MAYBE), ((8, 9), Truth.NO), (None, Truth.MAYBE)]
)
def test_an_age_range_leaves_open_what_it_leaves_open(ages: tuple[int, int] | None, truth: Truth) -> None:
    assert chart(healthy(), replace(ADULT, ages=ages)).truth_of("state", "minor_under_8") is truth


def test_an_infant_is_told_by_its_months() -> None:
    infant = replace(ADULT, ages=(0, 0), months=(3, 4), can_be_pregnant=False)
    assert chart(healthy(), infant).truth_of("demo", "infant_under_6m") is Truth.YES
    assert chart(healthy(), replace(infant, months=None)).truth_of("demo", "infant_under_6m") is Truth.MAYBE
    assert chart(healthy(), replace(infant, months=(7, 7))).truth_of("demo", "infant_under_6m") is Truth.NO


def test_a_delivery_counts_six_weeks() -> None:
    for day, truth in ((PartialDate(2026, 9, 21), Truth.YES), (PartialDate(2026, 9, 20), Truth.NO)):
        body = Pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.NO, delivered_on=day, asked=ASKED)
        assert chart((*without(Pregnancy, healthy()), body)).truth_of("state", "postpartum_6w") is truth
    vague = Pregnancy(
        PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.NO, delivered_on=PartialDate(2026, 9), asked=ASKED
    )
    assert chart((*without(Pregnancy, healthy()), vague)).truth_of("state", "postpartum_6w") is Truth.MAYBE


def test_a_tan_that_is_seen_counts_from_the_day_it_was_seen() -> None:
    body = SkinProfile(signs=(SkinSign.TAN,), asked=ASKED)
    (tan,) = chart((*without(SkinProfile, healthy()), body)).by_key["life", "tan_active"]
    assert tan.on == ASKED.on.latest


def test_a_phototype_that_nobody_recorded_is_said_and_may_be_any() -> None:
    known = chart(without(SkinProfile, healthy()))
    assert known.truth_of("skin", "unknown_phototype") is Truth.YES
    assert known.truth_of("skin", "fitzpatrick_6") is Truth.MAYBE
