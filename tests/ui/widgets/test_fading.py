"""What appears on top fades in and is then drawn plainly; with stillness wanted it is there at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPropertyAnimation, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.fading import fade_in
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.progress import Ring
from luna_desktop.ui.widgets.toasts import News, ToastArea


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def opened(window: QWidget) -> list[QWidget]:
    """Open a dialog and show news, and return what appears."""
    dialog = Dialog(window, "question", "Discard?")
    dialog.open_on(dialog.add_button(Button("Cancel", "cancel")))
    area = ToastArea(window)
    area.show_news(News("Saved", tone="danger"))
    return [dialog.card, *area.findChildren(QWidget, "toast")]


def fades(widget: QWidget) -> list[QPropertyAnimation]:
    effect = widget.graphicsEffect()
    return effect.findChildren(QPropertyAnimation) if effect is not None else []


@pytest.mark.usefixtures("moving")
def test_what_appears_fades_in_and_stays_plain(qtbot: QtBot, window: QWidget) -> None:
    appearing = opened(window)
    assert [len(fades(widget)) for widget in appearing] == [1] * len(appearing)
    qtbot.waitUntil(lambda: all(widget.graphicsEffect() is None for widget in appearing))


@pytest.mark.usefixtures("moving")
def test_what_goes_before_it_is_there_leaves_nothing(window: QWidget) -> None:
    soon_gone = QWidget(window)
    fade_in(soon_gone)
    soon_gone.deleteLater()
    QApplication.processEvents()


def test_stillness_leaves_nothing_that_moves(window: QWidget, qtbot: QtBot) -> None:
    assert [widget.graphicsEffect() for widget in opened(window)] == [None] * 2
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show()
    assert [timer for timer in ring.findChildren(QTimer) if timer.isActive()] == []
