"""Messages in words and colours: chips of classes and states, icons of ways, moments."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.messages.classes import CLASS_NAMES, MessageClass
from luna_desktop.domain.messages.contacts import OUTCOME_NAMES, By, Direction, Outcome
from luna_desktop.domain.messages.outbox import STATE_NAMES, MessageState
from luna_desktop.domain.messages.sms import measure
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, Channel, Way
from luna_desktop.services.messages.contacts import Said
from luna_desktop.services.messages.templates import STANDING_NAMES, Standing, TemplateText
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import OWN_NAMES, _, current, shown
from luna_desktop.ui.widgets.painting import ChipSpec

CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.SMS: "message-square",
    Channel.WHATSAPP: "smartphone",
    Channel.EMAIL: "mail",
    Channel.POST: "file-text",
}
CLASS_LOOKS = {
    MessageClass.APPOINTMENT: ("info", "calendar-check"),
    MessageClass.REMINDER: ("accent", "bell"),
    MessageClass.RECALL: ("accent", "repeat"),
    MessageClass.RESULTS: ("info", "file-search"),
    MessageClass.AFTERCARE: ("info", "heart-handshake"),
    MessageClass.OFFER: ("warn", "megaphone"),
    MessageClass.RESEARCH: ("priv", "flask-conical"),
}
STATE_LOOKS = {
    MessageState.QUEUED: ("neutral", "clock"),
    MessageState.SENDING: ("info", "send"),
    MessageState.HANDED_OVER: ("info", "send"),
    MessageState.SENT: ("ok", "circle-check"),
    MessageState.MAYBE_SENT: ("warn", "circle-question-mark"),
    MessageState.REFUSED: ("priv", "ban"),
    MessageState.FAILED: ("danger", "circle-alert"),
    MessageState.BOUNCED: ("danger", "undo-2"),
    MessageState.GIVEN_UP: ("danger", "hourglass"),
    MessageState.CANCELLED: ("neutral", "x"),
}
STANDING_LOOKS = {
    Standing.WAITING: ("warn", "clock"),
    Standing.IN_USE: ("ok", "circle-check"),
    Standing.REPLACED: ("neutral", "history"),
    Standing.RETIRED: ("neutral", "ban"),
}


def class_chip(klass: MessageClass) -> ChipSpec:
    """Return what a message is."""
    tone, icon = CLASS_LOOKS[klass]
    return ChipSpec(shown(CLASS_NAMES[klass]), tone, icon)


def state_chip(state: MessageState) -> ChipSpec:
    """Return where a message stands."""
    tone, icon = STATE_LOOKS[state]
    return ChipSpec(shown(STATE_NAMES[state]), tone, icon)


def standing_chip(standing: Standing) -> ChipSpec:
    """Return where a text stands."""
    tone, icon = STANDING_LOOKS[standing]
    return ChipSpec(shown(STANDING_NAMES[standing]), tone, icon)


def by_icon(by: By) -> str:
    """Return the icon of a way; a visit to the desk has its own."""
    return "door-open" if by is By.DESK else CHANNEL_ICONS[Channel(by.value)]


def way_name(way: Way) -> str:
    """Return a way in words."""
    return shown(CHANNEL_NAMES[way.channel])


def address_words(channel: Channel, address: str) -> str:
    """Return a number or address as it is read."""
    return show_phone(address) if channel in {Channel.PHONE, Channel.SMS, Channel.WHATSAPP} else address


def said_address(said: Said) -> str:
    """Return to or from which number or address something was said."""
    if said.by is By.DESK or not said.address:
        return ""
    return address_words(Channel(said.by.value), said.address)


def moment(when: datetime) -> str:
    """Return an instant in the clinic's time, as “02-Nov-2026, 11:52”."""
    local = when.astimezone(CLINIC_ZONE)
    return f"{show_day(local.date(), current())}, {local:%H:%M}"


def day_of(when: datetime) -> str:
    """Return the day of an instant."""
    return show_day(when.astimezone(CLINIC_ZONE).date(), current())


def time_of(when: datetime) -> str:
    """Return the time of day of an instant."""
    return f"{when.astimezone(CLINIC_ZONE):%H:%M}"


def size_words(body: str) -> str:
    """Return how long a text is as SMS, as “118 of 160 letters · 1 SMS”."""
    size = measure(body)
    if size.parts == 1:
        return _("{used} of {room} letters · 1 SMS", used=size.used, room=size.room)
    return _("{used} of {room} letters · {parts} SMS", used=size.used, room=size.room, parts=size.parts)


def about_text(text: TemplateText) -> str:
    """Return which version a text is and who approved or wrote it."""
    if text.approved_at is not None:
        return _(
            "Version {version}, approved on {day} by {name}",
            version=text.version,
            day=day_of(text.approved_at),
            name=text.approved_by,
        )
    if text.at is not None:
        return _(
            "Version {version}, changed on {day} by {name}", version=text.version, day=day_of(text.at), name=text.by
        )
    return _("As it comes with the program; nobody has approved it yet")


def language_name(language: str) -> str:
    """Return a language in its own words."""
    return OWN_NAMES.get(language, language)


def direction_words(said: Said) -> str:
    """Return who turned to whom, and from or to which number or address."""
    address = said_address(said)
    if said.direction is Direction.IN:
        return _("from {address}", address=address) if address else _("from the patient")
    return _("to {address}", address=address) if address else _("to the patient")


def topic_words(said: Said) -> str:
    """Return what something was about, or nothing."""
    return shown(TOPIC_NAMES[said.topic]) if said.topic is not None else ""


def came_words(said: Said) -> str:
    """Return what came of it, in the words of the clinic that told of it where this program has none."""
    return outcome_words(said.outcome) or said.told_outcome


def outcome_words(outcome: Outcome | None) -> str:
    """Return what came of a contact."""
    return shown(OUTCOME_NAMES[outcome]) if outcome is not None else ""
