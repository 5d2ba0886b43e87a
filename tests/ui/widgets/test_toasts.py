"""Toasts: at most three, errors stay, undo undoes, and a look at them stops their clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.toasts import News, Toast, ToastArea


@pytest.fixture
def area(qtbot: QtBot) -> ToastArea:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    made = ToastArea(window)
    window.show()
    return made


def _toasts(area: ToastArea) -> list[Toast]:
    return [toast for toast in area.findChildren(Toast) if not toast.isHidden()]


def _clock(toast: Toast) -> QTimer:
    return next(timer for timer in toast.children() if isinstance(timer, QTimer))


def test_at_most_three_and_the_oldest_goes(area: ToastArea) -> None:
    for number in range(4):
        area.show_news(News(f"News {number}"))
    assert area.titles() == ["News 1", "News 2", "News 3"]
    area.clear()
    assert area.titles() == []
    assert area.isHidden()


def test_news_go_by_themselves_but_errors_stay(area: ToastArea) -> None:
    area.show_news(News("Saved"))
    area.show_news(News("Not saved", tone="danger"))
    clocks = [_clock(toast) for toast in _toasts(area)]
    assert [clock.isActive() for clock in clocks] == [True, False]
    assert clocks[0].interval() == 6000
    clocks[0].timeout.emit()
    assert area.titles() == ["Not saved"]
    area.clear()


def test_the_clock_stands_still_under_the_pointer(area: ToastArea) -> None:
    area.show_news(News("Saved"))
    toast = _toasts(area)[0]
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not _clock(toast).isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert _clock(toast).isActive()
    area.clear()


def test_undo_undoes_and_closes(area: ToastArea) -> None:
    undone: list[str] = []
    area.show_news(News("Checked in", action="Undo", act=lambda: undone.append("undone")))
    button = area.findChild(Button, "toastAction")
    assert button is not None
    button.click()
    assert (undone, area.titles()) == (["undone"], [])


def test_it_stays_in_the_corner_and_leaves_the_save_bar_free(area: ToastArea) -> None:
    area.show_news(News("Not saved: record was changed by somebody else meanwhile", "Dr Sethi", "danger", "Compare"))
    window = area.parentWidget()
    window.resize(1300, 800)
    assert area.geometry().right() >= 1300 - 20
    assert area.geometry().bottom() <= 800 - 84
    close = area.findChild(Button, "toastClose")
    close.click()
    assert area.titles() == []
