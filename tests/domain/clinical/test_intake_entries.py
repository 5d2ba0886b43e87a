"""What is reviewed of a submission: each entry with the sentences that stood on the screen."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine, MedicineKind
from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.clinical.intake_entries import (
    OUTCOME_NAMES,
    Answerer,
    Entry,
    Outcome,
    answer_of,
    entries_of,
    fact_of,
    with_answers,
)
from luna_desktop.domain.clinical.intake_question import NO, UNSURE, YES
from luna_desktop.domain.clinical.lifestyle import Diet, Lifestyle
from luna_desktop.domain.clinical.past import FamilyHistory, Implant, PastProcedure
from luna_desktop.domain.clinical.safety_questions import NoneKnown, Part, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.measures import PartialDate

DAY = PartialDate(2026, 3, 14)


def test_lists_are_taken_apart_and_keep_the_order_of_the_questions() -> None:
    answers = (
        Answer("sleep_hours", value="6.5"),
        Answer("diet", AnswerState.DECLINED),
        Answer("allergies", value=YES, lines=("Penicillin", "Nickel")),
        Answer("conditions", value=NO),
    )
    entries = entries_of(answers, "en")
    assert [(entry.key, entry.words) for entry in entries] == [
        ("conditions", "No"),
        ("allergies:1", "Penicillin"),
        ("allergies:2", "Nickel"),
        ("sleep_hours", "6.5 hours"),
        ("diet", "Prefers not to say"),
    ]
    assert entries[1].question == "allergies"
    assert entries[1].is_line
    assert not entries[1].is_lifestyle
    assert entries[3].is_lifestyle
    assert entries[4].is_declined
    assert entries[3].ask == "How many hours do you sleep at night?"


def test_a_line_becomes_the_fact_of_its_question() -> None:
    def entry(key: str) -> Entry:
        return Entry(key, "?", "x", "x", "en")

    condition = fact_of(entry("conditions:1"), Coded("Acne"), DAY)
    assert condition == Condition(Coded("Acne"), asked=Asked(DAY))
    assert fact_of(entry("allergies:1"), Coded("Latex"), DAY) == Allergy(Coded("Latex"))
    assert fact_of(entry("procedures:1"), Coded("Laser"), DAY) == PastProcedure(Coded("Laser"), asked=Asked(DAY))
    assert fact_of(entry("implants:1"), Coded("Plate"), DAY) == Implant(Coded("Plate"), asked=Asked(DAY))
    assert fact_of(entry("family:1"), Coded("Vitiligo"), DAY) == FamilyHistory(Coded("Vitiligo"), asked=Asked(DAY))
    cream, tablet = fact_of(entry("creams:1"), Coded("A"), DAY), fact_of(entry("medicines:2"), Coded("B"), DAY)
    assert isinstance(cream, Medicine)
    assert isinstance(tablet, Medicine)
    assert (cream.kind, tablet.kind) == (MedicineKind.TOPICAL, MedicineKind.SYSTEMIC)
    with pytest.raises(KeyError):
        fact_of(entry("sleep_hours"), Coded("x"), DAY)


def test_answers_are_put_into_an_assessment() -> None:
    body = with_answers(Lifestyle(DAY, stress=3), {"sleep_hours": "6,5", "diet": "jain", "exercise_days": "3"}, ())
    assert (body.sleep_hours, body.diet, body.exercise_days, body.stress) == (6.5, Diet.JAIN, 3, 3)
    with pytest.raises(ValueError, match="jam"):
        with_answers(body, {"diet": "jam"}, ())


def test_a_row_is_declined_only_where_none_of_its_parts_is_told() -> None:
    body = with_answers(Lifestyle(DAY, cigarettes_a_day=5), {}, ("cigarette_years", "alcohol"))
    assert body.declined == ("alcohol",)
    assert body.cigarettes_a_day == 5


def test_every_outcome_has_a_name() -> None:
    assert set(OUTCOME_NAMES) == set(Outcome)


def test_a_no_is_an_answer_about_safety_or_that_there_is_nothing() -> None:
    def said(key: str, value: str) -> object:
        return answer_of(Entry(key, "?", value, value, "en"), value, DAY)

    assert said("keloid", NO) == SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO, asked=Asked(DAY))
    assert said("keloid", UNSURE) == SafetyAnswer(SafetyQuestion.KELOID, YesNo.UNKNOWN, asked=Asked(DAY))
    assert said("metal", "") == SafetyAnswer(SafetyQuestion.METAL, YesNo.DECLINED, asked=Asked(DAY))
    assert said("family", NO) == NoneKnown(Part.FAMILY, asked=Asked(DAY))
    assert said("medicines", NO) is None
    assert said("family", UNSURE) is None


def test_profile_answers_are_no_lifestyle_and_days_are_shown_as_days() -> None:
    answers = (Answer("last_period", value="5/11/2026"), Answer("burns", value="often"), Answer("night", value="A\nB"))
    entries = entries_of(answers, "en")
    assert [(entry.key, entry.words) for entry in entries] == [
        ("last_period", "05-Nov-2026"),
        ("burns", "Often"),
        ("night", "A\nB"),
    ]
    assert all(entry.is_profile and not entry.is_lifestyle for entry in entries)


def test_who_answered_for_a_child_is_told_in_a_sentence() -> None:
    told = [Answerer("Asha"), Answerer("Sunita", fact_id=7), Answerer("Sunita", "mother", 7)]
    assert [str(each.told) for each in told] == [
        "Answered by Asha, who is under 18.",
        "Answered for the child by Sunita.",
        "Answered for the child by Sunita, mother.",
    ]
