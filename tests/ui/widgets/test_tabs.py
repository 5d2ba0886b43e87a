"""Tabs are reached by Alt and a number, by arrows and by click; counts and errors are spoken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.tabs import ChartTabs, Tab


@pytest.fixture
def tabs(qtbot: QtBot) -> ChartTabs:
    made = ChartTabs(
        "chartTabs",
        "Chart",
        [Tab("summary", "Summary"), Tab("allergies", "Allergies", 2), Tab("privacy", "Privacy", icon="eye-off")],
    )
    qtbot.addWidget(made)
    made.resize(600, 44)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_first_tab_is_current(tabs: ChartTabs) -> None:
    assert tabs.current() == "summary"


def test_alt_and_a_number_choose(qtbot: QtBot, tabs: ChartTabs) -> None:
    with qtbot.waitSignal(tabs.chosen, timeout=1000) as heard:
        qtbot.keyClick(tabs, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert heard.args == ["allergies"]
    assert tabs.current() == "allergies"


def test_arrows_move_round(qtbot: QtBot, tabs: ChartTabs) -> None:
    tabs.tab_widget("summary").setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.current() == "privacy"
    assert tabs.tab_widget("privacy").hasFocus()


def test_a_click_chooses_once(qtbot: QtBot, tabs: ChartTabs) -> None:
    heard: list[str] = []
    tabs.chosen.connect(heard.append)
    for _time in range(2):
        qtbot.mouseClick(tabs.tab_widget("privacy"), Qt.MouseButton.LeftButton)
    assert heard == ["privacy"]
    assert tabs.current() == "privacy"


def test_counts_and_errors_are_spoken_and_make_room(tabs: ChartTabs) -> None:
    tab = tabs.tab_widget("allergies")
    assert tab.accessibleName() == "Allergies, 2"
    before = tab.sizeHint().width()
    tabs.show_to_fix("allergies", 1)
    assert tab.accessibleName() == "Allergies, 1 to fix"
    assert tab.sizeHint().width() > before
    tabs.show_tab(Tab("allergies", "Allergies", 3))
    assert tab.accessibleName() == "Allergies, 3"


def test_tabs_that_are_not_offered_are_neither_seen_nor_counted(qtbot: QtBot, tabs: ChartTabs) -> None:
    tabs.offer(["summary", "privacy"])
    assert tabs.tab_widget("allergies").isHidden()
    qtbot.keyClick(tabs, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert tabs.current() == "privacy"
    qtbot.keyClick(tabs, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert tabs.current() == "privacy"
    qtbot.keyClick(tabs.tab_widget("privacy"), Qt.Key.Key_Right)
    assert tabs.current() == "summary"
