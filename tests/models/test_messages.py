"""Messages: a class for each key once, texts by version, steps of a message that is there."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.models.messages import (
    AddressMark,
    ContactEntry,
    MessageTemplate,
    MessageText,
    MessageTextStep,
    OutboxEvent,
    OutboxMessage,
    SealedSecret,
)
from tests.models.rows import AT, refuse

TEXT = {
    "template_id": 1,
    "language": "en",
    "version": 1,
    "subject": "s",
    "body": "b",
    "sha256": "",
    "origin": "clinic",
    "at": AT,
    "by": 1,
}


def a_message(**other: object) -> OutboxMessage:
    parts = {
        "patient_id": 1,
        "klass": "reminder",
        "text_id": 1,
        "language": "en",
        "channel": "sms",
        "address": "+91 1",
        "subject": "s",
        "body": "b",
        "header_id": "x",
        "queued_at": AT,
        "queued_by": 1,
        "state": "queued",
        "due_at": AT,
    }
    return OutboxMessage(**{**parts, **other})


@pytest.fixture
def filled(session: Session) -> Session:
    session.add(MessageTemplate(id=1, key="reminder", klass="reminder", name="Reminder", at=AT, by=1))
    session.flush()
    session.add(MessageText(id=1, **TEXT))
    session.flush()
    return session


def test_a_key_has_one_class_and_a_language_one_text_for_each_version(filled: Session) -> None:
    refuse(filled, MessageTemplate(key="reminder", klass="offer", name="Offer", at=AT, by=1))
    refuse(filled, MessageText(**TEXT))
    filled.add(MessageTextStep(text_id=1, state="approved", at=AT, by=1))
    filled.flush()
    refuse(filled, MessageTextStep(text_id=1, state="approved", at=AT, by=1))


def test_a_message_belongs_to_what_is_there(filled: Session) -> None:
    filled.add(a_message(id=1))
    filled.flush()
    filled.add(OutboxEvent(message_id=1, state="queued", at=AT))
    filled.add(AddressMark(channel="sms", address="+91 1", works=False, message_id=1, at=AT))
    filled.flush()
    refuse(filled, a_message(patient_id=9))
    refuse(filled, a_message(text_id=9))
    refuse(filled, OutboxEvent(message_id=9, state="sent", at=AT))


def test_a_contact_and_a_secret(filled: Session) -> None:
    parts = {"direction": "in", "way": "desk", "outcome": "reached", "happened_at": AT, "at": AT, "by": 1}
    filled.add(ContactEntry(id=1, patient_id=1, **parts))
    filled.add(SealedSecret(name="mail", sealed=b"x", at=AT, by=1))
    filled.flush()
    filled.expunge_all()
    refuse(filled, ContactEntry(patient_id=9, **parts))
    refuse(filled, ContactEntry(patient_id=1, strikes_id=9, **parts))
    refuse(filled, SealedSecret(name="mail", sealed=b"y", at=AT, by=1))
