"""The rail shows what it is given, and moves by arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rail import LOW, TALL, Rail, RailItem

ITEMS = [
    RailItem("settings", "Settings", "settings", low=True),
    RailItem("today", "Today", "calendar-days"),
    RailItem("patients", "Patients", "users"),
]


def test_places_are_chosen_by_click_and_key(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.show_items(ITEMS)
    rail.resize(80, 700)
    rail.show()
    rail.activateWindow()
    qtbot.waitUntil(rail.isActiveWindow)
    assert rail.places() == ["today", "patients", "settings"]
    assert rail.button("settings").y() > rail.button("patients").y() + 100
    rail.button("today").setFocus()
    qtbot.keyClick(rail.button("today"), Qt.Key.Key_Down)
    assert rail.button("patients").hasFocus()
    with qtbot.waitSignal(rail.chosen, timeout=1000) as heard:
        qtbot.keyClick(rail.button("patients"), Qt.Key.Key_Space)
    assert heard.args == ["patients"]
    rail.show_current("today")
    assert [key for key in rail.places() if rail.button(key).isChecked()] == ["today"]
    rail.show_items(ITEMS[:1])
    assert rail.places() == ["settings"]


def test_many_places_stand_closer_and_then_scroll(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    many = [RailItem(f"place{at}", f"Place {at}", "users") for at in range(14)]
    rail.show_items([*many, ITEMS[0]])
    rail.resize(80, 1100)
    rail.show()
    qtbot.waitUntil(lambda: rail.button("place13").height() == TALL)
    assert rail.findChild(QWidget, "railBelow").isHidden()
    rail.resize(80, 690)
    qtbot.waitUntil(lambda: rail.button("place13").height() == LOW)
    below = rail.findChild(QWidget, "railBelow")
    qtbot.waitUntil(below.isVisible)
    assert rail.button("settings").visibleRegion().boundingRect().height() == LOW
    assert rail.button("place13").visibleRegion().isEmpty()
    rail.show_current("place13")
    assert rail.button("place13").visibleRegion().boundingRect().height() == LOW
    assert below.isHidden()
    above = rail.findChild(QAbstractButton, "railAbove")
    for _press in range(3):
        above.click()
    assert not rail.button("place0").visibleRegion().isEmpty()
    assert above.isHidden()
    assert not rail.grab().isNull()
