"""Help for the pages about merges is found from there and names the keys of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.texts import shown
from luna_desktop.ui.help.merge_topics import MERGE_TOPICS
from luna_desktop.ui.help.where import topic_at


def test_the_page_about_duplicates_has_its_own_help(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    topic = topic_at("merges", page)
    assert topic is MERGE_TOPICS["merges"]
    assert {"Ctrl+Enter", "Alt+N", "Alt+K"} <= {line.keys for line in topic.keys}
    assert "Unmerge" in " ".join(shown(task) for task in topic.tasks)
