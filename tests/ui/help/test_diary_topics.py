"""Topics of the book stand among all others."""

from __future__ import annotations

from luna_desktop.ui.help.diary_topics import DIARY_TOPICS
from luna_desktop.ui.help.topics import TOPICS, topic_for


def test_day_and_week_have_their_own_help() -> None:
    assert DIARY_TOPICS.items() <= TOPICS.items()
    assert topic_for("today") is DIARY_TOPICS["today"]
    assert topic_for("week") is not topic_for("today")
