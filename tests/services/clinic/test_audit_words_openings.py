"""Openings in the audit log: each act has its words and can be filtered, and none names a patient."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import ACTION_WORDS, AuditGroup
from luna_desktop.services.clinic.audit_words_openings import GLASS_OPENED, OPENING_ACTIONS


def test_every_act_about_an_opening_has_words() -> None:
    assert {GLASS_OPENED, "opening reviewed", "incident noted", "access requested"} <= set(OPENING_ACTIONS)
    for action, (label, sentence) in OPENING_ACTIONS.items():
        assert ACTION_WORDS[action].group is AuditGroup.OPENED
        assert sentence.text.startswith("{name} ")
        assert label.text
