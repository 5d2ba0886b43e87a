"""What was said to a patient or by one, by any way: noted by hand, beside what the program sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean
from luna_desktop.domain.preferences import Channel, Topic
from luna_desktop.texts import Message, say

LONGEST_NOTE = 500


class Direction(StrEnum):
    """Who turned to whom."""

    IN = "in"
    OUT = "out"


DIRECTION_NAMES: dict[Direction, Message] = {
    Direction.OUT: say("The clinic turned to the patient"),
    Direction.IN: say("The patient turned to the clinic"),
}


class By(StrEnum):
    """By which way; a visit to the desk is one too."""

    PHONE = Channel.PHONE.value
    SMS = Channel.SMS.value
    WHATSAPP = Channel.WHATSAPP.value
    EMAIL = Channel.EMAIL.value
    POST = Channel.POST.value
    DESK = "desk"


BY_NAMES: dict[By, Message] = {
    By.PHONE: say("Phone call"),
    By.SMS: say("SMS"),
    By.WHATSAPP: say("WhatsApp"),
    By.EMAIL: say("E-mail"),
    By.POST: say("Post"),
    By.DESK: say("At the desk"),
}


class Outcome(StrEnum):
    """What came of it."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_WORD = "left_word"
    WRONG_NUMBER = "wrong_number"
    CAME_BACK = "came_back"
    RECEIVED = "received"


OUTCOME_NAMES: dict[Outcome, Message] = {
    Outcome.REACHED: say("Reached"),
    Outcome.NO_ANSWER: say("No answer"),
    Outcome.LEFT_WORD: say("Left word to call back"),
    Outcome.WRONG_NUMBER: say("Wrong number"),
    Outcome.CAME_BACK: say("Came back undelivered"),
    Outcome.RECEIVED: say("Received and read"),
}

FAILING = frozenset({Outcome.WRONG_NUMBER, Outcome.CAME_BACK})
"""Outcomes that count as a failure of the number or address."""


@dataclass(frozen=True)
class Contact:
    """One thing that was said: when, by which way, to which number, about what, and what came of it.

    `note` is read by the desk, so nothing about health belongs into it.
    """

    direction: Direction
    by: By
    outcome: Outcome
    at: datetime
    address: str = ""
    topic: Topic | None = None
    note: str = ""


def tidied(contact: Contact, now: datetime) -> Contact:
    """Return a contact tidied.

    Raises:
        InvalidInput: It lies in the future, says nothing, or too much.
    """
    tidy = replace(contact, note=clean(contact.note), address=contact.address.strip())
    problems: dict[str, Message] = {}
    if tidy.at > now + timedelta(minutes=5):
        problems["at"] = say("This lies in the future. Enter when it was.")
    if len(tidy.note) > LONGEST_NOTE:
        problems["note"] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_NOTE)
    if tidy.direction is Direction.IN and not tidy.note:
        problems["note"] = say("Enter in a few words what the patient wanted, without anything about health.")
    if problems:
        raise InvalidInput(problems)
    return tidy
