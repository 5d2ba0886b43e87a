"""Several dates in one go: how they are made, and each one kept or left out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.series import SeriesRule, SeriesUnit
from luna_desktop.ui.booking.series_panel import SeriesPanel
from luna_desktop.ui.booking.shown import DateShown
from tests.ui.booking.people import TODAY


@pytest.fixture
def panel(qtbot: QtBot) -> SeriesPanel:
    made = SeriesPanel(TODAY)
    qtbot.addWidget(made)
    return made


def test_a_course_of_six_weeks_is_what_it_begins_with(panel: SeriesPanel, qtbot: QtBot) -> None:
    assert panel.series() == SeriesRule(1, SeriesUnit.WEEKS, 6)
    panel.every.show_value("")
    with qtbot.waitSignal(panel.asked):
        QTest.keyClicks(panel.every.edit, "2")
    assert panel.series() == SeriesRule(2, SeriesUnit.WEEKS, 6)
    panel.until.show_value(date(2027, 1, 31))
    assert panel.series() == SeriesRule(2, SeriesUnit.WEEKS, 0, date(2027, 1, 31))
    panel.count.show_value("")
    QTest.keyClicks(panel.count.edit, "9")
    assert panel.until.day() is None, "a number typed last counts"


@pytest.mark.parametrize(("every", "count"), [("0", "6"), ("1", "0"), ("1", "61"), ("1", "1"), ("x", "6")])
def test_what_makes_no_series_is_said(panel: SeriesPanel, every: str, count: str) -> None:
    panel.every.show_value(every)
    panel.count.show_value(count)
    assert panel.series() is None
    assert panel.every.problem or panel.count.problem


def test_dates_that_are_not_free_are_counted_and_left_out(panel: SeriesPanel, qtbot: QtBot) -> None:
    panel.show_waiting()
    dates = [
        DateShown(0, "Wed 25-Nov-2026", "11:00 to 11:45"),
        DateShown(1, "Wed 02-Dec-2026", "11:00", "Taken", can_move=True),
    ]
    panel.show_dates(dates)
    assert panel.summary.text() == "2 dates, 1 of them not free. Leave those out, or move them."
    tick = panel.findChild(QCheckBox, "seriesDate1")
    assert tick is not None
    assert tick.accessibleDescription() == "Taken"
    other = panel.findChild(QPushButton, "seriesOther1")
    assert other is not None
    with qtbot.waitSignal(panel.other_wanted) as moved:
        other.click()
    assert moved.args == [1]
    with qtbot.waitSignal(panel.kept) as kept:
        tick.click()
    assert kept.args == [1, False]
    panel.show_dates(dates[:1])
    assert panel.summary.text() == "1 date, free."
    panel.show_dates([])
    assert panel.summary.text() == "No date is left."
