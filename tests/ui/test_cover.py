"""The cover hides everything, names no patient, keeps the keyboard and lets nothing through."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.cover import PrivacyCover


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QLineEdit(made).setFocus()
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_cover_is_opaque_and_gives_the_keyboard_back(qtbot: QtBot, window: QWidget) -> None:
    cover, edit = PrivacyCover(window), window.findChild(QLineEdit)
    edit.setFocus()
    cover.cover("Aranya Clinic", "Dr Rao", 15)
    assert window.childAt(edit.geometry().center()) in {cover, *cover.findChildren(QWidget)}
    image = window.grab().toImage()
    assert {image.pixelColor(x, y).alpha() for x in range(0, 1200, 50) for y in range(0, 700, 50)} == {255}
    assert cover.stay.hasFocus()
    cover.cover("Aranya Clinic", "Dr Rao", 14)
    assert cover.bar.value() == 14
    window.resize(1300, 800)
    assert cover.size() == window.size()
    cover.uncover()
    assert edit.hasFocus()


def test_tab_goes_between_the_two_buttons_and_esc_stays(qtbot: QtBot, window: QWidget) -> None:
    cover = PrivacyCover(window)
    cover.cover("Aranya Clinic", "Dr Rao", 15)
    qtbot.keyClick(cover.stay, Qt.Key.Key_Tab)
    assert cover.lock.hasFocus()
    with qtbot.waitSignal(cover.lock_wanted, timeout=1000):
        qtbot.keyClick(cover.lock, Qt.Key.Key_Space)
    with qtbot.waitSignal(cover.stay_wanted, timeout=1000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
