"""The log's sentences about privacy cases name who acted, and nothing of what was asked."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import AuditGroup, sentence_of, words_of
from luna_desktop.services.clinic.audit_words_rights import CASE_ACTIONS, CASE_OPENED, CASE_SETTINGS
from luna_desktop.texts import ENGLISH


def test_each_sentence_names_who_acted_and_stands_in_its_group() -> None:
    groups = {AuditGroup.CASES: CASE_ACTIONS, AuditGroup.OPENED: CASE_OPENED, AuditGroup.CLINIC: CASE_SETTINGS}
    for group, actions in groups.items():
        for action in actions:
            assert words_of(action).group is group
            assert "Farida Sheikh" in ENGLISH.render(sentence_of(action, name="Farida Sheikh"))
