"""The picture of a week, by hand and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import DayHours, Period
from luna_desktop.ui.setup_book.week_editing import Piece, whole_week
from luna_desktop.ui.setup_book.week_painter import WeekPainter

WEEK = whole_week([DayHours(0, (Period(540, 780),), (Period(600, 630, "Tea"),))])


@pytest.fixture
def painter(qtbot: QtBot) -> WeekPainter:
    made = WeekPainter("week")
    qtbot.addWidget(made)
    made.resize(760, 460)
    made.show_week(WEEK)
    made.show()
    made.setFocus()
    return made


def drag(qtbot: QtBot, painter: WeekPainter, start: QPoint, end: QPoint, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(painter, Qt.MouseButton.LeftButton, held, start)
    qtbot.mouseMove(painter, end)
    qtbot.mouseRelease(painter, Qt.MouseButton.LeftButton, held, end)


def point(painter: WeekPainter, weekday: int, minute: int) -> QPoint:
    plan = painter.plan()
    return QPoint(round(plan.column(weekday).center().x()), round(plan.y(minute)))


def test_the_hand_draws_moves_and_stretches(qtbot: QtBot, painter: WeekPainter) -> None:
    drag(qtbot, painter, point(painter, 3, 600), point(painter, 3, 720))
    assert painter.week()[3].open == (Period(600, 720),)
    drag(qtbot, painter, point(painter, 3, 660), point(painter, 3, 690))
    assert painter.week()[3].open == (Period(630, 750),)
    drag(qtbot, painter, point(painter, 3, 750), point(painter, 3, 840))
    assert painter.week()[3].open == (Period(630, 840),)
    drag(qtbot, painter, point(painter, 3, 660), point(painter, 3, 690), shift=True)
    assert painter.week()[3].breaks == (Period(660, 690),)
    assert painter.chosen() == (3, Piece(3, 0, is_break=True))


def test_the_keys_do_the_same(qtbot: QtBot, painter: WeekPainter) -> None:
    key, control, shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(painter, key.Key_Down)
    qtbot.keyClick(painter, key.Key_Up, control)
    assert painter.week()[0] == DayHours(0, (Period(525, 765),), (Period(585, 615, "Tea"),))
    qtbot.keyClick(painter, key.Key_Down, shift)
    assert painter.week()[0].open == (Period(525, 780),)
    qtbot.keyClick(painter, key.Key_Down)
    qtbot.keyClick(painter, key.Key_Delete)
    assert painter.week()[0].breaks == ()
    qtbot.keyClick(painter, key.Key_B)
    assert painter.week()[0].breaks[0].name == "Lunch"
    qtbot.keyClick(painter, key.Key_C, control)
    qtbot.keyClick(painter, key.Key_Left)
    qtbot.keyClick(painter, key.Key_V, control)
    assert painter.week()[6].open == painter.week()[0].open


def test_screen_readers_are_told_of_every_day_and_piece(painter: WeekPainter) -> None:
    said = {each.accessibleName() for each in painter.findChildren(QAbstractButton)}
    assert {"Monday, open 09:00–13:00, breaks 10:00–10:30 Tea", "Monday, break 10:00–10:30 Tea"} <= said
    assert "Sunday, closed" in said
    button = next(each for each in painter.findChildren(QAbstractButton) if each.objectName() == "open0x0")
    button.click()
    assert painter.chosen() == (0, Piece(0, 0))


def test_reading_only(qtbot: QtBot, painter: WeekPainter) -> None:
    painter.set_read_only(True)
    qtbot.keyClick(painter, Qt.Key.Key_Insert)
    drag(qtbot, painter, point(painter, 3, 600), point(painter, 3, 720))
    assert painter.week() == WEEK
