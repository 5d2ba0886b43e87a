"""Opening a record that is closed to somebody: why, for how long, and what such an opening carries.

A record is closed to whoever is not on the care team, or whom the patient keeps away by a restriction. An opening
belongs to one person, one patient and one sign-in: it ends after its hours, when its person ends it, and at the lock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from luna_desktop.domain.access import Permission
from luna_desktop.texts import Message, say

LEAST_WORDS = 10
"""Letters that an explanation has at the least; whoever reviews it must be able to follow it."""
LONGEST_WORDS = 500
DEFAULT_HOURS, MOST_HOURS = 4, 12
DEFAULT_REVIEW_HOURS, LEAST_REVIEW_HOURS, MOST_REVIEW_HOURS = 72, 24, 168


class Barrier(Enum):
    """What keeps a record closed to somebody."""

    CARE_TEAM = "care team"
    RESTRICTION = "restriction"


BARRIER_NAMES: dict[Barrier, Message] = {
    Barrier.CARE_TEAM: say("Not on the care team"),
    Barrier.RESTRICTION: say("The patient’s restriction"),
}


class OpeningReason(Enum):
    """Why somebody opens a record that is closed to them."""

    EMERGENCY = "emergency"
    COVER = "cover"
    PRESENT = "present"


REASON_NAMES: dict[OpeningReason, Message] = {
    OpeningReason.EMERGENCY: say("Emergency care now"),
    OpeningReason.COVER: say("Covering for the treating clinician"),
    OpeningReason.PRESENT: say("Patient is here and agrees"),
}
REASON_NOTES: dict[OpeningReason, Message] = {
    OpeningReason.EMERGENCY: say("Patient needs treatment and cannot wait"),
    OpeningReason.COVER: say("Leave, handover or second opinion"),
    OpeningReason.PRESENT: say("Ask the patient before you choose this"),
}
AGAINST_A_WISH = (OpeningReason.EMERGENCY, OpeningReason.PRESENT)
"""Reasons that go past a restriction: covering for a colleague is none, since the patient asked for somebody else."""

CARRIED = frozenset(
    {
        Permission.READ_CHART,
        Permission.CHANGE_CHART,
        Permission.READ_PHOTOGRAPHS,
        Permission.ADD_PHOTOGRAPHS,
        Permission.READ_REPRODUCTIVE,
        Permission.RECORD_DIAGNOSES,
        Permission.REVIEW_RESULTS,
        Permission.WRITE_VISITS,
        Permission.SIGN_VISITS,
        Permission.HAND_OVER_CARE_PAPER,
        Permission.DISCLOSE_TO_PROVIDER,
    }
)
"""What an opening carries past the care team: to read and to treat. Nobody puts themselves on the team with it,
merges, copies the record or reads who got it."""


def reason_of(word: str) -> OpeningReason:
    """Return the reason that a row keeps; openings of earlier versions of the program were emergencies, all of them."""
    known = {reason.value: reason for reason in OpeningReason}
    return known.get(word, OpeningReason.EMERGENCY)


def reasons_for(barriers: Iterable[Barrier]) -> tuple[OpeningReason, ...]:
    """Return the reasons that may open what these barriers close."""
    return AGAINST_A_WISH if Barrier.RESTRICTION in set(barriers) else tuple(OpeningReason)


@dataclass(frozen=True)
class Opening:
    """That a person opened a closed record in this sign-in, from when until when; `until` is earlier where it ended."""

    by: int
    at: datetime
    until: datetime

    def counts(self, user: int, at: datetime) -> bool:
        """Tell whether the record is open to a user by this at an instant."""
        return self.by == user and self.at <= at < self.until


def is_opened(openings: Iterable[Opening], user: int, at: datetime) -> bool:
    """Tell whether any opening lets a user at the record at an instant."""
    return any(each.counts(user, at) for each in openings)


@dataclass(frozen=True)
class OpeningRules:
    """How long an opening lasts, and within how many hours it is reviewed.

    Both are clinic policy (modelled on the emergency access procedure of 45 CFR 164.312(a)(2)(ii)), no law.
    """

    hours: int = DEFAULT_HOURS
    review_hours: int = DEFAULT_REVIEW_HOURS

    @property
    def lasts(self) -> timedelta:
        """For how long a record stays open."""
        return timedelta(hours=self.hours)

    @property
    def review_within(self) -> timedelta:
        """Until when an opening is reviewed, from its beginning."""
        return timedelta(hours=self.review_hours)

    def problems(self) -> dict[str, Message]:
        """Return what is wrong with them, by field."""
        found: dict[str, Message] = {}
        if not 1 <= self.hours <= MOST_HOURS:
            found["hours"] = say("Enter hours from 1 to {most}.", most=MOST_HOURS)
        if not LEAST_REVIEW_HOURS <= self.review_hours <= MOST_REVIEW_HOURS:
            found["review_hours"] = say(
                "Enter hours from {least} to {most}.", least=LEAST_REVIEW_HOURS, most=MOST_REVIEW_HOURS
            )
        return found
