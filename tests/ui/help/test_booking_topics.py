"""Topics of the booking dialog and of the lists stand among all others."""

from __future__ import annotations

from luna_desktop.ui.booking.entry import BOOK
from luna_desktop.ui.help.booking_topics import BOOKING_TOPICS
from luna_desktop.ui.help.topics import TOPICS, topic_for


def test_each_is_found_by_its_key() -> None:
    assert BOOKING_TOPICS.items() <= TOPICS.items()
    assert topic_for(BOOK) is BOOKING_TOPICS["booking"]
