"""What a restriction may say: the checks of a request, of a decision and of an ending."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.contact import parse_email, parse_phone
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.restrictions import ALWAYS_AGREED, Restriction, RestrictionKind, RestrictionState, Terms
from luna_desktop.domain.rights.cases import IdentityCheck, IdentityMethod, RequesterRelation
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care.payers import Paid
from luna_desktop.services.sharing import recipients
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

LONGEST_WORDS = 2000
KNOWN_IN_PERSON = IdentityCheck(IdentityMethod.KNOWN)


class Ending(Enum):
    """How a restriction ends (45 CFR 164.522(a)(2) as model)."""

    PATIENT_WRITTEN = "patient_written"
    PATIENT_SPOKEN = "patient_oral_documented"
    CLINIC_NOTICE = "clinic_notice"
    REPLACED = "replaced"


ENDING_NAMES: dict[Ending, Message] = {
    Ending.PATIENT_WRITTEN: say("The patient asked for it in writing"),
    Ending.PATIENT_SPOKEN: say("The patient said it, and it is written down here"),
    Ending.CLINIC_NOTICE: say("The clinic gave notice, for what comes after"),
    Ending.REPLACED: say("The patient chose another way"),
}


@dataclass(frozen=True)
class RestrictionRequest:
    """What a patient asks for; `words` are theirs, and stay empty for a way to be reached.

    `identity` says how it was made sure who asks; None where it still has to be.
    """

    patient_id: PatientId
    terms: Terms
    words: str = ""
    asked_by: str = ""
    relation: RequesterRelation = RequesterRelation.SELF
    identity: IdentityCheck | None = KNOWN_IN_PERSON


@dataclass(frozen=True)
class Decision:
    """What is decided about a request.

    `consequence_shown` says that the patient was shown what it brings. `paid_in_full` says that the patient pays all
    of what it covers; then the clinic must keep a restriction towards the insurer.
    """

    patient_id: PatientId
    restriction_id: int
    state: RestrictionState
    reason: str = ""
    consequence_shown: bool = False
    paid_in_full: bool = False
    last_day: date | None = None


@dataclass(frozen=True)
class RestrictionEnding:
    """That a restriction ends; a notice of the clinic counts from `applies_from`, a later day."""

    patient_id: PatientId
    restriction_id: int
    mode: Ending
    note: str
    applies_from: date | None = None


def state_of(restriction: Restriction) -> RestrictionState:
    """Return the last step that says where it stands; an emergency opening changes nothing in that."""
    told = [step.state for step in restriction.steps if step.state is not RestrictionState.OVERRIDDEN]
    return told[-1] if told else RestrictionState.REQUESTED


def checked(work: Work, request: RestrictionRequest) -> RestrictionRequest:
    """Return a request tidied, with only the terms that its kind uses; raises InvalidInput."""
    terms, problems = _tidied(work, request.terms)
    words = clean(request.words)
    if terms.kind in ALWAYS_AGREED:
        words = ""  # nobody may ask why, so there is nowhere to keep it
    elif not words:
        problems["words"] = say("Write down what the patient asked for, in the patient’s words.")
    elif len(words) > LONGEST_WORDS:
        problems["words"] = say("Say it in {most} letters at the most.", most=LONGEST_WORDS)
    if problems:
        raise InvalidInput(problems)
    return replace(request, terms=terms, words=words, asked_by=clean_line(request.asked_by))


def _tidied(work: Work, terms: Terms) -> tuple[Terms, dict[str, Message]]:
    if terms.kind is RestrictionKind.PERSON:
        return _tidied_party(work, terms)
    if terms.kind is RestrictionKind.STAFF:
        return _tidied_staff(work, terms)
    if terms.kind is RestrictionKind.USE:
        return _tidied_use(terms)
    if terms.kind is RestrictionKind.CHANNEL:
        return _tidied_channel(terms)
    return Terms(terms.kind), {}


def _tidied_party(work: Work, terms: Terms) -> tuple[Terms, dict[str, Message]]:
    party = clean_line(terms.party)
    if terms.recipient_id:
        party = recipients.line_of(work, terms.recipient_id).entry.name
    problems = {} if party else {"party": say("Enter who is to get nothing.")}
    return Terms(terms.kind, party, terms.recipient_id), problems


def _tidied_staff(work: Work, terms: Terms) -> tuple[Terms, dict[str, Message]]:
    known = set(work.session.scalars(select(StaffUser.id).where(StaffUser.id.in_(terms.staff))))
    missing = not terms.staff or known != set(terms.staff)
    problems = {"staff": say("Choose at least one person who works here.")} if missing else {}
    return Terms(terms.kind, staff=frozenset(terms.staff)), problems


def _tidied_use(terms: Terms) -> tuple[Terms, dict[str, Message]]:
    problems: dict[str, Message] = {}
    if not terms.purposes:
        problems["purposes"] = say("Choose for what the record is not to be used.")
    elif Purpose.CARE in terms.purposes:
        problems["purposes"] = say("To stop care itself, the patient withdraws the consent to it.")
    return Terms(terms.kind, purposes=frozenset(terms.purposes)), problems


def _tidied_channel(terms: Terms) -> tuple[Terms, dict[str, Message]]:
    if terms.channel is None:
        return terms, {"channel": say("Choose how the patient is to be reached.")}
    if not terms.address.strip():
        return terms, {"address": say("Enter the number or address at which the patient is to be reached.")}
    parsed: str | Message
    if terms.channel is Channel.EMAIL:
        parsed = parse_email(terms.address)
    elif terms.channel is Channel.POST:
        parsed = clean(terms.address)
    else:
        parsed = parse_phone(terms.address)
    if isinstance(parsed, Message):
        return terms, {"address": parsed}
    return Terms(terms.kind, channel=terms.channel, address=parsed), {}


def as_paid(restriction: Restriction, decision: Decision, paid: Paid) -> Decision:
    """Return a decision as the visits make it: where the patient pays everything, to agree means that it is mandatory.

    45 CFR 164.522(a)(1)(vi) is the model: what the patient paid in full is not told to the insurer.
    """
    if restriction.terms.kind is not RestrictionKind.INSURER or paid is not Paid.IN_FULL:
        return decision
    agrees = decision.state is RestrictionState.AGREED
    return replace(decision, paid_in_full=True, state=RestrictionState.MANDATORY if agrees else decision.state)


def paid_problems(decision: Decision, paid: Paid) -> dict[str, Message]:
    """Return what is wrong with saying that the patient pays everything, by what the visits say."""
    if not decision.paid_in_full or paid is not Paid.IN_PART:
        return {}
    return {
        "paid_in_full": say(
            "The visits say that somebody else pays a part. Agree without this tick, or correct who pays first."
        )
    }


def decision_problems(work: Work, restriction: Restriction, decision: Decision) -> dict[str, Message]:
    """Return what is wrong with a decision, by field."""
    problems: dict[str, Message] = {}
    must = restriction.terms.kind is RestrictionKind.INSURER and decision.paid_in_full
    if decision.state is RestrictionState.DECLINED:
        if must:
            problems["state"] = say("The patient pays in full, so the clinic must keep to this. Agree to it.")
        if not decision.reason.strip():
            problems["reason"] = say("Enter why the clinic declines; the patient can ask for it.")
        return problems
    if decision.state not in {RestrictionState.AGREED, RestrictionState.MANDATORY}:
        problems["state"] = say("Choose whether the clinic agrees.")
    elif (decision.state is RestrictionState.MANDATORY) is not must:
        problems["state"] = say(
            "The clinic must keep only a restriction towards the insurer for what the patient pays in full."
        )
    if not decision.consequence_shown:
        problems["consequence_shown"] = say("Show the patient what this brings, and tick that it was shown.")
    if decision.last_day is not None and decision.last_day < local_day(work.now):
        problems["last_day"] = say("The last day has passed. Enter today or a later day, or none.")
    return problems


def ending_problems(restriction: Restriction, ending: RestrictionEnding, today: date) -> dict[str, Message]:
    """Return what is wrong with an ending, by field."""
    problems: dict[str, Message] = {}
    if not ending.note.strip():
        problems["note"] = say("Enter how the patient or the clinic made this known, and when.")
    if ending.mode is Ending.REPLACED:
        problems["mode"] = say("Choose how it ends.")
    if ending.mode is not Ending.CLINIC_NOTICE:
        return problems
    is_mandatory = state_of(restriction) is RestrictionState.MANDATORY
    if is_mandatory or restriction.terms.kind in ALWAYS_AGREED:
        problems["mode"] = say("The clinic must keep to this one. Only the patient can end it.")
    elif ending.applies_from is None or ending.applies_from < today + timedelta(days=1):
        problems["applies_from"] = say(
            "A notice of the clinic counts from tomorrow at the earliest. Enter a later day."
        )
    return problems
