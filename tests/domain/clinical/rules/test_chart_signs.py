"""Signs of a chart: flags with their condition, medicines while they act, allergens and groups, gaps of the history."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Allergy, AllergyReview, ConditionStatus, Medicine, MedicineKind
from luna_desktop.domain.clinical.rules.asked import RuleAnswer
from luna_desktop.domain.clinical.rules.chart_signs import rows_of
from luna_desktop.domain.clinical.rules.signs import Truth
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SafetyAnswer
from luna_desktop.domain.measures import PartialDate
from tests.domain.clinical.rules.charts import (
    ASKED,
    TODAY,
    allergy,
    books,
    chart,
    condition,
    healthy,
    medicine,
    without,
)


@pytest.mark.parametrize(
    ("status", "truth"),
    [
        (ConditionStatus.ACTIVE, Truth.YES),
        (ConditionStatus.CONTROLLED, Truth.MAYBE),
        (ConditionStatus.UNKNOWN, Truth.MAYBE),
        (ConditionStatus.RESOLVED, Truth.NO),
    ],
)
def test_an_acute_flag_ends_with_its_condition(status: ConditionStatus, truth: Truth) -> None:
    known = chart((*healthy(), condition(books()["conditions"].entry("impetigo"), status=status)))
    assert known.truth_of("flag", "active_infection") is truth


def test_history_counts_for_every_other_flag() -> None:
    keloid = condition(books()["conditions"].entry("keloid"), status=ConditionStatus.RESOLVED)
    assert chart((*healthy(), keloid)).truth_of("flag", "keloid_tendency") is Truth.YES


def test_a_medicine_that_will_be_stopped_is_in_use_until_then() -> None:
    entry = books()["systemic_meds"].entry("warfarin")
    (sign,) = chart((*healthy(), medicine(entry, stopped=PartialDate(2026, 11, 3)))).by_key["med", "warfarin"]
    assert (sign.is_current, sign.on) == (True, TODAY)
    (ended,) = chart((*healthy(), medicine(entry, stopped=PartialDate(2026, 11, 1)))).by_key["med", "warfarin"]
    assert (ended.is_current, ended.on) == (False, PartialDate(2026, 11, 1).latest)


def test_a_year_alone_lies_no_later_than_today() -> None:
    entry = books()["systemic_meds"].entry("warfarin")
    (sign,) = chart((*healthy(), medicine(entry, stopped=PartialDate(2026)))).by_key["med", "warfarin"]
    assert sign.on == TODAY


def test_own_words_that_name_a_row_are_that_row() -> None:
    known = chart((*healthy(), Medicine(Coded("warfarin"), MedicineKind.SYSTEMIC)))
    assert known.truth_of("medflag", "anticoagulant") is Truth.YES
    assert rows_of(Coded("nothing of that name"), books()["conditions"]) == ()
    assert rows_of(Coded("warfarin"), None) == ()


def test_an_allergy_in_own_words_is_found_by_its_words() -> None:
    known = chart((*healthy(), Allergy(Coded("latex gloves"))))
    assert known.truth_of("alg", "latex") is Truth.YES
    assert chart((*healthy(), allergy(books()["allergens"].entry("rubber_black")))).truth_of("alg", "latex") is Truth.NO


def test_a_question_without_an_answer_that_counts_makes_the_history_unknown() -> None:
    assert chart(healthy()).truth_of("state", "unknown_history") is Truth.NO
    for question in BY_ITSELF:
        others = [each for each in healthy() if not (isinstance(each, SafetyAnswer) and each.question is question)]
        bodies = (*others, SafetyAnswer(question, YesNo.UNKNOWN, asked=ASKED))
        assert chart(bodies).truth_of("state", "unknown_history") is Truth.YES, question


def test_allergies_that_nobody_asked_about_make_the_history_unknown() -> None:
    nobody_asked = without(AllergyReview, healthy())
    assert chart(nobody_asked).truth_of("state", "unknown_history") is Truth.YES
    listed = (*nobody_asked, allergy(books()["allergens"].entry("latex")))
    assert chart(listed).truth_of("state", "unknown_history") is Truth.NO


def test_an_answer_brings_its_flag_with_the_version_that_was_read() -> None:
    bodies = tuple(
        SafetyAnswer(body.question, YesNo.YES, asked=ASKED) if isinstance(body, SafetyAnswer) else body
        for body in healthy()
    )
    (sign,) = chart(bodies).by_key["flag", "cied"]
    assert sign.evidence[0].fact_id
    assert sign.truth is Truth.YES


@pytest.mark.parametrize(
    ("typed", "kind", "sign"),
    [
        ("Tab. Isotretinoin 20 mg", MedicineKind.SYSTEMIC, ("med", "isotretinoin")),
        ("Naproxen 250", MedicineKind.SYSTEMIC, ("medflag", "photosensitiser")),
        ("Clindamycin 1% with benzoyl peroxide 5% gel", MedicineKind.TOPICAL, ("combo", "benzoyl_peroxide_top")),
        ("Tretinoin 0.025% cream", MedicineKind.TOPICAL, ("recent", "retinoid_use")),
    ],
)
def test_a_medicine_in_own_words_is_read_by_the_names_in_it(
    typed: str, kind: MedicineKind, sign: tuple[str, str]
) -> None:
    assert chart((*healthy(), Medicine(Coded(typed), kind))).truth_of(*sign) is Truth.YES


def test_a_tan_that_nobody_asked_about_may_be() -> None:
    unasked = [each for each in healthy() if not (isinstance(each, RuleAnswer) and "tan_active" in each.question)]
    assert chart(healthy()).truth_of("life", "tan_active") is Truth.NO
    assert chart(unasked).truth_of("life", "tan_active") is Truth.MAYBE
