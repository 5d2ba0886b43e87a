"""The help of messages is part of the whole."""

from __future__ import annotations

from luna_desktop.ui.help.message_topics import MESSAGE_TOPICS
from luna_desktop.ui.help.topics import topic_for


def test_the_page_and_the_tab_are_found() -> None:
    assert topic_for("messages") is MESSAGE_TOPICS["messages"]
    assert topic_for("patient", "messages") is MESSAGE_TOPICS["patient:messages"]
