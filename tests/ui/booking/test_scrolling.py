"""A button may replace the list in which it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.scrolling import put_in


def test_a_pressed_button_replaces_its_own_list(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    first, second = QPushButton("first"), QPushButton("second")
    first.clicked.connect(lambda: put_in(area, second))
    put_in(area, first)
    first.click()
    assert area.widget() is second
    assert first.isHidden()
