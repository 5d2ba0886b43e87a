"""Pages stay readable on wide windows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.settings.pages import WIDEST, narrow_page


def test_a_page_does_not_grow_past_a_readable_width(qtbot: QtBot) -> None:
    page = narrow_page(QWidget(), QWidget())
    qtbot.addWidget(page)
    page.resize(2000, 400)
    assert page.width() == WIDEST
