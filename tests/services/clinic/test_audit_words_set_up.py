"""The sentences about the set-up of the book and its papers."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import ACTION_WORDS, AuditGroup
from luna_desktop.services.clinic.audit_words_set_up import BOOK_ENTRIES, BOOK_PAPERS
from luna_desktop.services.front.set_up import EntryKind


def test_every_kind_of_entry_has_its_three_acts_and_papers_stand_with_copies() -> None:
    acts = {f"book {kind.value} {what}" for kind in EntryKind for what in ("added", "changed", "removed")}
    assert acts <= set(BOOK_ENTRIES)
    assert {ACTION_WORDS[each].group for each in BOOK_ENTRIES} == {AuditGroup.CLINIC}
    assert {ACTION_WORDS[each].group for each in BOOK_PAPERS} == {AuditGroup.COPIES}
