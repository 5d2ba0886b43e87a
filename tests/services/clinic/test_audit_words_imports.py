"""Imports in the audit log."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import AuditGroup, words_of
from luna_desktop.services.clinic.audit_words_imports import IMPORT_ACTIONS


def test_every_action_of_imports_has_its_sentence() -> None:
    for action, (label, _sentence) in IMPORT_ACTIONS.items():
        assert (words_of(action).label, words_of(action).group) == (label, AuditGroup.CHANGED)
