"""The pathway: what follows from a treatment's groups, and what counts as done on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.pathways import (
    QUESTIONS,
    Need,
    PathwayFacts,
    PathwayLine,
    TreatmentKind,
    lines_of,
    pathway_of,
)
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.texts import ENGLISH, say

TODAY = date(2026, 3, 14)
LASER = TreatmentKind(
    frozenset({"laser", "consent", "photo", "hsv"}), frozenset({"frac_ablative"}), frozenset({"laser"})
)
ASKED = tuple(SafetyLine(question, YesNo.NO, YesNo.NO, TODAY) for question in SafetyQuestion)
READY = PathwayFacts(
    TODAY,
    TreatmentStanding.GIVEN,
    allergies_on=TODAY,
    safety=ASKED,
    allows_photographs=True,
    photographs=3,
    has_test_spot=True,
    form_missing=(),
    aftercare_note=say("Today"),
)


def needs(kind: TreatmentKind) -> list[Need]:
    return [step.need for step in pathway_of(kind)]


def line(facts: PathwayFacts, need: Need, kind: TreatmentKind = LASER) -> PathwayLine:
    return next(each for each in lines_of(pathway_of(kind), facts) if each.step.need is need)


def test_what_is_needed_follows_from_the_groups() -> None:
    assert needs(LASER) == [
        Need.CONSENT,
        Need.ALLERGIES,
        Need.PREGNANCY,
        Need.COLD_SORES,
        Need.PHOTOGRAPHS,
        Need.TEST_SPOT,
        Need.FORM,
        Need.AFTERCARE,
    ]
    assert needs(TreatmentKind(frozenset({"consent"}), frozenset({"consult"}))) == []
    waxing = TreatmentKind(frozenset({"photo"}), frozenset({"depilation"}), frozenset({"physical"}))
    assert needs(waxing) == [Need.ALLERGIES, Need.PREGNANCY, Need.PHOTOGRAPHS, Need.AFTERCARE]
    current = TreatmentKind(frozenset({"device", "rf"}), frozenset({"rf"}), frozenset({"rf"}))
    assert {Need.HEART_DEVICE, Need.METAL} <= set(needs(current))


def test_when_all_is_there_nothing_is_in_the_way() -> None:
    lines = lines_of(pathway_of(LASER), READY)
    assert all(each.is_done for each in lines)
    assert not any(each.is_in_the_way for each in lines)


@pytest.mark.parametrize("standing", [each for each in TreatmentStanding if each is not TreatmentStanding.GIVEN])
def test_no_other_standing_than_given_is_a_consent(standing: TreatmentStanding) -> None:
    assert line(replace(READY, consent=standing), Need.CONSENT).is_in_the_way


def test_a_confirmation_grows_old_after_four_weeks() -> None:
    fresh, old = TODAY - timedelta(days=28), TODAY - timedelta(days=29)
    assert line(replace(READY, allergies_on=fresh), Need.ALLERGIES).is_done
    assert line(replace(READY, allergies_on=old), Need.ALLERGIES).is_in_the_way
    assert line(replace(READY, allergies_on=None), Need.ALLERGIES).is_in_the_way


def test_a_lapsed_no_is_asked_again_a_yes_and_a_declined_answer_are_answers() -> None:
    for answer, counts, done in (
        (YesNo.NO, YesNo.UNKNOWN, False),
        (YesNo.YES, YesNo.YES, True),
        (YesNo.DECLINED, YesNo.DECLINED, True),
    ):
        safety = (SafetyLine(SafetyQuestion.PREGNANCY, answer, counts, TODAY - timedelta(days=40)),)
        assert line(replace(READY, safety=safety), Need.PREGNANCY).is_done is done
    for need in QUESTIONS:
        if need in needs(LASER):
            assert line(replace(READY, safety=()), need).is_in_the_way


def test_a_question_that_is_not_for_this_patient_is_left_out() -> None:
    shown = lines_of(pathway_of(LASER), replace(READY, asks_pregnancy=False))
    assert Need.PREGNANCY not in {each.step.need for each in shown}


def test_refused_photographs_never_stand_in_the_way() -> None:
    refused = line(replace(READY, photographs=0, allows_photographs=False), Need.PHOTOGRAPHS)
    assert not refused.is_done
    assert not refused.is_in_the_way
    assert refused.note is not None
    assert "body map" in ENGLISH.render(refused.note)


def test_without_an_approved_sheet_words_will_do() -> None:
    bare = replace(READY, aftercare_note=None, has_sheet=False)
    assert line(bare, Need.AFTERCARE).is_in_the_way
    assert line(replace(bare, says_given=True), Need.AFTERCARE).is_done
    assert line(replace(bare, has_sheet=True, says_given=True), Need.AFTERCARE).is_in_the_way


def test_the_form_names_what_is_missing() -> None:
    missing = line(replace(READY, form_missing=("Fluence", "Spot size")), Need.FORM)
    assert missing.note is not None
    assert ENGLISH.render(missing.note) == "Missing: Fluence, Spot size"
    assert not line(replace(READY, form_missing=None), Need.FORM).is_done
