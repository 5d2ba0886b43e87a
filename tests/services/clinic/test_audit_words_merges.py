"""Merges in the audit log: each act has its words, and none names anybody's record."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import ACTION_WORDS, AuditGroup
from luna_desktop.services.clinic.audit_words_merges import MERGE_ACTIONS


def test_every_act_about_a_merge_can_be_filtered_and_names_no_record() -> None:
    assert {"records merged", "merge undone", "merge checked", "not the same person"} <= set(MERGE_ACTIONS)
    for action, (label, sentence) in MERGE_ACTIONS.items():
        assert ACTION_WORDS[action].group is AuditGroup.CHANGED
        assert sentence.text.startswith("{name} ")
        assert "{other}" not in sentence.text
        assert label.text
