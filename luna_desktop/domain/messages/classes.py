"""The classes of messages: each has its topic, and with that the consent and the wish that it needs.

The class of a template never changes. An offer inside a reminder makes the whole an offer (TRAI TCCCPR, second
amendment of 2025), so `domain.messages.lint` keeps offers, prices and links out of every other class.
"""

from __future__ import annotations

from enum import StrEnum

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.preferences import TOPIC_PURPOSES, Topic
from luna_desktop.texts import Message, say


class MessageClass(StrEnum):
    """What a message is, whatever its words are."""

    APPOINTMENT = "appointment"
    REMINDER = "reminder"
    RECALL = "recall"
    RESULTS = "results"
    AFTERCARE = "aftercare"
    OFFER = "offer"
    RESEARCH = "research"


CLASS_NAMES: dict[MessageClass, Message] = {
    MessageClass.APPOINTMENT: say("Booking"),
    MessageClass.REMINDER: say("Reminder"),
    MessageClass.RECALL: say("Recall"),
    MessageClass.RESULTS: say("Result is ready"),
    MessageClass.AFTERCARE: say("After a visit"),
    MessageClass.OFFER: say("Offer"),
    MessageClass.RESEARCH: say("Invitation to research"),
}

CLASS_TOPICS: dict[MessageClass, Topic] = {
    MessageClass.APPOINTMENT: Topic.APPOINTMENT,
    MessageClass.REMINDER: Topic.RECALL,
    MessageClass.RECALL: Topic.RECALL,
    MessageClass.RESULTS: Topic.RESULTS,
    MessageClass.AFTERCARE: Topic.AFTERCARE,
    MessageClass.OFFER: Topic.OFFERS,
    MessageClass.RESEARCH: Topic.RESEARCH,
}
"""Under which wish of the patient a class falls."""

FIXED = frozenset({MessageClass.RESULTS})
"""Classes whose text nobody edits: a result is announced without its content."""

SELDOM = frozenset({MessageClass.OFFER, MessageClass.RESEARCH})
"""Classes that only those may send who hold the permission to send offers."""


def purpose_of(klass: MessageClass) -> Purpose:
    """Return the purpose whose consent a class needs."""
    return TOPIC_PURPOSES[CLASS_TOPICS[klass]]
