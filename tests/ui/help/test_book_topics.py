"""The help of the book is part of the whole."""

from __future__ import annotations

from luna_desktop.ui.help.book_topics import BOOK_TOPICS
from luna_desktop.ui.help.topics import topic_for


def test_every_page_of_the_book_is_found() -> None:
    assert {"set-up-book", "book-papers"} <= set(BOOK_TOPICS)
    assert all(topic_for(key) is topic for key, topic in BOOK_TOPICS.items())
