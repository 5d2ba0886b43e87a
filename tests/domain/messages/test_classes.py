"""Each class of messages has its topic, and with that the consent and the wish that it needs."""

from __future__ import annotations

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.messages.classes import CLASS_NAMES, CLASS_TOPICS, MessageClass, purpose_of
from luna_desktop.domain.preferences import Topic


def test_every_class_has_a_name_and_a_topic_and_every_topic_a_class() -> None:
    assert set(CLASS_NAMES) == set(CLASS_TOPICS) == set(MessageClass)
    assert set(CLASS_TOPICS.values()) == set(Topic)


def test_reminders_need_a_yes_and_bookings_do_not() -> None:
    assert purpose_of(MessageClass.REMINDER) is purpose_of(MessageClass.RECALL) is Purpose.REMINDERS
    assert purpose_of(MessageClass.APPOINTMENT) is purpose_of(MessageClass.RESULTS) is Purpose.SERVICE_MESSAGES
    assert purpose_of(MessageClass.OFFER) is Purpose.OFFERS
    assert purpose_of(MessageClass.RESEARCH) is Purpose.RESEARCH
