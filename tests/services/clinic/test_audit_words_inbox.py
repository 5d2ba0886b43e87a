"""The photo inbox in the audit log: each act has its words, and none names anybody's record."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import ACTION_WORDS, AuditGroup
from luna_desktop.services.clinic.audit_words_inbox import INBOX_CHANGED, INBOX_READ


def test_every_act_of_the_inbox_has_words_and_names_no_record() -> None:
    for words, group in ((INBOX_READ, AuditGroup.OPENED), (INBOX_CHANGED, AuditGroup.CHANGED)):
        for action, (label, sentence) in words.items():
            assert ACTION_WORDS[action].group is group
            assert "{name}" in sentence.text
            assert label.text
