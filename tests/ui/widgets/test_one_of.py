"""Places, tabs, segments and regions are announced as one of several, with the one that is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.regions import RegionList
from luna_desktop.ui.rail import Rail, RailItem
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab


def a_rail() -> QWidget:
    rail = Rail()
    rail.show_items([RailItem("one", "One", "users"), RailItem("two", "Two", "settings")])
    rail.show_current("two")
    return rail


def some_tabs() -> QWidget:
    tabs = ChartTabs("tabs", "Parts", [Tab("one", "One"), Tab("two", "Two")])
    tabs.show_current("two")
    return tabs


def some_segments() -> QWidget:
    segments = Segmented("segments", "Size", [Option(1, "One"), Option(2, "Two")])
    segments.show_value(2)
    return segments


def some_regions() -> QWidget:
    regions = RegionList()
    regions.show_regions([("one", "One", 1), ("two", "Two", 2)], "two")
    return regions


@pytest.mark.parametrize("make", [a_rail, some_tabs, some_segments, some_regions])
def test_each_is_announced_as_one_of_several(qtbot: QtBot, make: object) -> None:
    assert callable(make)
    row = make()
    qtbot.addWidget(row)
    choices = [button for button in row.findChildren(QAbstractButton) if button.isCheckable()]
    heard = [QAccessible.queryAccessibleInterface(button) for button in choices]
    assert [each.role() for each in heard] == [QAccessible.Role.RadioButton] * 2
    assert [bool(each.state().checked) for each in heard] == [False, True]


def test_none_may_be_chosen_and_the_arrows_of_the_rail_only_move(qtbot: QtBot) -> None:
    rail = a_rail()
    assert isinstance(rail, Rail)
    qtbot.addWidget(rail)
    rail.show()
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    qtbot.keyClick(rail.button("two"), Qt.Key.Key_Up)
    assert chosen == []
    assert rail.button("two").isChecked()
    rail.show_current("elsewhere")
    assert not rail.button("one").isChecked()
    assert not rail.button("two").isChecked()
    rail.button("one").click()
    rail.button("one").click()
    assert chosen == ["one", "one"]
    assert rail.button("one").isChecked()
