"""What the checks of all entries share."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.checking import ended_before_start, plain_problems, tidied, within
from luna_desktop.domain.clinical.history import Coded, Condition, Medicine
from luna_desktop.domain.clinical.routine import RoutineStep, SkinRoutine
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say

TODAY = date(2026, 11, 23)


def test_texts_are_tidied_and_notes_keep_their_lines() -> None:
    body = tidied(Condition(Coded("  Mel\x00asma "), site="left\ncheek", note="one\r\ntwo\x07"))
    assert (body.what.text, body.site, body.note) == ("Melasma", "left cheek", "one\ntwo")
    assert tidied(SkinRoutine(night=(RoutineStep(product=" soap\x00"),))).night[0].product == "soap"


@pytest.mark.parametrize("text", ["मेलास्मा गालों पर", "ميلازما", "ಕಪ್ಪು ಕಲೆ", "x" * 10_000])
def test_scripts_and_long_notes_are_kept_exactly(text: str) -> None:
    body = tidied(Condition(Coded("Melasma"), note=text))
    assert body.note == text
    assert plain_problems(body, TODAY) == {}


def test_longer_notes_and_dates_ahead_are_said_at_their_fields() -> None:
    body = Medicine(Coded("x"), note="x" * 10_001, started=PartialDate(2027), stopped=PartialDate(2028))
    assert set(plain_problems(body, TODAY, may_lie_ahead=("stopped",))) == {"note", "started"}


def test_an_end_lies_not_before_its_start_as_far_as_both_are_known() -> None:
    assert ended_before_start("stopped", PartialDate(2026, 3), PartialDate(2026)) == {}
    assert set(ended_before_start("stopped", PartialDate(2026, 3), PartialDate(2026, 2))) == {"stopped"}
    assert ended_before_start("stopped", None, PartialDate(2026, 2)) == {}


def test_limits_count_as_within() -> None:
    words = say("no")
    assert within("age", 0, 10, words) == within("age", 10, 10, words) == within("age", None, 10, words) == {}
    assert within("age", 11, 10, words) == {"age": words}
