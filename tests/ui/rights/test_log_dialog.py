"""The dialog that logs a request: keys, the button's words, the window's size."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.log_dialog import LogDialog
from luna_desktop.ui.rights.log_form import LATER


def opened(window: QWidget, qtbot: QtBot) -> LogDialog:
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    dialog = LogDialog(window, date(2026, 11, 23))
    dialog.open_on(dialog.first())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return dialog


def test_it_says_what_its_button_does_and_waits_for_a_patient(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert dialog.act.text() == "Log and acknowledge"
    dialog.form.acknowledge.show_value(LATER)
    dialog.form.acknowledge.edited.emit()
    assert dialog.act.text() == "Log the request"
    dialog.show_ready(ready=False)
    with qtbot.assertNotEmitted(dialog.log_wanted):
        QTest.keyClick(dialog.form.words.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.show_ready(ready=True)
    with qtbot.waitSignal(dialog.log_wanted):
        QTest.keyClick(dialog.form.words.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_trouble_stands_above_the_fields_and_esc_leaves(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.set_busy(True)
    dialog.show_trouble("The disk reported an error.")
    assert dialog.form.banner.text() == "The disk reported an error."
    assert not dialog.act.is_busy()
    dialog.show_stale("Somebody was faster.", None)
    assert dialog.form.banner.text() == "Somebody was faster."
    dialog.show_problems({"words": "Write it down."})
    assert dialog.form.words.problem == "Write it down."
    with qtbot.waitSignal(dialog.close_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_stays_within_a_small_window(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert dialog.card.height() <= 720 - 32
    dialog.window().resize(1280, 600)
    qtbot.waitUntil(lambda: dialog.card.height() <= 600 - 32)
    assert dialog.first() is dialog.patient.finder.edit
