"""The privacy desk has its help."""

from __future__ import annotations

from luna_desktop.ui.help.rights_topics import RIGHTS_TOPICS
from luna_desktop.ui.help.topics import TOPICS, topic_for


def test_the_desk_has_its_own_help() -> None:
    assert RIGHTS_TOPICS.items() <= TOPICS.items()
    assert topic_for("privacy") is RIGHTS_TOPICS["privacy"]
