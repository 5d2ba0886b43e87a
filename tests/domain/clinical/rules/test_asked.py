"""Questions before a treatment: only those that rules about it wait for, and a no that grows old."""

from __future__ import annotations

from datetime import timedelta

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.rules.asked import QUESTIONS, RuleAnswer, no_counts_days, questions_for
from luna_desktop.domain.clinical.rules.signs import Truth
from tests.domain.clinical.rules.charts import TODAY, books, chart, healthy, item, rules


def test_only_what_rules_about_the_item_wait_for_is_asked() -> None:
    filler = {each.trigger for each in questions_for(rules(), item(books()["treatments"].entry("ha_filler_face")))}
    assert {("recent", "dental_cleaning"), ("stock", "hyaluronidase_unavailable")} <= filler
    assert ("recent", "wax") not in filler
    assert questions_for(rules(), item(books()["treatments"].entry("counselling"))) == ()


def test_every_trigger_that_no_fact_answers_is_a_question() -> None:
    known = {sign.key for sign in chart(()).signs}
    asked_elsewhere = {("ingredient", "any_verified_allergen"), ("recent", "retinoid_use"), ("life", "tan_active")}
    by_program = {"plan", "stock", "vital", "device", "consent", "recent", "life"}
    for trigger in rules().by_trigger:
        if trigger[0] in by_program:
            assert trigger in QUESTIONS or trigger in known or trigger in asked_elsewhere, trigger


def test_a_no_about_the_room_counts_two_days_and_one_about_the_person_four_weeks() -> None:
    kit, tan = ("stock", "emergency_kit_missing"), ("life", "no_hormone_workup")
    assert (no_counts_days(kit), no_counts_days(tan)) == (1, 28)
    assert no_counts_days(("life", "tan_active")) == 1
    later = chart(healthy(), today=TODAY + timedelta(days=2))
    assert later.truth_of(*kit) is Truth.MAYBE
    assert later.truth_of(*tan) is Truth.NO


def test_an_answer_to_no_question_is_refused() -> None:
    problems, _ = checked_entry(RuleAnswer("life:moonlight", YesNo.YES), TODAY)
    assert set(problems) == {"question"}
    assert checked_entry(RuleAnswer("life:self_tan", YesNo.NO), TODAY)[0] == {}
