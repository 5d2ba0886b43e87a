"""One question on the turned screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.intake import QUESTIONS, Answer, AnswerState
from luna_desktop.domain.clinical.intake_question import NO, YES
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.intake.question_card import QuestionCard


def a_card(qtbot: QtBot, key: str, filling: Filling | None = None) -> QuestionCard:
    card = QuestionCard(1, QUESTIONS[key], filling or Filling(), ENGLISH, today=date(2026, 11, 22))
    qtbot.addWidget(card)
    card.resize(800, 300)
    card.show()
    return card


def test_a_yes_asks_for_lines_and_a_no_does_not(qtbot: QtBot) -> None:
    card = a_card(qtbot, "allergies")
    assert card.options is not None
    assert card.lines is not None
    assert not card.lines.isVisible()
    card.options.choose(YES)
    assert card.lines.isVisible()
    card.lines.setPlainText(" Penicillin \n\nNickel")
    assert card.answer() == Answer("allergies", value=YES, lines=("Penicillin", "Nickel"))
    card.options.choose(NO)
    assert card.answer() == Answer("allergies", value=NO)


def test_a_number_is_typed_or_stepped_and_checked(qtbot: QtBot) -> None:
    card = a_card(qtbot, "sleep_hours")
    assert card.number is not None
    with qtbot.waitSignal(card.answered) as told:
        QTest.keyClicks(card.number, "30")
    assert told.args[0] == Answer("sleep_hours", value="3")
    assert not card.check()
    assert "0 to 24" in card.problem.text()
    card.number.setText("6")
    card._step(1)
    assert card.answer().value == "6.5"
    assert card.check()
    card.number.setText("")
    card._step(-1)
    assert card.answer().value == "0"


def test_prefers_not_to_say_takes_the_answer_away(qtbot: QtBot) -> None:
    card = a_card(qtbot, "diet")
    assert card.options is not None
    card.options.choose("jain")
    card.decline.click()
    assert card.answer() == Answer("diet", AnswerState.DECLINED)
    assert card.options.value() is None
    card.clear.click()
    assert card.answer() == Answer("diet")
    assert card.options.isEnabled()


@pytest.mark.parametrize(
    "given",
    [
        Answer("diet", value="vegan"),
        Answer("stress", value="4"),
        Answer("routine", value="Soap"),
        Answer("last_period", value="05-11-2026"),
        Answer("creams", value=YES, lines=("Azelaic acid",)),
        Answer("alcohol", AnswerState.DECLINED),
    ],
)
def test_an_answer_comes_back_when_the_screen_is_built_anew(qtbot: QtBot, given: Answer) -> None:
    filling = Filling()
    filling.answer(given)
    assert a_card(qtbot, given.key, filling).answer() == given


def test_what_was_answered_before_is_said_and_not_shown(qtbot: QtBot) -> None:
    card = a_card(qtbot, "diet", Filling(earlier=frozenset({"diet"})))
    assert card.earlier.isVisible()
    assert card.answer() == Answer("diet")


def test_a_day_that_lies_ahead_is_said_at_its_question(qtbot: QtBot) -> None:
    card = a_card(qtbot, "last_period")
    assert card.day is not None
    QTest.keyClicks(card.day, "05-12-2026")
    assert not card.check()
    assert "future" in card.problem.text()
    card.day.setText("05-11-2026")
    assert card.check()
    assert card.answer() == Answer("last_period", value="05-11-2026")
