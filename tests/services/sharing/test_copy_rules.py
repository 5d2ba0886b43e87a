"""What was asked before treatments and said to suggestions is in the copy, in words and with earlier versions."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.answers import SuggestionAnswer, Verdict
from luna_desktop.domain.clinical.rules.asked import RuleAnswer
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.sharing.copy_rules import rule_rows
from tests.ui.entries.test_versions import FIRST

ASKED = Asked(PartialDate(2026, 11, 2))
DENTAL = RuleAnswer("recent:dental_cleaning", YesNo.NO, asked=ASKED)


def test_answers_are_told_in_words() -> None:
    known = replace(FIRST, fact_id=1, number=2, kind="rule_answer", body=replace(DENTAL, answer=YesNo.YES))
    before = replace(known, number=1, body=DENTAL)
    declined = SuggestionAnswer(Coded("Gentle cleanser"), "S001", "1", Verdict.DECLINED, "Done already")
    other = replace(FIRST, fact_id=2, number=1, kind="suggestion_answer", body=declined)
    first, second = rule_rows([known, other, FIRST], {1: [before]}, "en")
    assert first.text == "Teeth cleaned lately: Yes"
    assert first.provenance.originals == ("Teeth cleaned lately: No",)
    assert first.since
    assert second.text == "Gentle cleanser: Not needed. Done already"
    assert second.since == ""


def test_a_question_of_an_older_program_is_told_as_it_is() -> None:
    old = replace(FIRST, fact_id=1, number=1, kind="rule_answer", body=replace(DENTAL, question="life:moonlight"))
    (row,) = rule_rows([old], {}, "en")
    assert row.text == "life:moonlight: No"
