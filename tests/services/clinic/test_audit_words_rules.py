"""Every act about rules and suggestions reads as a sentence."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import AuditGroup, words_of
from luna_desktop.services.clinic.audit_words_rules import RULE_ACTIONS


def test_acts_about_rules_are_told_as_changes_of_the_record() -> None:
    assert {words_of(action).group for action in RULE_ACTIONS} == {AuditGroup.CHANGED}
