"""A fitted card is as high as it wants to be, and no higher than the window, whatever becomes of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.fitted_overlay import EDGE, FittedOverlay, scrolling


class Tall(FittedOverlay):
    def wanted_height(self) -> int:
        return 600


def test_the_card_keeps_within_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    tall = Tall(window, "tall", "Tall", width=400)
    tall.fit()
    assert tall.card.height() == 600
    window.resize(1280, 500)
    assert tall.card.height() == 500 - EDGE
    window.resize(1280, 100)
    assert tall.card.height() == tall.least_height()


def test_what_scrolls_takes_no_keyboard(qtbot: QtBot) -> None:
    area = scrolling(QWidget(), "area", "What is asked")
    qtbot.addWidget(area)
    assert (area.focusPolicy().name, area.accessibleName()) == ("NoFocus", "What is asked")
