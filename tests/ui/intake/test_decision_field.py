"""One answer with what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.clinical.intake_entries import Entry, Outcome, entries_of
from luna_desktop.domain.clinical.intake_question import NO, YES
from luna_desktop.ui.intake.decision_field import Chosen, DecisionField, field_name
from luna_desktop.ui.widgets.labels import QLabel


def entry_of(answer: Answer, language: str = "en") -> Entry:
    return entries_of((answer,), language)[0]


def a_field(qtbot: QtBot, answer: Answer, language: str = "en") -> DecisionField:
    field = DecisionField(entry_of(answer, language))
    qtbot.addWidget(field)
    field.show()
    return field


def test_nothing_is_decided_at_first(qtbot: QtBot) -> None:
    field = a_field(qtbot, Answer("diet", value="jain"))
    assert field.chosen() == Chosen()
    assert not field.reason.isVisible()


def test_three_keys_decide(qtbot: QtBot) -> None:
    field = a_field(qtbot, Answer("diet", value="jain"))
    QTest.keyClick(field.control, Qt.Key.Key_1)
    assert field.chosen() == Chosen("accepted")
    QTest.keyClick(field.control, Qt.Key.Key_2)
    assert field.combo is not None
    assert field.combo.currentData() == "jain"
    field.combo.setCurrentIndex(field.combo.findData("vegan"))
    assert field.chosen() == Chosen("changed", "vegan")
    QTest.keyClick(field.control, Qt.Key.Key_3)
    QTest.keyClicks(field.reason, "Said otherwise")
    assert field.chosen() == Chosen("not_taken", "", "Said otherwise")


def test_a_draft_comes_back(qtbot: QtBot) -> None:
    answer = Answer("allergies", value=YES, lines=("Penicilin",))
    field = a_field(qtbot, answer)
    field.decide(Outcome.CHANGED)
    assert field.edit is not None
    assert field.edit.text() == "Penicilin"
    field.edit.setText("Penicillin")
    again = a_field(qtbot, answer)
    again.show_value(field.value())
    assert again.chosen() == Chosen("changed", "Penicillin")
    again.show_value(None)
    assert again.chosen() == Chosen()


def test_a_list_that_was_denied_is_changed_to_words(qtbot: QtBot) -> None:
    field = a_field(qtbot, Answer("allergies", value=NO))
    field.decide(Outcome.CHANGED)
    assert field.combo is None or field.combo.isVisible()


def test_what_was_read_in_hindi_is_told_in_the_windows_language_too(qtbot: QtBot) -> None:
    field = a_field(qtbot, Answer("diet", AnswerState.DECLINED), language="hi")
    texts = [label.text() for label in field.findChildren(QLabel)]
    assert "How do you eat? Prefers not to say" in texts


def test_the_name_of_a_line_has_no_colon() -> None:
    assert field_name(entry_of(Answer("creams", value=YES, lines=("A",)))) == "decide_creams_1"
