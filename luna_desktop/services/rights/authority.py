"""Who may ask for a patient, judged by what was shown and by what the record says on the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.relations import Proof, RelatedPerson, RelatedRole
from luna_desktop.domain.rights.authority import (
    DESK_RELATIONS,
    Authority,
    Paper,
    Standing,
    authority_problems,
    standing_problem,
    tidied_authority,
)
from luna_desktop.domain.rights.cases import Case, RequesterRelation
from luna_desktop.domain.rights.machines import is_open
from luna_desktop.domain.standing import Standing as PatientStanding
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.cards import status_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.rights import book, identity
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)


@dataclass(frozen=True)
class AuthorityAsked:
    """What was shown for the right to ask; `accepted` is False where it is not enough, with the reason in the note."""

    patient_id: PatientId
    case_id: int
    shown: Authority
    accepted: bool = True
    note: str = ""


@use_case(requires=Permission.LOG_REQUEST, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def check_authority(work: Work, asked: AuthorityAsked) -> Case:
    """Note what was shown, and whether it is enough.

    Raises:
        InvalidInput: It cannot be enough for this person, or something is missing, by field.
        NotPermitted: Papers of nominees, heirs, representatives and authorities are judged by who handles cases.
    """
    return note_authority(work, book.case_of(work, asked.patient_id, asked.case_id), asked)


def note_authority(work: Work, case: Case, asked: AuthorityAsked) -> Case:
    """Note what was shown within another use case; raises as `check_authority` does."""
    relation = case.requester.relation
    if relation not in DESK_RELATIONS and not work.actor.may(Permission.HANDLE_CASES):
        raise NotPermitted(
            say("The privacy officer or the owner looks at these papers."), permission=Permission.HANDLE_CASES.value
        )
    shown, note = tidied_authority(asked.shown), clean(asked.note)
    problems = authority_problems(relation, shown, standing_of(work, case.patient_id)) if asked.accepted else {}
    if not asked.accepted and not note:
        problems["note"] = say("Enter why it is not enough.")
    if not is_open(case.kind, case.state):
        problems["relation"] = say("This case is closed.")
    if problems:
        raise InvalidInput(problems)
    detail = {
        "paper": shown.paper.value if shown.paper else "",
        "reference": shown.reference,
        "accepted": asked.accepted,
    }
    book.note_event(work, case.case_id, book.AUTHORITY, note=note, detail=detail)
    work.record(
        "case authority checked",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"relation": relation.value, "accepted": asked.accepted},
    )
    return identity.run_again(work, book.stand(work, case, authority_passed=asked.accepted))


def standing_of(work: Work, patient: PatientId) -> Standing:
    """Return what decides about who may ask for a patient today."""
    today = local_day(work.now)
    status = status_of(work, patient)
    people = [
        known.body
        for known in current_facts(work, patient, ("related_person",))
        if known.status is FactStatus.CURRENT and isinstance(known.body, RelatedPerson) and known.body.stands_on(today)
    ]
    return Standing(
        today,
        ledger.adult_day(work, patient),
        status is not None and status.body.standing is PatientStanding.DECEASED,
        any(person.is_guardian and person.has_evidence for person in people),
        any(RelatedRole.NOMINEE in person.roles and person.proof is not Proof.NONE for person in people),
    )


def lapsed(work: Work, case: Case) -> Message | None:
    """Return why an authority that was proven does not count any more: an 18th birthday, or a death."""
    standing = standing_of(work, case.patient_id)
    problem = standing_problem(case.requester.relation, standing)
    if problem is not None:
        return problem
    if case.requester.relation is RequesterRelation.GUARDIAN and not standing.is_minor:
        return None if _by_court(work, case) else _GROWN_UP
    return None


_GROWN_UP = say(
    "The patient is not under 18 any more. The patient asks now, or the guardian shows the order of a court or "
    "authority."
)


def _by_court(work: Work, case: Case) -> bool:
    papers = [detail.get("paper") for detail in book.details(work, case.case_id, book.AUTHORITY)]
    return bool(papers) and papers[-1] == Paper.COURT_ORDER.value
