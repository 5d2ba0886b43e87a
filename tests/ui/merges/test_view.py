"""The three pages share one place; bad news stands on the page that is shown."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.merges.view import MergesView
from tests.ui.merges.pairs import TODAY


def test_bad_news_stands_on_the_page_that_is_shown(qtbot: QtBot) -> None:
    view = MergesView(TODAY)
    qtbot.addWidget(view)
    view.show_list()
    view.show_trouble("No list.")
    assert view.worklist.banner.text() == "No list."
    view.show_waiting()
    view.show_merge()
    view.show_stale("One changed.", None)
    assert view.merge.banner.text() == "One changed."
    view.show_problems({"merged": "Deceased."})
    assert view.merge.banner.text() == "Deceased."
    view.show_unmerge()
    view.show_trouble("Not undone.")
    assert view.unmerge.banner.text() == "Not undone."
    view.show_problems({"merge": "Newer first."})
    assert view.unmerge.banner.text() == "Newer first."
