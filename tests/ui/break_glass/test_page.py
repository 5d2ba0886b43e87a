"""The place of openings as it looks: its lists behind tabs with their counts, and the rules in words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.ui.break_glass.page import OPENED, REQUESTS, OpeningsPlace


def test_lists_stand_behind_tabs_and_the_rules_above(qtbot: QtBot) -> None:
    page = OpeningsPlace()
    qtbot.addWidget(page)
    assert page.inner.currentWidget() is page.opened
    page.show_tab(REQUESTS)
    assert page.inner.currentWidget() is page.requests
    assert page.tabs.current() == REQUESTS
    page.show_counts({OPENED: 2, REQUESTS: 0})
    page.show_rules(OpeningRules(2, 48))
    assert page.summary.text().startswith("A closed record opens for 2 hours and is reviewed within 48 hours")
    page.show_problems({"note": "Enter why."})
    assert page.trouble.text() == "Enter why."
    page.show_stale("Meanwhile", None)
    assert page.trouble.text() == "Meanwhile"
