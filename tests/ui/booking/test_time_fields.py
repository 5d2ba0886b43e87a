"""The fields for day and start: short typing, full words, steps by Page Up and Page Down, problems in place."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.time_fields import DayField, StartField

MONDAY = date(2026, 11, 23)


def test_a_day_is_written_out_when_the_keyboard_leaves(qtbot: QtBot) -> None:
    field = DayField("day", "Date", MONDAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "wed")
    field.edit.left.emit()
    assert field.edit.text() == "Wed 25-Nov-2026"
    assert field.value() == "2026-11-25"
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.edit, Qt.Key.Key_PageDown)
    assert field.day() == date(2026, 11, 26)


def test_what_is_no_day_stays_and_is_said(qtbot: QtBot) -> None:
    field = DayField("day", "Date", MONDAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "someday")
    field.edit.left.emit()
    assert field.edit.text() == "someday"
    assert field.problem
    assert field.value() == "someday"
    field.edit.clear()
    QTest.keyClicks(field.edit, "fri")
    assert not field.problem
    empty = DayField("from", "From", MONDAY, may_be_empty=True)
    qtbot.addWidget(empty)
    assert empty.check()
    assert not DayField("day2", "Date", MONDAY).check()


def test_a_start_is_written_out_and_steps_by_quarters(qtbot: QtBot) -> None:
    field = StartField("start", "Start")
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "1110")
    field.edit.left.emit()
    assert (field.edit.text(), field.time()) == ("11:10", time(11, 10))
    QTest.keyClick(field.edit, Qt.Key.Key_PageDown)
    assert field.value() == "11:15"
    QTest.keyClick(field.edit, Qt.Key.Key_PageUp)
    QTest.keyClick(field.edit, Qt.Key.Key_PageUp)
    assert field.value() == "10:45"
    field.mark_error(True)
    assert field.edit.property("state") == "error"
    field.mark_error(False)
    assert field.edit.property("state") == ""
    field.show_value("late")
    assert not field.check()
    assert field.problem
