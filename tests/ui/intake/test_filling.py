"""What a patient has filled in so far."""

from __future__ import annotations

from luna_desktop.domain.clinical.intake import PAGES, Answer, AnswerState
from luna_desktop.ui.intake.filling import Filling


def test_answers_count_once_and_an_emptied_one_not_at_all() -> None:
    filling = Filling(earlier=frozenset({"stress", "diet"}))
    assert filling.answered == 2
    filling.answer(Answer("diet", AnswerState.DECLINED))
    filling.answer(Answer("sleep_hours", value="7"))
    assert filling.answered == 3
    filling.answer(Answer("sleep_hours", value=" "))
    filling.answer(Answer("stress"))
    assert filling.answered == 1
    assert filling.given("routine") is None


def test_the_page_after_the_last_hands_in() -> None:
    filling = Filling(page=len(PAGES))
    assert filling.at_end
    filling.answer(Answer("diet", value="jain"))
    filling.clear()
    assert filling.answers == {}
