"""Every act about messages and the mail account reads as a sentence."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import AuditGroup, words_of
from luna_desktop.services.clinic.audit_words_messages import MESSAGE_ACTIONS, TEMPLATE_ACTIONS
from luna_desktop.services.messages.outbox import STEP_ACTIONS


def test_messages_have_a_group_of_their_own_and_templates_belong_to_the_clinic() -> None:
    assert {words_of(action).group for action in MESSAGE_ACTIONS} == {AuditGroup.MESSAGES}
    assert {words_of(action).group for action in TEMPLATE_ACTIONS} == {AuditGroup.CLINIC}


def test_every_step_of_a_message_has_its_sentence() -> None:
    assert set(STEP_ACTIONS.values()) <= set(MESSAGE_ACTIONS)
