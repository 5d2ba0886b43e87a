"""The ring follows the keyboard, not the mouse, and leaves marked inputs alone."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.focus_ring import FocusRing


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for widget in (Button("One", "oneButton"), QLineEdit(objectName="edit"), Button("Two", "twoButton")):
        column.addWidget(widget)
    FocusRing(made, qapp)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_tab_shows_the_ring_around_a_button(qtbot: QtBot, window: QWidget) -> None:
    ring, one, edit, two = (window.findChild(QWidget, name) for name in ("focusRing", "oneButton", "edit", "twoButton"))
    edit.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert two.hasFocus()
    assert ring.isVisible()
    assert ring.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    two.move(two.x() + 10, two.y())
    assert ring.x() == two.x() - 4
    qtbot.keyClick(two, Qt.Key.Key_Backtab)
    assert edit.hasFocus()
    assert not ring.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Backtab)
    assert ring.isVisible()
    one.hide()
    assert ring.isHidden() or not one.isVisible()


def test_a_click_shows_no_ring(qtbot: QtBot, window: QWidget) -> None:
    ring, two = window.findChild(QWidget, "focusRing"), window.findChild(QWidget, "twoButton")
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


def test_it_goes_on_after_what_it_was_around_is_gone(qtbot: QtBot, window: QWidget) -> None:
    ring, one, edit, two = (window.findChild(QWidget, name) for name in ("focusRing", "oneButton", "edit", "twoButton"))
    edit.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    shiboken6.delete(two)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(edit, Qt.Key.Key_Backtab)
    assert one.hasFocus()
    assert ring.geometry() == one.geometry().adjusted(-4, -4, 4, 4)
