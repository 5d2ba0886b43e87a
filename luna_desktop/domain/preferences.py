"""How a patient wants to be reached: topic by channel, bound to the exact number or address.

A new number starts as *not asked*: what was said about the old one does not carry over. There is no field for a
reason (45 CFR 164.522(b) as model: a clinic may not ask why).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.texts import Message, say


class Topic(Enum):
    """What a message is about."""

    APPOINTMENT = "appointment"
    RESULTS = "results"
    AFTERCARE = "aftercare"
    RECALL = "recall"
    OFFERS = "offers"
    RESEARCH = "research"


TOPIC_NAMES: dict[Topic, Message] = {
    Topic.APPOINTMENT: say("Bookings"),
    Topic.RESULTS: say("Results ready"),
    Topic.AFTERCARE: say("Aftercare"),
    Topic.RECALL: say("Reminders and recalls"),
    Topic.OFFERS: say("Offers"),
    Topic.RESEARCH: say("Invitations to research"),
}

TOPIC_PURPOSES: dict[Topic, Purpose] = {
    Topic.APPOINTMENT: Purpose.SERVICE_MESSAGES,
    Topic.RESULTS: Purpose.SERVICE_MESSAGES,
    Topic.AFTERCARE: Purpose.SERVICE_MESSAGES,
    Topic.RECALL: Purpose.REMINDERS,
    Topic.OFFERS: Purpose.OFFERS,
    Topic.RESEARCH: Purpose.RESEARCH,
}


class Channel(Enum):
    """By which way a message goes."""

    PHONE = "phone"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    POST = "post"


CHANNEL_NAMES: dict[Channel, Message] = {
    Channel.PHONE: say("Phone call"),
    Channel.SMS: say("SMS"),
    Channel.WHATSAPP: say("WhatsApp"),
    Channel.EMAIL: say("E-mail"),
    Channel.POST: say("Post"),
}


WRITTEN_TO = (Channel.SMS, Channel.WHATSAPP)


@dataclass(frozen=True)
class Way:
    """A channel and the exact number or address that it leads to."""

    channel: Channel
    address: str


def ways_to_reach(bodies: Iterable[object]) -> tuple[Way, ...]:
    """Return by which ways somebody with these contact details can be reached, each once, channel by channel.

    Messages go to mobile numbers only; a landline at home or at work can be called.
    """
    found: dict[Way, None] = {}
    for body in bodies:
        if isinstance(body, Phone):
            calls_only = body.use in {ContactUse.HOME, ContactUse.WORK}
            for channel in (Channel.PHONE, *(() if calls_only else WRITTEN_TO)):
                found[Way(channel, body.number)] = None
        elif isinstance(body, Email):
            found[Way(Channel.EMAIL, body.address)] = None
        elif isinstance(body, Address):
            found[Way(Channel.POST, postal_line(body))] = None
    places = list(Channel)
    return tuple(sorted(found, key=lambda way: places.index(way.channel)))


def postal_line(body: Address) -> str:
    """Return a postal address in one line, as preferences and restrictions keep it."""
    place = " ".join(part for part in (body.city, body.postal_code) if part)
    return ", ".join(part for part in (*body.lines.splitlines(), place, body.state) if part)


class Wish(Enum):
    """What the patient said about one topic by one channel to one address."""

    NOT_ASKED = "not asked"
    YES = "yes"
    NO = "no"


WISH_NAMES: dict[Wish, Message] = {
    Wish.NOT_ASKED: say("Not asked"),
    Wish.YES: say("Yes"),
    Wish.NO: say("No"),
}


@dataclass(frozen=True)
class Preference:
    """One answer; `address` is the number or address as kept in the contact facts."""

    sequence: int
    topic: Topic
    channel: Channel
    address: str
    wish: Wish
    at: datetime


def wish_at(
    preferences: Iterable[Preference], topic: Topic, channel: Channel, address: str, at: datetime
) -> tuple[Wish, Preference | None]:
    """Return what was said about exactly this, and the entry that says so; order is by sequence."""
    last: Preference | None = None
    counts_from: datetime | None = None
    for one in sorted(preferences, key=lambda each: each.sequence):
        counts_from = one.at if counts_from is None else max(counts_from, one.at)
        if counts_from > at:
            break
        if (one.topic, one.channel, one.address) == (topic, channel, address):
            last = one
    return (last.wish, last) if last is not None else (Wish.NOT_ASKED, None)
