"""The safety dialog by keyboard: starts where nothing is added, goes on only with a reason, and only for doctors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.stops import OverrideReason, Overriding
from luna_desktop.ui.safety.form import SafetyDialog, StopQuestion
from tests.ui.safety.a_stop import CARD, TODAY, stops

Opener = Callable[..., SafetyDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 760)
    window.show()

    def make(*, may_go_on: bool = True) -> SafetyDialog:
        dialog = SafetyDialog(window, StopQuestion(stops(), CARD, TODAY, may_go_on))
        dialog.start()
        return dialog

    return make


def press(key: Qt.Key, *, ctrl: bool = False) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier)


def test_the_keyboard_starts_where_nothing_is_added(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    assert dialog.cards.card("other").hasFocus()
    assert not dialog.add_button.isVisible()
    assert dialog.accessibleName().startswith("“Cefixime” is in one reaction group with “Penicillins”")
    with qtbot.waitSignal(dialog.left):
        press(Qt.Key.Key_Return, ctrl=True)
    with qtbot.waitSignal(dialog.left):
        press(Qt.Key.Key_Escape)


def test_going_on_needs_a_reason_code_and_own_words(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    press(Qt.Key.Key_Down)
    assert dialog.reasons.isVisible()
    assert not dialog.add_button.isEnabled()
    dialog.code.show_value(OverrideReason.SPECIALIST.value)
    dialog.words.control.setFocus()
    QTest.keyClicks(dialog.words.control, "Allergist")
    assert not dialog.add_button.isEnabled()
    QTest.keyClicks(dialog.words.control, " agreed")
    dialog.told.click()
    assert dialog.add_button.isEnabled()
    with qtbot.waitSignal(dialog.given) as given:
        press(Qt.Key.Key_Return, ctrl=True)
    assert given.args == [Overriding("Allergist agreed", OverrideReason.SPECIALIST, told=True)]


def test_nothing_is_sent_before_the_reason_is_there(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    dialog.cards.card("anyway").click()
    with qtbot.assertNotEmitted(dialog.given), qtbot.assertNotEmitted(dialog.left):
        dialog._act()


def test_who_is_no_doctor_is_sent_to_one(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened(may_go_on=False)
    assert dialog.cards.card("anyway").text() == "Ask a doctor"
    dialog.cards.card("anyway").click()
    assert not dialog.reasons.isVisible()
    assert not dialog.add_button.isVisible()
    with qtbot.waitSignal(dialog.left):
        dialog.leave_button.click()
