"""Questions before a treatment: shown with the answer that counts, answered by key or click."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.ui.rules.question_list import QuestionList
from tests.ui.rules.spoken import spoken

DENTAL = ("recent", "dental_cleaning")


def test_an_answer_that_counts_is_shown_and_another_is_said(qtbot: QtBot) -> None:
    questions = QuestionList()
    qtbot.addWidget(questions)
    questions.show_questions(spoken().questions, {DENTAL: YesNo.NO})
    assert questions.rows[DENTAL].value() is YesNo.NO
    with qtbot.waitSignal(questions.answered) as heard:
        questions.rows[DENTAL].chosen.emit(YesNo.YES)
    assert heard.args == [DENTAL, YesNo.YES]
    questions.show_questions((), {})
    assert questions.rows == {}


def test_who_may_not_answer_reads_only(qtbot: QtBot) -> None:
    questions = QuestionList()
    qtbot.addWidget(questions)
    questions.may_answer = False
    questions.show_questions(spoken().questions, {})
    assert not questions.rows[DENTAL].isEnabled()
