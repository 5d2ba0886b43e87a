"""Cases of the privacy desk: logged by whoever meets the person, and taken from state to state by `advance` alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.rights.authority import standing_problem
from luna_desktop.domain.rights.cases import Case, CaseKind, CaseRequest, RequesterRelation, tidied_request
from luna_desktop.domain.rights.clocks import Clock
from luna_desktop.domain.rights.fields import people_problems
from luna_desktop.domain.rights.machines import MACHINES, code_problem, illegal_step, next_steps, step_problems
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind, Step
from luna_desktop.models.rights import CaseEvent, CaseLetter, CaseWords
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.people.record_numbers import number_of
from luna_desktop.services.rights import authority, book, checks, grievance_checks, seconds
from luna_desktop.services.rights.clock_settings import clock_rules
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)


@dataclass(frozen=True)
class CaseAsked:
    """A case of a patient."""

    patient_id: PatientId
    case_id: int


@dataclass(frozen=True)
class StepAsked:
    """A step of a case: to where, with which fields, and a note; `revision` is what the screen read."""

    patient_id: PatientId
    case_id: int
    to: CaseState
    fields: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    revision: int = 0


@dataclass(frozen=True)
class CaseNote:
    """A case, the revision that was read, and a reason or a note in words."""

    patient_id: PatientId
    case_id: int
    note: str
    revision: int = 0


@dataclass(frozen=True)
class Assignment:
    """To whom a case goes."""

    patient_id: PatientId
    case_id: int
    user_id: UserId
    note: str = ""


@dataclass(frozen=True)
class EventLine:
    """One event as the privacy desk reads it."""

    event_id: int
    what: str
    at: datetime
    by: str
    role: str
    source: CaseState | None
    to: CaseState | None
    note: str
    detail: Mapping[str, object]


@dataclass(frozen=True)
class LetterLine:
    """A letter that was issued, as its number in the case."""

    letter_id: int
    number: int
    kind: LetterKind
    language: str
    pages: int
    at: datetime
    by: str


@dataclass(frozen=True)
class CasePage:
    """A case with everything about it, for who handles cases.

    `steps` are what this person may do next, as far as roles say; `second_until` is when a cooling-off ends.
    """

    case: Case
    patient: str
    mrn: str
    words: str
    details: Mapping[str, object]
    back_dated_because: str
    events: tuple[EventLine, ...]
    letters: tuple[LetterLine, ...]
    steps: tuple[Step, ...]
    owner: str = ""
    received_by: str = ""


@use_case(requires=Permission.LOG_REQUEST, patient=lambda request: request.patient_id, use=_RIGHTS)
def log_request(work: Work, request: CaseRequest) -> Case:
    """Write a request down as a new case; who handles cases and logs one has it assigned to them.

    Raises:
        InvalidInput: The words are missing, or the receipt is dated back without a reason.
    """
    return log(work, request)


def log(work: Work, request: CaseRequest) -> Case:
    """Write a request down within another use case."""
    tidy, problems = tidied_request(request, work.now)
    first = MACHINES[tidy.kind].step(None, CaseState.RECEIVED)
    if first is not None:
        problems |= step_problems(first, tidy.details, is_proven=False)
    if tidy.linked_case_id is not None:
        book.case_of(work, tidy.patient_id, tidy.linked_case_id)
    if problems:
        raise InvalidInput(problems)
    asks_alone = tidy.requester.relation is RequesterRelation.SELF
    may_ask = (
        asks_alone and standing_problem(RequesterRelation.SELF, authority.standing_of(work, tidy.patient_id)) is None
    )
    case = book.enter(work, tidy, clock_rules(work), may_ask=may_ask)
    work.record(
        "case logged",
        patient_change("case", case.number, case.patient_id),
        kind=CREATED,
        detail={"kind": case.kind.value, "channel": case.channel.value},
    )
    takes = work.actor.may(Permission.HANDLE_CASES) and not grievance_checks.is_kept_from(
        work, case, work.actor.user_id
    )
    return _take(work, case) if takes else case


_S = CaseState
DECIDED_ELSEWHERE: dict[CaseKind, frozenset[CaseState]] = {
    CaseKind.ERASURE: frozenset(
        {_S.ASSESSED, _S.APPROVED, _S.PARTIAL, _S.SCHEDULED, _S.EXECUTED, _S.PROCESSORS_CONFIRMED}
    )
}
"""States that stand for something done in the record: the use case that does it takes the step."""
_BY_THE_AUTHOR = frozenset({_S.ACCEPTED, _S.PARTIAL, _S.DENIED, _S.AMENDED})
_AUTHOR_DECIDES = say("The clinician who wrote the entry decides about it. It waits in their Review.")
_WITH_THE_AUTHOR = frozenset({_S.UNDER_REVIEW, _S.ACCEPTED, _S.PARTIAL})


@use_case(requires=Permission.LOG_REQUEST, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def advance_case(work: Work, asked: StepAsked) -> Case:
    """Take a step in a case: legal, by who may, with what it needs."""
    case = fresh(work, asked.patient_id, asked.case_id, asked.revision)
    if asked.to in DECIDED_ELSEWHERE.get(case.kind, frozenset()):
        raise InvalidInput({"step": say("This step is taken on the page of the erasure, where it is carried out.")})
    if case.kind is CaseKind.CORRECTION and case.state in _WITH_THE_AUTHOR and asked.to in _BY_THE_AUTHOR:
        raise InvalidInput(
            {"step": say("The clinician who wrote the entry decides about it. It waits in their Review.")}
        )
    return advance(work, case.case_id, asked.to, asked.fields, asked.note)


def advance(
    work: Work, case_id: int, to: CaseState, fields: Mapping[str, object] | None = None, note: str = ""
) -> Case:
    """Take a step in a case; the only writer of states.

    Raises:
        InvalidInput: The step is not legal from here (`step`), something is missing or wrong (by field), identity or
            authority is not proven (`identity`), a letter is to be issued first (`letter`), or a second person is
            needed (`second`).
        NotPermitted: None of the actor's roles takes this step for this patient.
    """
    case, given = book.case_with_id(work, case_id), dict(fields or {})
    problem = illegal_step(case.kind, case.state, to)
    step = MACHINES[case.kind].step(case.state, to)
    if step is None:
        raise InvalidInput({"step": problem or say("This step is not possible.")})
    _require_role(work, case, step)
    nobody = people_problems(given)
    if nobody:
        raise InvalidInput(nobody)
    problems = (
        code_problem(case.kind, given)
        | _proof_problems(work, case, step)
        | step_problems(step, given, is_proven=case.is_proven)
    )
    if step.letter_first and step.letter is not None and not _was_issued(work, case_id, step.letter):
        problems["letter"] = say("Issue the letter first: this step says that it was sent.")
    problems |= seconds.problems(work, case, step, given) | checks.problems(work, case, step, given)
    if problems:
        raise InvalidInput(problems)
    after = book.move(work, case, to, note=clean(note), detail=given)
    if to is CaseState.ASSIGNED:
        after = _assign(work, after, UserId(int(str(given["investigator"]))), "")
    work.record(
        "case step taken",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"kind": case.kind.value, "from": case.state.value, "to": to.value},
    )
    return after


def _proof_problems(work: Work, case: Case, step: Step) -> dict[str, Message]:
    """Ask again who may ask, where a step needs proof: a birthday or a death may have changed it meanwhile."""
    if not step.needs_proof or not case.authority_passed:
        return {}
    problem = authority.lapsed(work, case)
    return {"authority": problem} if problem is not None else {}


def _require_role(work: Work, case: Case, step: Step) -> None:
    if any(reaches(work, permission, case.patient_id) for permission in step.who):
        return
    wanted = sorted(permission.value for permission in step.who)
    raise NotPermitted(
        say("Somebody else takes this step: the privacy officer, the owner, or the clinician who wrote the entry."),
        permission=wanted[0],
    )


def _was_issued(work: Work, case_id: int, kind: LetterKind) -> bool:
    found = select(CaseLetter.id).where(CaseLetter.case_id == case_id, CaseLetter.kind == kind.value).limit(1)
    return work.session.scalar(found) is not None


def fresh(work: Work, patient: PatientId, case_id: int, revision: int = 0) -> Case:
    """Return a case; raises StaleRecord where somebody took a step after the screen read it (0: not asked)."""
    case = book.case_of(work, patient, case_id)
    if revision and case.revision != revision:
        raise StaleRecord(say("Somebody took a step in this case meanwhile. Read it again."), theirs=case)
    return case


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def note_on_case(work: Work, asked: CaseNote) -> Case:
    """Add a note to a case; its state stays."""
    case = fresh(work, asked.patient_id, asked.case_id)
    grievance_checks.require_reader(work, case)
    note = clean(asked.note)
    if not note:
        raise InvalidInput({"note": say("Write the note.")})
    return noted(work, case, book.NOTE, note=note)


def noted(work: Work, case: Case, what: str, *, note: str = "", detail: Mapping[str, object] | None = None) -> Case:
    """Append an event that leaves the state as it is, with its audit entry, and return the case."""
    book.note_event(work, case.case_id, what, note=note, detail=detail)
    work.record(
        book.EVENT_ACTIONS[what],
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"kind": case.kind.value},
    )
    return book.stand(work, case)


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def assign_case(work: Work, asked: Assignment) -> Case:
    """Assign a case to somebody who handles cases; only then does it open the chart for them."""
    case = fresh(work, asked.patient_id, asked.case_id)
    if asked.user_id not in seconds.holders(work, Permission.HANDLE_CASES):
        raise InvalidInput({"user": say("Choose a privacy officer or an owner who still works here.")})
    if grievance_checks.is_kept_from(work, case, asked.user_id):
        raise InvalidInput({"user": say("This grievance is about this person. Somebody else looks into it.")})
    return _assign(work, case, asked.user_id, clean(asked.note))


def _take(work: Work, case: Case) -> Case:
    return _assign(work, case, work.actor.user_id, "")


def _assign(work: Work, case: Case, user: UserId, note: str) -> Case:
    book.note_event(work, case.case_id, book.ASSIGNED, note=note, detail={"user": int(user)})
    work.record(
        "case assigned",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"user": int(user)},
    )
    return book.stand(work, case, owner_id=int(user))


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def pause_case(work: Work, asked: CaseNote) -> Case:
    """Stop the clock, which only missing proof of identity or authority can do, and only after a letter said so."""
    case = fresh(work, asked.patient_id, asked.case_id, asked.revision)
    problem = _pause_problem(work, case)
    turned = case.clock.pause(work.now) if problem is None else problem
    if not isinstance(turned, Clock):
        raise InvalidInput({"pause": turned})
    return _turn(work, case, turned, book.PAUSED, clean(asked.note))


def _pause_problem(work: Work, case: Case) -> Message | None:
    if not clock_rules(work).pauses:
        return say("This clinic’s clocks do not stop. Whoever asks is served within the time.")
    if case.is_proven or case.state is not CaseState.IDENTITY_PENDING:
        return say("The clock stops only while identity, or the right to ask, is not proven.")
    if not _was_issued(work, case.case_id, LetterKind.IDENTITY_MISSING):
        return say("Issue the letter about what is missing first. The clock stops after that.")
    return None


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def resume_case(work: Work, asked: CaseNote) -> Case:
    """Let the clock run again."""
    case = fresh(work, asked.patient_id, asked.case_id, asked.revision)
    turned = case.clock.resume(work.now)
    if not isinstance(turned, Clock):
        raise InvalidInput({"pause": turned})
    return _turn(work, case, turned, book.RESUMED, clean(asked.note))


@use_case(requires=Permission.HANDLE_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def extend_case(work: Work, asked: CaseNote) -> Case:
    """Extend the time once, before it is over, with a reason that the letter to the patient gives."""
    case = fresh(work, asked.patient_id, asked.case_id, asked.revision)
    note = clean(asked.note)
    turned = case.clock.extend(work.now)
    if not isinstance(turned, Clock):
        raise InvalidInput({"extend": turned})
    if not note:
        raise InvalidInput({"note": say("Enter the reason. The letter to the patient gives it.")})
    return _turn(work, case, turned, book.EXTENDED, note)


def _turn(work: Work, case: Case, clock: Clock, what: str, note: str) -> Case:
    detail = {"from": case.due_at.isoformat(), "to": clock.due_at.isoformat()}
    book.note_event(work, case.case_id, what, note=note, detail=detail)
    work.record(
        book.EVENT_ACTIONS[what], patient_change("case", case.number, case.patient_id), kind=UPDATED, detail=detail
    )
    return book.turn_clock(work, case, clock)


@use_case(requires=Permission.LOG_REQUEST, writes=False, patient=lambda patient: patient, use=_RIGHTS)
def read_cases_of(work: Work, patient: PatientId) -> tuple[Case, ...]:
    """Return a patient's cases, newest first, as every desk role may see them: never what was asked."""
    return book.cases_of(work, patient)


@use_case(requires=Permission.READ_CASES, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def read_case(work: Work, asked: CaseAsked) -> CasePage:
    """Return everything about a case."""
    case = book.case_of(work, asked.patient_id, asked.case_id)
    grievance_checks.require_reader(work, case)
    page = page_of(work, case)
    work.record("case read", patient_change("case", case.number, case.patient_id), kind=READ)
    return page


def page_of(work: Work, case: Case) -> CasePage:
    """Return the page of a case; the caller has asked who reads it."""
    people = names(work)
    said = work.session.scalars(select(CaseWords).where(CaseWords.case_id == case.case_id)).one()
    card = next(iter(cards_of(work, [case.patient_id])), None)
    steps = next_steps(case.kind, case.state, work.actor)
    events = events_of(work, case.case_id)
    return CasePage(
        case,
        card.name if card is not None else "",
        card.mrn if card is not None else number_of(work, case.patient_id),
        said.words,
        json.loads(said.details),
        said.back_dated_because,
        events,
        _letters(work, case.case_id, people),
        steps,
        people.get(case.owner_id, "") if case.owner_id is not None else "",
        events[0].by if events else "",
    )


def events_of(work: Work, case_id: int) -> tuple[EventLine, ...]:
    """Return the events of a case, oldest first."""
    people = names(work)
    rows = work.session.scalars(select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.id))
    return tuple(
        EventLine(
            row.id,
            row.what,
            row.at,
            people[row.by],
            row.role,
            CaseState(row.from_state) if row.from_state else None,
            CaseState(row.to_state) if row.to_state else None,
            row.note,
            json.loads(row.detail),
        )
        for row in rows
    )


def _letters(work: Work, case_id: int, people: Mapping[int, str]) -> tuple[LetterLine, ...]:
    rows = work.session.scalars(select(CaseLetter).where(CaseLetter.case_id == case_id).order_by(CaseLetter.number))
    return tuple(
        LetterLine(row.id, row.number, LetterKind(row.kind), row.language, row.pages, row.at, people[row.by])
        for row in rows
    )


def names(work: Work) -> dict[int, str]:
    """Return the names of everybody who works or worked here, by id."""
    return {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}


def asks_for_another(case: Case) -> bool:
    """Tell whether who asks is not the patient, so that authority has to be proven."""
    return case.requester.relation is not RequesterRelation.SELF
