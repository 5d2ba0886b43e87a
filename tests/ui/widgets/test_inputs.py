"""Typing is an edit, showing a value is not; passwords are covered; a choice that is not offered is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.inputs import CapsLockWatch, ChoiceField, LinesField, Option, PasswordField, TextField

STATES = [Option("active", "Active"), Option("resolved", "Resolved")]


def test_typing_is_an_edit_and_showing_is_not(qtbot: QtBot) -> None:
    for field in (TextField("a", "A"), LinesField("b", "B"), PasswordField("c", "C")):
        qtbot.addWidget(field)
        edits: list[str] = []
        field.edited.connect(lambda edits=edits: edits.append("edit"))
        field.show_value("shown")
        assert (field.value(), edits) == ("shown", [])
        qtbot.keyClicks(field.control, "x")
        assert edits == ["edit"]
        field.show_value(None)
        assert field.value() == ""


def test_blanks_around_a_text_do_not_count_but_in_a_password_they_do(qtbot: QtBot) -> None:
    text, password = TextField("a", "A"), PasswordField("b", "B")
    for field in (text, password):
        qtbot.addWidget(field)
        field.show_value(" two words ")
    assert (text.value(), password.value()) == ("two words", " two words ")


def test_read_only_text_cannot_be_typed_into(qtbot: QtBot) -> None:
    for field in (TextField("a", "A"), LinesField("b", "B")):
        qtbot.addWidget(field)
        field.show_value("signed")
        field.set_read_only(True)
        qtbot.keyClicks(field.control, "x")
        assert field.value() == "signed"


def test_the_eye_uncovers_and_covers(qtbot: QtBot) -> None:
    field = PasswordField("a", "Password")
    qtbot.addWidget(field)
    assert field.is_covered()
    eye = field.edit.actions()[0]
    eye.trigger()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.text() == "Hide the password"
    eye.trigger()
    assert field.is_covered()


def test_enter_submits_a_password(qtbot: QtBot) -> None:
    field = PasswordField("a", "Password")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.submitted, timeout=1000):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("key", "shift", "on"), [("A", False, True), ("a", False, False), ("a", True, True), ("A", True, False)]
)
def test_caps_lock_is_guessed_from_letters(qtbot: QtBot, key: str, shift: bool, on: bool) -> None:
    field = PasswordField("a", "Password")
    qtbot.addWidget(field)
    found: list[bool] = []
    CapsLockWatch(field.edit).found.connect(found.append)
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field.edit, _press(key, modifier))
    assert found == [on]


def _press(text: str, modifier: Qt.KeyboardModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)


def test_a_choice_is_a_value(qtbot: QtBot) -> None:
    field = ChoiceField("state", "State", STATES)
    qtbot.addWidget(field)
    assert field.value() is None
    field.show_value("resolved")
    assert (field.value(), field.combo.currentText()) == ("resolved", "Resolved")
    field.show_value("unknown")
    assert field.value() is None


def test_a_choice_stays_when_the_offer_changes(qtbot: QtBot) -> None:
    field = ChoiceField("state", "State", STATES)
    qtbot.addWidget(field)
    field.show_value("resolved")
    field.offer([Option("resolved", "Over"), Option("new", "New")])
    assert (field.value(), field.combo.currentText()) == ("resolved", "Over")


def test_choosing_by_key_is_an_edit(qtbot: QtBot) -> None:
    field = ChoiceField("state", "State", STATES)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.edited, timeout=1000):
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    assert field.value() == "active"


def test_the_wheel_passes_over_a_choice_without_focus(qtbot: QtBot) -> None:
    field = ChoiceField("state", "State", STATES)
    qtbot.addWidget(field)
    field.show_value("active")
    field.show()
    none, up = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier, up, False
    )
    field.combo.clearFocus()
    QApplication.sendEvent(field.combo, turn)
    assert field.value() == "active"


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot) -> None:
    field = LinesField("notes", "Notes")
    qtbot.addWidget(field)
    assert field.edit.tabChangesFocus()
