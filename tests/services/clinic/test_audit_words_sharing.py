"""The log's sentences about copies and recipients stand in their groups."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import AuditGroup, words_of
from luna_desktop.services.clinic.audit_words_sharing import COPY_ACTIONS, SHARING_ACTIONS
from luna_desktop.services.sharing.disclosure_book import ACTIONS


def test_every_step_of_a_disclosure_has_its_words() -> None:
    assert set(ACTIONS.values()) <= set(COPY_ACTIONS)
    assert {words_of(action).group for action in COPY_ACTIONS} == {AuditGroup.COPIES}
    assert {words_of(action).group for action in SHARING_ACTIONS} == {AuditGroup.CLINIC}
