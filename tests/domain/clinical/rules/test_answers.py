"""Answers to suggestions: the newest counts, and another version of the row asks again."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.answers import SuggestionAnswer, Verdict, is_open, newest_by_suggestion
from luna_desktop.domain.clinical.rules.suggesting import Option, read_suggestions
from luna_desktop.domain.facts import read_body, write_body
from tests.domain.clinical.rules.charts import books

FIRST = read_suggestions(books()["suggestions"])[0]


def answer(verdict: Verdict = Verdict.DECLINED) -> SuggestionAnswer:
    return SuggestionAnswer(Coded(FIRST.label, FIRST.item_id), FIRST.id, FIRST.version, verdict, "Not now")


def test_the_newest_answer_counts_and_is_read_back() -> None:
    kept = newest_by_suggestion([answer(), answer(Verdict.ACCEPTED)])
    assert kept[FIRST.id].verdict is Verdict.ACCEPTED
    assert read_body("suggestion_answer", write_body(answer())) == answer()


def test_another_version_of_the_row_asks_again() -> None:
    option = Option(FIRST, ())
    kept = newest_by_suggestion([answer()])
    assert is_open(option, {})
    assert not is_open(option, kept)
    assert is_open(Option(replace(FIRST, version="own-2"), ()), kept)
