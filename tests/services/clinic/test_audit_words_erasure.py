"""Erasures in the audit log: each act has its words, and none names anybody's record."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import ACTION_WORDS, AuditGroup
from luna_desktop.services.clinic.audit_words_erasure import ERASURE_ACTIONS, ERASURE_READ


def test_every_act_about_an_erasure_can_be_filtered_and_names_no_record() -> None:
    assert {"data erased", "erasure done again", "list of erasures not believed"} <= set(ERASURE_ACTIONS)
    for action, (label, sentence) in ERASURE_ACTIONS.items():
        assert ACTION_WORDS[action].group is AuditGroup.CHANGED
        assert "{name}" in sentence.text
        assert "{other}" not in sentence.text
        assert label.text
    for action in ERASURE_READ:
        assert ACTION_WORDS[action].group is AuditGroup.OPENED
