from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.chart.frame_view import ChartPage
from luna_desktop.ui.widgets.tabs import Tab


def page_of(qtbot: QtBot) -> ChartPage:
    page = ChartPage([Tab("summary", "Summary"), Tab("details", "Details")])
    qtbot.addWidget(page)
    for key in ("summary", "details"):
        page.put_content(key, QWidget())
    return page


def test_the_banner_is_full_only_on_the_summary_of_a_roomy_window(qtbot: QtBot) -> None:
    page = page_of(qtbot)
    page.resize(1360, 844)
    page.show_tab("summary")
    assert page.banner.is_full()
    page.show_tab("details")
    assert not page.banner.is_full()
    page.show_tab("summary")
    page.resize(1200, 640)
    page.show_tab("summary")
    assert not page.banner.is_full()


def test_badges_typing_and_problems_stand_on_their_tab(qtbot: QtBot) -> None:
    page = page_of(qtbot)
    page.show_badge("details", 3)
    assert page.tabs.tab_widget("details").accessibleName() == "Details, 3"
    page.show_to_fix("details", 2)
    assert page.tabs.tab_widget("details").accessibleName() == "Details, 2 to fix"
    page.show_badge("unknown", 1)


def test_new_content_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    page = page_of(qtbot)
    page.show_tab("details")
    fresh = QWidget()
    page.put_content("details", fresh)
    assert page.stack.currentWidget() is fresh
    assert page.stack.count() == 2


def test_a_trouble_goes_away_with_empty_words(qtbot: QtBot) -> None:
    page = page_of(qtbot)
    page.show_problems({"a": "One."})
    assert page.trouble.text() == "One."
    page.show_trouble("")
    assert page.trouble.isHidden()
