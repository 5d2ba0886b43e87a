"""The steps of a routine, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.history.routine_field import RoutineField

STEPS = [
    {"step": "cleanse", "product": "Soap", "frequency": "daily"},
    {"step": "treat", "product": "Serum", "frequency": ""},
]
CTRL = Qt.KeyboardModifier.ControlModifier


def a_field(qtbot: QtBot) -> RoutineField:
    field = RoutineField("morning", "Morning")
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.show_value(STEPS)
    return field


def test_steps_are_shown_and_read_back(qtbot: QtBot) -> None:
    assert a_field(qtbot).value() == STEPS


def test_how_often_a_step_is_done_shows_no_example_where_it_is_not_known(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    assert field.steps[1].frequency.placeholderText() == ""


def test_steps_move_up_and_down_and_the_keyboard_goes_along(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    product = field.steps[1].product
    product.setFocus()
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(product, Qt.Key.Key_Up, CTRL)
    assert [step["product"] for step in field.value()] == ["Serum", "Soap"]
    assert field.steps[0].product is product
    assert product.accessibleName() == "Step 1, product"
    QTest.keyClick(product, Qt.Key.Key_Up, CTRL)
    QTest.keyClick(product, Qt.Key.Key_Down, CTRL)
    assert field.value() == STEPS


def test_a_step_is_added_and_taken_away(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.add_button.click()
    assert len(field.steps) == 3
    field.steps[2].product.setFocus()
    QTest.keyClick(field.steps[2].product, Qt.Key.Key_Delete, CTRL)
    assert field.value() == STEPS
    field.set_read_only(True)
    assert not field.add_button.isVisible()
    assert not field.steps[0].isEnabled()
