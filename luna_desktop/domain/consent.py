"""What a patient allowed: purposes, the append-only ledger of consent events, and its state at any instant.

Purposes P1–P11 are those of the clinic's privacy rules. The state at an instant is what the last event by sequence
says that had been recorded by then (DPDP s.6(10): the clinic must be able to prove it). Order is by sequence, never
by the clock: an event that was recorded after another counts after it, also where the clock was set back between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from operator import attrgetter

from luna_desktop.domain.clock import local_day
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


class Ground(Enum):
    """What a use rests on that asks no consent of its own, because the law asks for it or permits it."""

    KEEPING = "keeping"
    """The record that was made is kept and read (MCI reg. 1.3.1)."""
    RIGHTS = "rights"
    """A patient's right is answered (DPDP ss.11–14, MCI reg. 1.3.2)."""
    REACHING = "reaching"
    """A person is found, registered and told apart from others (DPDP s.7(a))."""
    DUTY = "duty"
    """The law orders it (DPDP s.7(d), (e), (g), MCI reg. 7.14)."""


GROUND_NAMES: dict[Ground, Message] = {
    Ground.KEEPING: say("Keeping the record that was made"),
    Ground.RIGHTS: say("Answering the patient’s rights"),
    Ground.REACHING: say("Finding and reaching the patient"),
    Ground.DUTY: say("A duty under the law"),
}


class ConsentState(Enum):
    """Where a purpose stands."""

    NOT_ASKED = "not asked"
    OFFERED = "offered"
    GIVEN = "given"
    REFUSED = "refused"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    LAPSED = "lapsed at 18"


STATE_NAMES: dict[ConsentState, Message] = {
    ConsentState.NOT_ASKED: say("Not asked"),
    ConsentState.OFFERED: say("Asked, not answered"),
    ConsentState.GIVEN: say("Given"),
    ConsentState.REFUSED: say("Refused"),
    ConsentState.DEFERRED: say("Put off, care could not wait"),
    ConsentState.WITHDRAWN: say("Withdrawn"),
    ConsentState.EXPIRED: say("Run out"),
    ConsentState.LAPSED: say("Lapsed at 18"),
}


class ConsentMethod(Enum):
    """How the answer was given (SPDI r.5 asks for writing or electronic means for health data)."""

    SIGNED_PAPER = "signed_paper"
    SIGNED_SCREEN = "tablet_signature"
    ELECTRONIC = "e_ack"
    GUARDIAN = "guardian"
    VERBAL_WITNESSED = "verbal_witnessed"
    NONE = "none"


METHOD_NAMES: dict[ConsentMethod, Message] = {
    ConsentMethod.SIGNED_PAPER: say("Signed on paper"),
    ConsentMethod.SIGNED_SCREEN: say("Signed on this screen"),
    ConsentMethod.ELECTRONIC: say("Confirmed on screen"),
    ConsentMethod.GUARDIAN: say("Given by the guardian"),
    ConsentMethod.VERBAL_WITNESSED: say("Spoken, with a witness"),
    ConsentMethod.NONE: say("No answer yet"),
}

SPOKEN = frozenset({Purpose.SERVICE_MESSAGES, Purpose.REMINDERS})
"""Purposes for which a spoken answer with a witness is enough."""


class Giver(Enum):
    """Who answered."""

    SELF = "self"
    GUARDIAN = "guardian"
    NOMINEE = "nominee"


GIVER_NAMES: dict[Giver, Message] = {
    Giver.SELF: say("The patient"),
    Giver.GUARDIAN: say("A parent or guardian"),
    Giver.NOMINEE: say("The nominee"),
}

BARRED_FOR_MINORS = frozenset({Purpose.OFFERS, Purpose.SUGGESTIONS, Purpose.MARKETING_PHOTOGRAPHS})
"""DPDP s.9(3): no tracking of children and no advertising at them, whoever consents."""
NEEDS_AGE = BARRED_FOR_MINORS | {Purpose.RESEARCH, Purpose.TEACHING_PHOTOGRAPHS}
"""Purposes that stay shut while it is not known whether the patient is an adult."""
NEEDS_EVIDENCE = frozenset({Purpose.RESEARCH, Purpose.TEACHING_PHOTOGRAPHS, Purpose.SHARING, Purpose.HEALTH_ACCOUNT})
"""Purposes for which a guardian shows evidence first (DPDP Rule 10).

Care, its photographs and messages about it go by the guardian's name (Rule 12, Fourth Schedule).
"""

_LASTS = {
    Purpose.OFFERS: timedelta(days=730),
    Purpose.MARKETING_PHOTOGRAPHS: timedelta(days=365),
    Purpose.SHARING: timedelta(days=365),
}
ASK_AGAIN_AFTER = timedelta(days=180)
"""How long a no to offers or marketing is left in peace."""
_LEFT_IN_PEACE = frozenset({Purpose.OFFERS, Purpose.MARKETING_PHOTOGRAPHS})


@dataclass(frozen=True)
class ConsentEvent:
    """One entry of the ledger. `recipient` is an id of the register of recipients, for sharing (P10) only.

    `spent_at` is when a consent for one use was used.
    """

    sequence: int
    purpose: Purpose
    state: ConsentState
    at: datetime
    expires_at: datetime | None = None
    recipient: int = 0
    giver: Giver = Giver.SELF
    spent_at: datetime | None = None


def default_expiry(purpose: Purpose, at: datetime) -> datetime | None:
    """Return when a consent given at an instant runs out by itself, or None where it lasts until withdrawn."""
    lasts = _LASTS.get(purpose)
    return at + lasts if lasts is not None else None


_BY_SEQUENCE = attrgetter("sequence")


def in_order(events: Iterable[ConsentEvent]) -> Iterator[tuple[datetime, ConsentEvent]]:
    """Yield events by sequence, each with the instant from which it counts: never before its predecessor's."""
    counts_from: datetime | None = None
    for event in sorted(events, key=_BY_SEQUENCE):
        counts_from = event.at if counts_from is None else max(counts_from, event.at)
        yield counts_from, event


def newest_instant(events: Iterable[ConsentEvent]) -> datetime | None:
    """Return the instant from which the whole ledger counts, or None where it is empty."""
    return max((event.at for event in events), default=None)


def state_at(
    events: Iterable[ConsentEvent],
    purpose: Purpose,
    at: datetime,
    *,
    recipient: int = 0,
    adult_from: date | None = None,
) -> tuple[ConsentState, ConsentEvent | None]:
    """Return the state of a purpose at an instant and the event that says so; nothing said means not asked.

    `adult_from` is the patient's 18th birthday by the youngest possible date: what a guardian gave before it lapses
    on that day, except care (Indian Majority Act, 1875).
    """
    last: ConsentEvent | None = None
    for counts_from, event in in_order(events):
        if counts_from > at:
            break
        if event.purpose is purpose and event.recipient == recipient:
            last = event
    if last is None:
        return ConsentState.NOT_ASKED, None
    if last.state is not ConsentState.GIVEN:
        return last.state, last
    if _has_run_out(last, at):
        return ConsentState.EXPIRED, last
    if _has_lapsed(last, at, adult_from):
        return ConsentState.LAPSED, last
    return last.state, last


def _has_run_out(event: ConsentEvent, at: datetime) -> bool:
    ends = [end for end in (event.expires_at, event.spent_at) if end is not None]
    return bool(ends) and min(ends) <= at


def _has_lapsed(event: ConsentEvent, at: datetime, adult_from: date | None) -> bool:
    if event.giver is not Giver.GUARDIAN or event.purpose is Purpose.CARE or adult_from is None:
        return False
    return local_day(event.at) < adult_from <= local_day(at)


def peace_until(state: ConsentState, event: ConsentEvent | None) -> datetime | None:
    """Return until when the clinic does not ask again by itself, or None where it may ask now."""
    said_no = state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    if event is None or not said_no or event.purpose not in _LEFT_IN_PEACE:
        return None
    return event.at + ASK_AGAIN_AFTER
