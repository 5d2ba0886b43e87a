"""Topics of the front desk stand among all others."""

from __future__ import annotations

from luna_desktop.ui.help.desk_topics import DESK_TOPICS
from luna_desktop.ui.help.topics import TOPICS, topic_for


def test_each_is_found_by_the_key_of_its_place() -> None:
    assert DESK_TOPICS.items() <= TOPICS.items()
    assert topic_for("imports") is DESK_TOPICS["imports"]
