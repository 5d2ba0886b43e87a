"""The free times: what is searched for, chosen with arrows, none at all, and being looked for."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.shown import SlotDay, SlotShown
from luna_desktop.ui.booking.slots_panel import SlotsPanel
from tests.ui.booking.people import TODAY

DAYS = (
    SlotDay("Wednesday", (SlotShown(1, time(11, 30), "A", "Room 1", True), SlotShown(2, time(12, 15), "A", "Room 1"))),
    SlotDay("Thursday", (SlotShown(3, time(9), "B", "Room 2"),)),
)


@pytest.fixture
def panel(qtbot: QtBot) -> SlotsPanel:
    made = SlotsPanel(TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_arrows_go_through_the_times_of_all_days(panel: SlotsPanel, qtbot: QtBot) -> None:
    panel.show_days(DAYS, looked=14)
    with qtbot.waitSignal(panel.chosen) as chosen:
        assert panel.enter()
    assert chosen.args[0].key == 1
    for _step in range(2):
        row = next(each for each in panel.rows() if each.isChecked())
        QTest.keyClick(row, Qt.Key.Key_Down)
    assert [row.isChecked() for row in panel.rows()] == [False, False, True]
    QTest.keyClick(panel.rows()[2], Qt.Key.Key_Down)
    assert panel.rows()[2].isChecked()
    with qtbot.waitSignal(panel.left_upwards):
        QTest.keyClick(panel.rows()[0], Qt.Key.Key_Up)
    panel.show_days(DAYS[1:], looked=14)
    assert panel.rows()[0].isChecked(), "the time that was chosen stays chosen when the list is read again"
    panel.show_chosen(None)
    assert not panel.rows()[0].isChecked()


def test_what_is_searched_for_follows_the_choices(panel: SlotsPanel, qtbot: QtBot) -> None:
    panel.show_practitioners([(5, "Priya")])
    assert panel.what().practitioner is None
    panel.practitioner.show_value(5)
    panel.part.show_value("morning")
    panel.filters.setChecked(True)
    panel.weekdays.show_value("weekdays")
    with qtbot.waitSignal(panel.asked):
        QTest.keyClicks(panel.first_day.edit, "wed")
    what = panel.what()
    assert (what.practitioner, what.earliest, what.latest) == (5, None, time(13))
    assert what.weekdays == frozenset(range(5))
    assert what.first_day == date(2026, 11, 25)
    panel.show_practitioners([(5, "Priya"), (6, "Vikram")])
    assert panel.what().practitioner == 5


def test_none_and_looking_and_news_are_said(panel: SlotsPanel, qtbot: QtBot) -> None:
    panel.show_looking()
    assert not panel.enter()
    panel.show_days((), looked=14)
    widen = panel.findChild(QPushButton, "slotsWiden")
    assert widen is not None
    with qtbot.waitSignal(panel.widen_wanted):
        widen.click()
    panel.tell("Someone took 11:30 just now.")
    assert panel.news.isVisible()
    panel.show_length(45)
    assert panel.length.text() == "45 min"
    panel.show_blank("Choose a service.")
    assert panel.rows() == []
