"""What the desk of another clinic did, in words: by its values where the copy has them, else as that clinic said it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from luna_desktop.domain.book.bookings import STATE_NAMES as BOOKING_NAMES
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.consent import PURPOSE_NAMES, STATE_NAMES, ConsentState, Purpose
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.elsewhere import Act, ActElsewhere
from luna_desktop.domain.notices import DOCUMENT_NAMES, OUTCOME_NAMES, Document, Outcome
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, WISH_NAMES, Channel, Topic, Wish
from luna_desktop.domain.restrictions import RESTRICTION_NAMES, RestrictionKind
from luna_desktop.texts import Message, say

Words = Message | str


def desk_title(act: ActElsewhere) -> Words:
    """Return what something is about."""
    if act.act is Act.CONSENT:
        name = PURPOSE_NAMES[Purpose(act.code)] if act.code else act.said("topic")
        return say("{purpose}: {recipient}", purpose=name, recipient=act.said("recipient")) if _shared(act) else name
    if act.act is Act.WISH:
        topic, channel = TOPIC_NAMES[Topic(act.said("topic_code"))], CHANNEL_NAMES[Channel(act.said("channel_code"))]
        return say("{topic} by {channel}", topic=topic, channel=channel)
    if act.act is Act.NOTICE and act.said("document_code"):
        document = DOCUMENT_NAMES[Document(act.said("document_code"))]
        return say("{document}, version {version}", document=document, version=act.said("version"))
    if act.act is Act.RESTRICTION and act.said("kind_code"):
        return RESTRICTION_NAMES[RestrictionKind(act.said("kind_code"))]
    return act.said({Act.CORRECTION: "entry", Act.OPENING: "who"}.get(act.act, "topic"))


def _shared(act: ActElsewhere) -> bool:
    return bool(act.said("recipient"))


def desk_state(act: ActElsewhere) -> Words:
    """Return how it stood there, or what came of it; nothing where it has no state."""
    if act.act is Act.APPOINTMENT:
        return BOOKING_NAMES[BookingState(act.code)] if act.code else ""
    if act.act is Act.CORRECTION:
        return say("The patient disagrees") if act.said("attach_code") else act.said("decision").partition("\n")[0]
    name, names = _STATES.get(act.act, ("", {}))
    code = act.said(name)
    return next((words for value, words in names.items() if value.value == code), act.said("state"))


_STATES: Mapping[Act, tuple[str, Mapping[Enum, Message]]] = {
    Act.CONSENT: ("state_code", {each: STATE_NAMES[each] for each in ConsentState}),
    Act.WISH: ("wish_code", {each: WISH_NAMES[each] for each in Wish}),
    Act.NOTICE: ("outcome_code", {each: OUTCOME_NAMES[each] for each in Outcome}),
}


def desk_detail(act: ActElsewhere) -> str:
    """Return what else was said, in the words of the other clinic."""
    if act.act is Act.RESTRICTION:
        return act.said("topic") if act.said("kind_code") else ""
    if act.act is Act.WISH and act.said("channel_code") not in _WRITTEN_OUT:
        return show_phone(act.said("address"))
    return act.said(_DETAILS.get(act.act, "note"))


_WRITTEN_OUT = {Channel.EMAIL.value, Channel.POST.value}
_DETAILS = {
    Act.CONSENT: "given_by",
    Act.WISH: "address",
    Act.NOTICE: "reason",
    Act.CORRECTION: "statement",
    Act.OPENING: "topic",
}
