"""The words of the book stand in the log's table, each in its group."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import ACTION_WORDS, AuditGroup
from luna_desktop.services.clinic.audit_words_book import BOOK_CHANGED, BOOK_READ


def test_the_words_of_the_book_are_part_of_the_table() -> None:
    assert {ACTION_WORDS[action].group for action in BOOK_CHANGED} == {AuditGroup.CHANGED}
    assert {ACTION_WORDS[action].group for action in BOOK_READ} == {AuditGroup.OPENED}
    assert all("{name}" in sentence.text for _label, sentence in (BOOK_CHANGED | BOOK_READ).values())
