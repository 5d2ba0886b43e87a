"""What is missing before signing, line by line, and texts as they are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.visit_checks import note_missing, note_problems, same_conclusion, tidied
from luna_desktop.domain.clinical.visits import CallBegunBy, VisitMode, VisitNote
from tests.services.care.visiting import WHOLE


def missing(note: VisitNote, *, may_diagnose: bool = True) -> list[str]:
    return [line.place for line in note_missing(note, may_diagnose=may_diagnose) if not line.is_done]


def test_a_whole_note_misses_nothing() -> None:
    assert missing(WHOLE) == []


def test_a_diagnosis_alone_is_an_assessment() -> None:
    assert missing(replace(WHOLE, assessment="")) == []
    assert missing(replace(WHOLE, assessment="", diagnoses=())) == ["assessment"]
    assert missing(replace(WHOLE, assessment="", diagnoses=()), may_diagnose=False) == []


@pytest.mark.parametrize(
    ("begun_by", "words", "left"),
    [
        (CallBegunBy.NOT_SAID, "", ["call_begun_by"]),
        (CallBegunBy.PATIENT, "", []),
        (CallBegunBy.CLINIC, "", ["call_consent"]),
        (CallBegunBy.CLINIC, "Said yes at the start of the call", []),
    ],
)
def test_a_call_that_the_clinic_began_needs_the_consent_in_words(
    begun_by: CallBegunBy, words: str, left: list[str]
) -> None:
    called = replace(WHOLE, mode=VisitMode.PHONE, call_begun_by=begun_by, call_consent=words)
    assert missing(called) == left
    assert missing(replace(called, mode=VisitMode.IN_PERSON)) == []


def test_texts_are_kept_clean_and_empty_diagnoses_go() -> None:
    kept = tidied(replace(WHOLE, plan=" a\u0000\nb ", diagnoses=(Coded("  "), Coded(" Acne "))))
    assert (kept.plan, kept.diagnoses) == ("a\nb", (Coded("Acne"),))


def test_only_a_text_that_is_too_long_is_refused() -> None:
    assert note_problems(WHOLE) == {}
    assert list(note_problems(replace(WHOLE, complaint="x" * 50_000))) == ["complaint"]


def test_the_same_conclusion_is_the_same_whatever_the_catalogue_of_the_day() -> None:
    later = replace(WHOLE, diagnoses=(replace(WHOLE.diagnoses[0], catalogue="luna/2027-01"),))
    assert same_conclusion(WHOLE, later)
    assert not same_conclusion(WHOLE, replace(WHOLE, assessment="Severe"))
