"""The header that every privacy case has: what is asked, by whom, on which way, and how identity was checked.

Of an identity document only its kind and its last four characters are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.clock import end_of_day, local_day
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.clocks import SECOND, Clock
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.texts import Message, say

LONGEST_WORDS = 8_000
LONGEST_LINE = 200
_LAST_FOUR = re.compile(r"[0-9A-Za-z]{4}")


class CaseKind(Enum):
    """Which right is exercised."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    GRIEVANCE = "grievance"
    ERASURE = "erasure"


KIND_NAMES: dict[CaseKind, Message] = {
    CaseKind.ACCESS: say("Access to the record"),
    CaseKind.CORRECTION: say("Correction"),
    CaseKind.RESTRICTION: say("Restriction or certain way to be reached"),
    CaseKind.GRIEVANCE: say("Grievance"),
    CaseKind.ERASURE: say("Erasure"),
}


class CaseChannel(Enum):
    """By which way a request came in."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    WHATSAPP = "whatsapp"
    COURT = "court"
    HEALTH_NETWORK = "health_network"


CHANNEL_WORDS: dict[CaseChannel, Message] = {
    CaseChannel.IN_PERSON: say("In person"),
    CaseChannel.PHONE: say("By phone"),
    CaseChannel.EMAIL: say("By e-mail"),
    CaseChannel.POST: say("By post"),
    CaseChannel.WHATSAPP: say("By WhatsApp"),
    CaseChannel.COURT: say("From a court"),
    CaseChannel.HEALTH_NETWORK: say("Over the national health network"),
}


class RequesterRelation(Enum):
    """What who asks is to the patient."""

    SELF = "self"
    PARENT = "parent"
    GUARDIAN = "guardian"
    NOMINEE = "nominee"
    ATTENDANT = "attendant"
    REPRESENTATIVE = "representative"
    HEIR = "heir"
    AUTHORITY = "authority"


RELATION_NAMES: dict[RequesterRelation, Message] = {
    RequesterRelation.SELF: say("The patient"),
    RequesterRelation.PARENT: say("Parent"),
    RequesterRelation.GUARDIAN: say("Guardian"),
    RequesterRelation.NOMINEE: say("Nominee"),
    RequesterRelation.ATTENDANT: say("Authorised attendant"),
    RequesterRelation.REPRESENTATIVE: say("Legal representative"),
    RequesterRelation.HEIR: say("Legal heir"),
    RequesterRelation.AUTHORITY: say("Court or authority"),
}


class IdentityMethod(Enum):
    """How it was made sure who asks (45 CFR 164.514(h) as model)."""

    KNOWN = "known_in_person"
    PHOTO_ID = "photo_id"
    CODE = "code_to_registered_mobile"
    CALL_BACK = "call_back"
    LETTERHEAD = "letterhead"
    COURT_SEAL = "court_seal"


METHOD_NAMES: dict[IdentityMethod, Message] = {
    IdentityMethod.KNOWN: say("Known in person"),
    IdentityMethod.PHOTO_ID: say("Photo identity seen"),
    IdentityMethod.CODE: say("Code sent to the registered mobile"),
    IdentityMethod.CALL_BACK: say("Called back on a known number"),
    IdentityMethod.LETTERHEAD: say("Letterhead and signature checked"),
    IdentityMethod.COURT_SEAL: say("Court seal or official badge checked"),
}


@dataclass(frozen=True)
class Requester:
    """Who asks: name, what they are to the patient, and how they are reached."""

    name: str = ""
    relation: RequesterRelation = RequesterRelation.SELF
    contact: str = ""


@dataclass(frozen=True)
class IdentityCheck:
    """How identity was checked and whether it was proven; of a document its kind and last four characters alone."""

    method: IdentityMethod
    document: Proof = Proof.NONE
    last_four: str = ""
    passed: bool = True


def tidied_identity(check: IdentityCheck) -> tuple[IdentityCheck, dict[str, Message]]:
    """Return a check tidied, and what is wrong with it by field."""
    seen = check.method is IdentityMethod.PHOTO_ID
    tidy = replace(
        check,
        document=check.document if seen else Proof.NONE,
        last_four=clean_line(check.last_four).upper() if seen and check.document is not Proof.NONE else "",
    )
    problems: dict[str, Message] = {}
    if seen and tidy.document in {Proof.NONE, Proof.BIRTH}:
        problems["document"] = say("Choose which document with a photograph was shown.")
    elif seen and not _LAST_FOUR.fullmatch(tidy.last_four):
        problems["last_four"] = say("Enter only the last four letters or digits of the document’s number.")
    return tidy, problems


@dataclass(frozen=True)
class CaseRequest:
    """What somebody asks for, as it came in; `details` are the kind's own wishes, such as scope and format.

    `received_at` is None for now; an earlier instant needs `back_dated_because`.
    """

    patient_id: PatientId
    kind: CaseKind
    words: str
    channel: CaseChannel = CaseChannel.IN_PERSON
    requester: Requester = field(default_factory=Requester)
    details: dict[str, object] = field(default_factory=dict)
    received_at: datetime | None = None
    back_dated_because: str = ""
    linked_case_id: int | None = None
    language: str = "en"


def tidied_request(request: CaseRequest, now: datetime) -> tuple[CaseRequest, dict[str, Message]]:
    """Return a request tidied, and what is wrong with it by field."""
    asks = request.requester
    tidy = replace(
        request,
        words=clean(request.words),
        back_dated_because=clean_line(request.back_dated_because),
        requester=replace(asks, name=clean_line(asks.name), contact=clean_line(asks.contact)),
    )
    problems: dict[str, Message] = {}
    if not tidy.words:
        problems["words"] = say("Write down what is asked for, in the person’s own words.")
    elif len(tidy.words) > LONGEST_WORDS:
        problems["words"] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_WORDS)
    if not tidy.requester.name and tidy.requester.relation is not RequesterRelation.SELF:
        problems["requester"] = say("Enter the name of the person who asks.")
    for name, text in (("requester", tidy.requester.name), ("contact", tidy.requester.contact)):
        if len(text) > LONGEST_LINE:
            problems[name] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_LINE)
    return tidy, problems | _receipt_problems(tidy, now)


def _receipt_problems(tidy: CaseRequest, now: datetime) -> dict[str, Message]:
    if tidy.received_at is None:
        return {}
    if tidy.received_at > now:
        return {"received_at": say("This lies in the future. Enter when the request came in.")}
    if (now - tidy.received_at).total_seconds() >= 60 and not tidy.back_dated_because:
        return {"back_dated_because": say("Enter why the request is written down later than it came in.")}
    return {}


STAGE_DAYS: dict[tuple[CaseKind, CaseState], int] = {
    (CaseKind.ACCESS, CaseState.DENIAL_REVIEW): 15,
    (CaseKind.CORRECTION, CaseState.AMENDED): 15,
    (CaseKind.CORRECTION, CaseState.NOTIFYING): 15,
    (CaseKind.GRIEVANCE, CaseState.ESCALATED): 15,
}
"""Stages after the answer that have days of their own, to the end of the clinic's day; no law fixes them."""


@dataclass(frozen=True)
class Case:
    """A case as every desk role may see it: number, kind, who asks, state and clock; never what was asked."""

    case_id: int
    number: str
    kind: CaseKind
    patient_id: PatientId
    state: CaseState
    received_at: datetime
    logged_at: datetime
    clock: Clock
    channel: CaseChannel
    requester: Requester
    language: str = "en"
    identity_passed: bool = False
    authority_passed: bool = False
    is_back_dated: bool = False
    owner_id: UserId | None = None
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    linked_case_id: int | None = None
    policy_version: str = ""
    revision: int = 1
    state_since: datetime | None = None

    @property
    def next_due_at(self) -> datetime:
        """Return until when the next thing is due: the answer, or after it what its stage has days of its own for."""
        days = STAGE_DAYS.get((self.kind, self.state))
        if days is None or self.state_since is None:
            return self.due_at
        return end_of_day(local_day(self.state_since) + timedelta(days=days)) - SECOND

    def is_late(self, at: datetime) -> bool:
        """Tell whether the next thing is late at an instant: the answer, or what comes after it."""
        if (self.kind, self.state) in STAGE_DAYS:
            return at.replace(microsecond=0) > self.next_due_at
        return self.answered_at is None and self.is_overdue(at)

    @property
    def due_at(self) -> datetime:
        """Return the last instant that is in time."""
        return self.clock.due_at

    @property
    def is_proven(self) -> bool:
        """Tell whether who asks is known, and may ask for this patient."""
        return self.identity_passed and self.authority_passed

    def is_overdue(self, at: datetime) -> bool:
        """Tell whether the answer is late: computed, never a state. Once answered, the answer's instant counts."""
        return self.clock.is_overdue(self.answered_at or at)
