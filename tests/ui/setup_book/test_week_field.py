"""The field of a week: picture and list say the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import DayHours, Period
from luna_desktop.ui.setup_book.week_field import WeekField, lines_of, read_day

WEEK = lines_of([DayHours(0, (Period(540, 1080),), (Period(780, 840, "Lunch"),))])


@pytest.fixture
def field(qtbot: QtBot) -> WeekField:
    made = WeekField("week", "Opening hours")
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_value(WEEK)
    made.show()
    return made


def test_what_is_drawn_is_written_and_what_is_typed_is_drawn(qtbot: QtBot, field: WeekField) -> None:
    assert field.value()[0] == ["09:00–18:00", "13:00–14:00 Lunch"]
    field.painter.setFocus()
    qtbot.keyClick(field.painter, Qt.Key.Key_Right)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.painter, Qt.Key.Key_Insert)
    assert field.value()[1] == ["09:00–17:00", ""]
    field.toggle()
    qtbot.keyClicks(field.rows[2].opens, "10-12")
    assert field.painter.week()[2].open == (Period(600, 720),)
    field.rows[2].opens.left.emit()
    assert field.value()[2][0] == "10:00–12:00"


def test_what_cannot_be_read_stays_and_is_said_beside_its_day(qtbot: QtBot, field: WeekField) -> None:
    field.toggle()
    field.rows[3].opens.setFocus()
    qtbot.keyClicks(field.rows[3].opens, "nine")
    assert field.days() is None
    assert field.problems() == [
        "Thursday: “nine” is not a time from and to. Write for example 09:00-13:00, 14:00-18:00."
    ]
    assert field.rows[3].problem.isVisible()
    field.toggle()
    qtbot.keyClick(field.painter, Qt.Key.Key_Insert)
    assert field.value()[3] == ["nine", ""]


def test_a_day_is_copied_to_the_working_week(field: WeekField) -> None:
    field.weekdays_button.click()
    assert field.value()[:5] == [WEEK[0]] * 5
    assert field.value()[5] == ["", ""]
    days = field.days()
    assert days is not None
    assert [bool(day.open) for day in days] == [True] * 5 + [False] * 2


def test_reading_only(field: WeekField) -> None:
    field.set_read_only(True)
    assert field.rows[0].opens.isReadOnly()
    assert field.add_button.isHidden()
    assert read_day(0, "9-10", "13-14") != DayHours(0, (Period(540, 600),))
