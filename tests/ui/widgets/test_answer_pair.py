"""Yes and No of equal weight, nothing chosen at first, one stop of Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.answer_pair import AnswerPair, PairWords, same_width

WORDS = PairWords("Yes", "No", "Reminders")


@pytest.fixture
def pair(qtbot: QtBot) -> AnswerPair:
    made = AnswerPair("reminders", WORDS, keys={"ह": True})
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_chosen_before_the_person_chooses(pair: AnswerPair) -> None:
    assert pair.value() is None
    assert pair.yes.size() == pair.no.size()
    assert pair.yes.width() >= 92
    assert pair.yes.height() >= 40


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("Y", True), ("n", False)])
def test_a_letter_answers(qtbot: QtBot, pair: AnswerPair, key: str, answer: bool) -> None:
    with qtbot.waitSignal(pair.answered) as told:
        qtbot.keyClicks(pair.yes, key)
    assert told.args == [answer]
    assert pair.value() is answer


def test_the_other_letters_do_nothing(qtbot: QtBot, pair: AnswerPair) -> None:
    qtbot.keyClicks(pair.yes, "xq")
    assert pair.value() is None


def test_an_answer_can_be_shown_and_taken_away(pair: AnswerPair) -> None:
    pair.show_value(False)
    assert pair.value() is False
    pair.show_value(None)
    assert pair.value() is None


def test_tab_stops_once_in_a_row(qtbot: QtBot) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    pairs = [AnswerPair(name, PairWords("Yes", "No", name)) for name in ("one", "two")]
    for each in pairs:
        column.addWidget(each)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    pairs[0].yes.setFocus()
    qtbot.keyClick(pairs[0].yes, Qt.Key.Key_Tab)
    assert holder.focusWidget() is pairs[1].yes
    pairs[0].no.click()
    qtbot.keyClick(pairs[1].yes, Qt.Key.Key_Backtab)
    assert holder.focusWidget() is pairs[0].no


def test_both_are_read_out_with_the_question(pair: AnswerPair) -> None:
    pair.describe("When a visit is due")
    assert pair.yes.accessibleName() == "Reminders: Yes"
    assert pair.no.accessibleDescription() == "When a visit is due"


def test_pairs_stand_under_each_other(qtbot: QtBot, pair: AnswerPair) -> None:
    longer = AnswerPair("other", PairWords("A long word for yes", "No", "Other"))
    qtbot.addWidget(longer)
    same_width([pair, longer])
    assert len({button.width() for each in (pair, longer) for button in (each.yes, each.no)}) == 1
