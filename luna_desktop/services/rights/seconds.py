"""The second person of a grave step, and the 72 hours that take their place in a clinic of one.

Somebody proposes the step, somebody else seconds it, and then it is taken. Nobody seconds their own proposal; where
nobody else could, the proposal rests instead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from luna_desktop.domain.access import GRANTS, PatientId, Permission, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import COOLING_OFF
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.codes import HARM_CODES
from luna_desktop.domain.rights.machines import MACHINES, illegal_step
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.models.rights import CaseEvent
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.services.rights import book
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

_HARM = frozenset(code.value for code in HARM_CODES)
_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)


@dataclass(frozen=True)
class Proposal:
    """A grave step that somebody proposed, by its event; `seconded_by` is None while nobody has seconded it."""

    event_id: int
    to: CaseState
    by: UserId
    at: datetime
    seconded_by: UserId | None = None

    def rests_until(self) -> datetime:
        """Return when the cooling-off ends that stands in for a second person."""
        return self.at + COOLING_OFF


@dataclass(frozen=True)
class Seconding:
    """Which case's proposed step is seconded or asked about."""

    patient_id: PatientId
    case_id: int
    to: CaseState


def needs_second(step: Step, fields: Mapping[str, object]) -> bool:
    """Tell whether a step asks for two persons: by its machine, or since it denies on the ground of harm."""
    return step.second or (step.target in {CaseState.DENIED, CaseState.PARTIAL} and fields.get("code") in _HARM)


def holders(work: Work, permission: Permission) -> frozenset[UserId]:
    """Return who works here and holds a permission."""
    roles = [role.value for role, granted in GRANTS.items() if permission in granted]
    rows = work.session.scalars(
        select(StaffRole.user_id)
        .join(StaffUser, StaffUser.id == StaffRole.user_id)
        .where(StaffRole.role.in_(roles), StaffRole.ended_at.is_(None), StaffUser.disabled_at.is_(None))
    )
    return frozenset(UserId(row) for row in rows)


def is_alone(work: Work, user: UserId) -> bool:
    """Tell whether nobody but this person could propose or second a step of a case."""
    others = holders(work, Permission.HANDLE_CASES) | holders(work, Permission.APPROVE_CASE)
    return not others - {user}


def proposal_of(work: Work, case: Case, to: CaseState) -> Proposal | None:
    """Return what was proposed since the case stands where it stands, or None."""
    found: Proposal | None = None
    rows = work.session.scalars(select(CaseEvent).where(CaseEvent.case_id == case.case_id).order_by(CaseEvent.id))
    for row in rows:
        if row.what == book.STEP:
            found = None
        elif row.what == book.PROPOSED and json.loads(row.detail)["to"] == to.value:
            found = Proposal(row.id, to, UserId(row.by), row.at)
        elif row.what == book.SECONDED and found is not None and json.loads(row.detail)["proposal"] == found.event_id:
            found = Proposal(found.event_id, to, found.by, found.at, UserId(row.by))
    return found


def problems(work: Work, case: Case, step: Step, fields: Mapping[str, object]) -> dict[str, Message]:
    """Return what still stands between a grave step and its being taken."""
    if not needs_second(step, fields):
        return {}
    proposal = proposal_of(work, case, step.target)
    if proposal is None:
        return {"second": say("This step needs two persons. Propose it first, and let the second person agree.")}
    if proposal.seconded_by is not None:
        return {}
    if is_alone(work, proposal.by):
        if work.now >= proposal.rests_until():
            return {}
        return {
            "second": say("Nobody else in the clinic can agree, so this step rests for 72 hours after it was proposed.")
        }
    return {"second": say("The second person has not agreed yet.")}


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def propose_step(work: Work, asked: Seconding) -> Proposal:
    """Propose a grave step, so that a second person can agree or the cooling-off begins."""
    case = book.case_of(work, asked.patient_id, asked.case_id)
    problem = illegal_step(case.kind, case.state, asked.to)
    if problem is not None or MACHINES[case.kind].step(case.state, asked.to) is None:
        raise InvalidInput({"step": problem or say("This step is not possible.")})
    return _note(work, case, book.PROPOSED, asked.to, {"to": asked.to.value})


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def second_step(work: Work, asked: Seconding) -> Proposal:
    """Agree to a step that somebody else proposed.

    Raises:
        InvalidInput: Nothing is proposed.
        NotPermitted: Nobody agrees to their own proposal; and one of the two is the owner.
    """
    case = book.case_of(work, asked.patient_id, asked.case_id)
    proposal = proposal_of(work, case, asked.to)
    if proposal is None:
        raise InvalidInput({"second": say("Nobody has proposed this step.")})
    if proposal.by == work.actor.user_id:
        raise NotPermitted(say("Nobody agrees to their own proposal. Ask a second person."))
    if not {proposal.by, work.actor.user_id} & holders(work, Permission.APPROVE_CASE):
        raise NotPermitted(
            say("One of the two persons is the owner. Ask the owner."), permission=Permission.APPROVE_CASE.value
        )
    return _note(work, case, book.SECONDED, asked.to, {"to": asked.to.value, "proposal": proposal.event_id})


def _note(work: Work, case: Case, what: str, to: CaseState, detail: Mapping[str, object]) -> Proposal:
    book.note_event(work, case.case_id, what, detail=detail)
    subject = patient_change("case", case.number, case.patient_id)
    work.record(book.EVENT_ACTIONS[what], subject, kind=UPDATED, detail={"to": to.value})
    book.stand(work, case)
    proposal = proposal_of(work, case, to)
    if proposal is None:
        raise AssertionError(to)
    return proposal
