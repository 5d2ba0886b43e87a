"""An overlay keeps the keyboard within, closes on Esc, lets nothing through, and gives the keyboard back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.overlay import Dialog


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit(objectName="beneath"))
    column.addWidget(QPushButton("Beneath"))
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    beneath(made).setFocus()
    return made


def beneath(window: QWidget) -> QLineEdit:
    found = window.findChild(QLineEdit, "beneath")
    assert found is not None
    return found


def _dialog(window: QWidget) -> Dialog:
    dialog = Dialog(window, "sampleDialog", "Discard 3 changes?", "They cannot be brought back.")
    dialog.add(TextField("reason", "Reason"))
    dialog.add_button(Button("Cancel", "cancelButton"))
    dialog.add_button(Button("Discard", "discardButton"))
    dialog.add_left_button(Button("Other way", "otherButton"))
    dialog.open_on(dialog.findChild(QWidget, "cancelButton"))
    return dialog


def test_tab_stays_within_both_ways(qtbot: QtBot, window: QWidget) -> None:
    dialog = _dialog(window)
    seen = set()
    for key in [Qt.Key.Key_Tab] * 5 + [Qt.Key.Key_Backtab] * 6:
        qtbot.keyClick(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        assert dialog.isAncestorOf(now)
        seen.add(now.objectName())
    assert seen == {"reason", "cancelButton", "discardButton", "otherButton"}
    dialog.put_away()


def test_esc_dismisses_and_the_keyboard_goes_back(qtbot: QtBot, window: QWidget) -> None:
    dialog = _dialog(window)
    dialog.dismissed.connect(dialog.put_away)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert beneath(window).hasFocus()


def test_clicks_do_not_reach_what_lies_beneath(qtbot: QtBot, window: QWidget) -> None:
    dialog = _dialog(window)
    assert window.childAt(QPoint(450, 40)) is dialog
    dialog.put_away()


def test_it_covers_the_window_at_every_size(window: QWidget) -> None:
    dialog = _dialog(window)
    window.resize(700, 500)
    assert dialog.size() == window.size()
    assert dialog.card.geometry().center().x() == pytest.approx(350, abs=2)
    dialog.put_at_top(80)
    QApplication.sendPostedEvents()
    dialog.layout().activate()
    assert dialog.card.y() == 80
    dialog.put_away()


def test_the_keyboard_does_not_go_back_to_what_is_gone(qtbot: QtBot, window: QWidget) -> None:
    dialog = _dialog(window)
    gone = beneath(window)
    gone.setParent(None)
    gone.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    dialog.put_away()
    assert dialog.isHidden()


def test_title_and_body_are_spoken(window: QWidget) -> None:
    dialog = _dialog(window)
    assert (dialog.accessibleName(), dialog.accessibleDescription()) == (
        "Discard 3 changes?",
        "They cannot be brought back.",
    )
    dialog.put_away()
