"""The help of the photo inbox is there for both of its places."""

from __future__ import annotations

from luna_desktop.ui.help.inbox_topics import INBOX_TOPICS
from luna_desktop.ui.help.topics import TOPICS


def test_both_places_have_their_help() -> None:
    assert set(INBOX_TOPICS) == {"inbox", "expired-photos"}
    assert all(TOPICS[key] is topic for key, topic in INBOX_TOPICS.items())
