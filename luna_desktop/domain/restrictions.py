"""What a patient asked the clinic not to do, and whether that stands at an instant.

Kinds follow 45 CFR 164.522 as a model and the clinic's own promise. A restriction is asked for, decided, and later
ended; each step is an entry of its own. That somebody opened the record against it is an entry too and ends nothing
(`domain.rights.openings` says how long that lasts).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.texts import Message, say


class RestrictionKind(Enum):
    """What is restricted."""

    INSURER = "insurer"
    PERSON = "person"
    STAFF = "staff"
    USE = "use"
    CHANNEL = "channel"
    PHOTOGRAPHS = "photographs"


RESTRICTION_NAMES: dict[RestrictionKind, Message] = {
    RestrictionKind.INSURER: say("Nothing to the insurer"),
    RestrictionKind.PERSON: say("Nothing to a certain person or body"),
    RestrictionKind.STAFF: say("Certain staff do not open the record"),
    RestrictionKind.USE: say("No use for certain purposes"),
    RestrictionKind.CHANNEL: say("Reach the patient only this way"),
    RestrictionKind.PHOTOGRAPHS: say("Photographs stay in the record only"),
}

CONSEQUENCES: dict[RestrictionKind, Message] = {
    RestrictionKind.INSURER: say(
        "The insurer gets nothing for what this covers, so the patient pays it in full. A claim cannot be made later "
        "unless the patient ends the restriction."
    ),
    RestrictionKind.PERSON: say(
        "This person or body gets nothing from the clinic, also where it would help with treatment or payment. Only "
        "an order of the law goes past it."
    ),
    RestrictionKind.STAFF: say(
        "The named staff cannot find or open this record. Care may take longer when only they are at work; a "
        "clinician can open it in an emergency, and the patient is told."
    ),
    RestrictionKind.USE: say(
        "The record is not used for these purposes, even where a consent was given. Suggestions or invitations that "
        "could have helped are not made."
    ),
    RestrictionKind.CHANNEL: say(
        "The clinic writes or calls only this way. News that this way does not deliver stays at the clinic until the "
        "patient asks."
    ),
    RestrictionKind.PHOTOGRAPHS: say(
        "Photographs leave the record for nobody, neither teaching nor another doctor. A second opinion then sees "
        "words and drawings only."
    ),
}
"""What the patient is shown before a restriction is agreed."""

ALWAYS_AGREED = frozenset({RestrictionKind.CHANNEL})
"""Kinds that the clinic must accommodate (45 CFR 164.522(b) as model)."""


class RestrictionState(Enum):
    """A step in the life of a restriction."""

    REQUESTED = "requested"
    AGREED = "agreed"
    MANDATORY = "mandatory"
    DECLINED = "declined"
    ENDED = "ended"
    OVERRIDDEN = "overridden"


RESTRICTION_STATES: dict[RestrictionState, Message] = {
    RestrictionState.REQUESTED: say("Asked for"),
    RestrictionState.AGREED: say("In force"),
    RestrictionState.MANDATORY: say("In force, the clinic must keep it"),
    RestrictionState.DECLINED: say("Declined"),
    RestrictionState.ENDED: say("Ended"),
    RestrictionState.OVERRIDDEN: say("Opened in spite of it"),
}


@dataclass(frozen=True)
class Terms:
    """What a restriction covers; each kind uses the fields that it needs and leaves the others empty.

    `party` names a person or body, `recipient_id` the register's entry where there is one; `staff` are ids of users.
    """

    kind: RestrictionKind
    party: str = ""
    recipient_id: int = 0
    staff: frozenset[int] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    channel: Channel | None = None
    address: str = ""


@dataclass(frozen=True)
class RestrictionStep:
    """One entry: what happened to a restriction, from when until when it counts, and who wrote it."""

    sequence: int
    restriction_id: int
    state: RestrictionState
    at: datetime
    applies_from: datetime | None = None
    applies_until: datetime | None = None
    by: int = 0


@dataclass(frozen=True)
class Restriction:
    """A restriction with its steps so far."""

    restriction_id: int
    terms: Terms
    steps: tuple[RestrictionStep, ...] = ()

    def stands(self, at: datetime) -> bool:
        """Tell whether the restriction is in force at an instant.

        An end that applies from a later instant leaves it in force until then.
        """
        in_force = False
        for counts_from, step in _in_order(self.steps):
            if counts_from > at or (step.applies_from is not None and step.applies_from > at):
                continue
            if step.state in {RestrictionState.AGREED, RestrictionState.MANDATORY}:
                in_force = step.applies_until is None or at < step.applies_until
            elif step.state is not RestrictionState.OVERRIDDEN:
                in_force = False
        return in_force

    def names(self, recipient: Recipient) -> bool:
        """Tell whether the restriction is about this recipient, by the register's id or by name."""
        if self.terms.kind is RestrictionKind.INSURER:
            return recipient.kind in {RecipientKind.INSURER, RecipientKind.CLEARING_HOUSE}
        if self.terms.recipient_id and self.terms.recipient_id == recipient.recipient_id:
            return True
        return bool(self.terms.party) and folded(self.terms.party) == folded(recipient.name)


def present(restrictions: Iterable[Restriction], now: datetime) -> datetime:
    """Return the instant at which to ask about now: a clock that was set back does not hide a step that is written."""
    return max([now, *(step.at for each in restrictions for step in each.steps)])


def folded(name: str) -> str:
    """Return a name so that case, accents, spaces and full stops make no difference."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or unicodedata.category(letter) == "Mc")


def _in_order(steps: Iterable[RestrictionStep]) -> list[tuple[datetime, RestrictionStep]]:
    counted: list[tuple[datetime, RestrictionStep]] = []
    for step in sorted(steps, key=lambda one: one.sequence):
        before = counted[-1][0] if counted else step.at
        counted.append((max(before, step.at), step))
    return counted
