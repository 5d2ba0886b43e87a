"""The questions of the turned screen, and answers that can be read."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.intake import (
    LISTS,
    LONGEST_LINE,
    PAGES,
    QUESTIONS,
    SAFETY,
    Answer,
    AnswerState,
    answer_problem,
    number_of,
    pages_for,
)
from luna_desktop.domain.clinical.intake_profile import FIELDS, REPRODUCTIVE_KEYS
from luna_desktop.domain.clinical.intake_question import YES, Form, lines_of
from luna_desktop.domain.clinical.lifestyle import ROWS
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF


def test_every_lifestyle_field_and_safety_question_is_asked_once() -> None:
    asked = [question.key for page in PAGES for question in page.questions]
    assert len(asked) == len(set(asked)) == len(QUESTIONS)
    fields = {name for names in ROWS.values() for name in names}
    questions = {each.value for each in BY_ITSELF}
    assert set(SAFETY) == questions
    assert set(asked) == fields | set(LISTS) | questions | set(FIELDS)
    assert all(len(page.questions) <= 6 for page in PAGES)


def test_no_choice_offers_not_known() -> None:
    """Who does not know passes the question over."""
    keys = {key for question in QUESTIONS.values() for key, _words in question.options}
    assert "unknown" not in keys
    assert all(question.options for question in QUESTIONS.values() if question.form in {Form.CHOICE, Form.LIST})


@pytest.mark.parametrize(
    ("answer", "fine"),
    [
        (Answer("sleep_hours", value="6,5"), True),
        (Answer("sleep_hours", value="24"), True),
        (Answer("sleep_hours", value="25"), False),
        (Answer("sleep_hours", value="much"), False),
        (Answer("sleep_hours", value=""), False),
        (Answer("stress", value="4.5"), False),
        (Answer("stress", value="nan"), False),
        (Answer("stress", AnswerState.DECLINED), True),
        (Answer("diet", value="jain"), True),
        (Answer("diet", value="unknown"), False),
        (Answer("allergies", value=YES, lines=("Penicillin",)), True),
        (Answer("allergies", value=YES, lines=("x" * (LONGEST_LINE + 1),)), False),
        (Answer("allergies", value=YES, lines=("x",) * 31), False),
        (Answer("routine", value="साबुन"), True),
        (Answer("burns", value="often"), True),
        (Answer("scalp", value="psoriasis"), False),
        (Answer("pregnant", value="declined"), False),
        (Answer("pregnant", AnswerState.DECLINED), True),
        (Answer("last_period", value="11-2026"), True),
        (Answer("last_period", value="2026-11-23"), False),
        (Answer("last_period", value="long ago"), False),
        (Answer("routine", value="x" * 6001), False),
    ],
)
def test_what_cannot_be_read_is_said(answer: Answer, fine: bool) -> None:
    assert (answer_problem(answer, date(2026, 11, 22)) is None) is fine


def test_lines_and_numbers_are_read_as_typed() -> None:
    assert lines_of(" Penicillin \n\n  sulfa   drugs\n") == ("Penicillin", "sulfa drugs")
    assert number_of(" 2,5 ") == 2.5
    assert number_of("  ") is None
    with pytest.raises(ValueError, match=r"."):
        number_of("two")


def test_pregnancy_is_asked_only_where_it_applies() -> None:
    assert pages_for(reproductive=True) == PAGES
    left = {question.key for page in pages_for(reproductive=False) for question in page.questions}
    assert set(QUESTIONS) - left == REPRODUCTIVE_KEYS
