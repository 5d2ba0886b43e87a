"""What a patient allowed: purposes, the append-only ledger of consent events, and its state at any instant.

Purposes P1–P11 are those of the clinic's privacy rules; the state at an instant is the last event by sequence
that was valid then (DPDP s.6(10): the clinic must be able to prove it).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from luna_desktop.texts import Message, say


class Purpose(Enum):
    """What personal data is used for."""

    CARE = "P1"
    SERVICE_MESSAGES = "P2"
    REMINDERS = "P3"
    OFFERS = "P4"
    SUGGESTIONS = "P5"
    RESEARCH = "P6"
    CLINICAL_PHOTOGRAPHS = "P7"
    TEACHING_PHOTOGRAPHS = "P8"
    MARKETING_PHOTOGRAPHS = "P9"
    SHARING = "P10"
    HEALTH_ACCOUNT = "P11"


PURPOSE_NAMES: dict[Purpose, Message] = {
    Purpose.CARE: say("Care: assessment, treatment and your record"),
    Purpose.SERVICE_MESSAGES: say("Messages about bookings and results"),
    Purpose.REMINDERS: say("Reminders and recalls"),
    Purpose.OFFERS: say("Offers"),
    Purpose.SUGGESTIONS: say("Personal suggestions from your history"),
    Purpose.RESEARCH: say("Research and statistics"),
    Purpose.CLINICAL_PHOTOGRAPHS: say("Photographs for your clinical record"),
    Purpose.TEACHING_PHOTOGRAPHS: say("Photographs for teaching"),
    Purpose.MARKETING_PHOTOGRAPHS: say("Photographs for marketing"),
    Purpose.SHARING: say("Sharing with a named recipient"),
    Purpose.HEALTH_ACCOUNT: say("Linking your national health account"),
}


class ConsentState(Enum):
    """What the last event says."""

    NOT_ASKED = "not asked"
    OFFERED = "offered"
    GIVEN = "given"
    REFUSED = "refused"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"


STATE_NAMES: dict[ConsentState, Message] = {
    ConsentState.NOT_ASKED: say("Not asked"),
    ConsentState.OFFERED: say("Asked, not answered"),
    ConsentState.GIVEN: say("Given"),
    ConsentState.REFUSED: say("Refused"),
    ConsentState.DEFERRED: say("Put off, care could not wait"),
    ConsentState.WITHDRAWN: say("Withdrawn"),
}


class ConsentMethod(Enum):
    """How the answer was given (SPDI r.5 asks for writing or electronic means for health data)."""

    SIGNED_PAPER = "signed_paper"
    ELECTRONIC = "e_ack"
    GUARDIAN = "guardian"
    VERBAL_WITNESSED = "verbal_witnessed"
    NONE = "none"


METHOD_NAMES: dict[ConsentMethod, Message] = {
    ConsentMethod.SIGNED_PAPER: say("Signed on paper"),
    ConsentMethod.ELECTRONIC: say("Confirmed on screen"),
    ConsentMethod.GUARDIAN: say("Given by the guardian"),
    ConsentMethod.VERBAL_WITNESSED: say("Spoken, with a witness"),
    ConsentMethod.NONE: say("No answer yet"),
}


@dataclass(frozen=True)
class ConsentEvent:
    """One entry of the ledger."""

    sequence: int
    purpose: Purpose
    state: ConsentState
    at: datetime
    expires_at: datetime | None = None
    recipient: str = ""


def state_at(
    events: Iterable[ConsentEvent], purpose: Purpose, at: datetime, *, recipient: str = ""
) -> tuple[ConsentState, ConsentEvent | None]:
    """Return the state of a purpose at an instant and the event that says so; nothing said means not asked."""
    last: ConsentEvent | None = None
    for event in events:
        mine = event.purpose is purpose and event.recipient == recipient and event.at <= at
        if mine and (last is None or event.sequence > last.sequence):
            last = event
    if last is None:
        return ConsentState.NOT_ASKED, None
    if last.state is ConsentState.GIVEN and last.expires_at is not None and last.expires_at <= at:
        return ConsentState.NOT_ASKED, last
    return last.state, last
