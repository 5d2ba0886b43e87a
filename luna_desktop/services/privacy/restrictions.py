"""Restrictions: what a patient asked the clinic not to do, what was decided, and how it ended.

Anybody at the desk writes a request down. A certain way to be reached is agreed at once and never asks why
(45 CFR 164.522(b) as model); everything else is decided by the privacy officer or the owner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.clock import ZONE, end_of_day, local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.restrictions import (
    ALWAYS_AGREED,
    Restriction,
    RestrictionKind,
    RestrictionState,
    Terms,
    present,
)
from luna_desktop.models.sharing import RestrictionEvent, RestrictionRow, RestrictionStaff
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care.payers import Paid, paid_of
from luna_desktop.services.people import hidden
from luna_desktop.services.privacy import changed_minds, ledger, restriction_news
from luna_desktop.services.privacy.restriction_news import RestrictionNews
from luna_desktop.services.privacy.restriction_rules import (
    LONGEST_WORDS,
    Decision,
    Ending,
    RestrictionEnding,
    RestrictionRequest,
    as_paid,
    checked,
    decision_problems,
    ending_problems,
    paid_problems,
    state_of,
)
from luna_desktop.services.sharing import recipients, stop_tasks
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

DESK_KINDS = frozenset({RestrictionKind.CHANNEL, RestrictionKind.PERSON, RestrictionKind.INSURER})
"""Kinds that change what the desk does; it learns that they are there, never why."""


@dataclass(frozen=True)
class StepLine:
    """One step of a restriction, by whom, with the note that was made."""

    state: RestrictionState
    at: datetime
    by: str
    mode: str
    note: str
    applies_from: datetime | None
    applies_until: datetime | None


@dataclass(frozen=True)
class RestrictionLine:
    """A restriction as those see it who decide: the patient's words, where it stands, and its steps, oldest first."""

    restriction_id: int
    terms: Terms
    words: str
    asked_by: str
    at: datetime
    by: str
    state: RestrictionState
    stands: bool
    steps: tuple[StepLine, ...]
    staff: tuple[str, ...] = ()
    recipient: str = ""


@dataclass(frozen=True)
class Choices:
    """Whom a request can name: staff, and entries of the register, each as id and name."""

    staff: tuple[tuple[int, str], ...]
    recipients: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class DeskNote:
    """What the desk must know of a restriction in force, and nothing else."""

    kind: RestrictionKind
    party: str = ""
    channel: Channel | None = None
    address: str = ""


@use_case(
    requires=Permission.REQUEST_RESTRICTION,
    patient=lambda request: request.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def request_restriction(work: Work, request: RestrictionRequest) -> int:
    """Write down what a patient asks for, and return its id; a way to be reached is in force at once."""
    tidy = checked(work, request)
    restriction_id = _enter(work, tidy)
    asked = RestrictionNews(
        tidy.patient_id,
        restriction_id,
        tidy.terms,
        RestrictionState.REQUESTED,
        words=tidy.words,
        asked_by=tidy.asked_by,
        relation=tidy.relation,
        identity=tidy.identity,
    )
    _step(work, asked)
    if tidy.terms.kind in ALWAYS_AGREED:
        _replace_others(work, tidy.patient_id, tidy.terms.kind)
        _step(work, RestrictionNews(tidy.patient_id, restriction_id, tidy.terms, RestrictionState.AGREED))
    work.record(
        "restriction requested",
        patient_change("restriction", restriction_id, tidy.patient_id),
        kind=CREATED,
        detail={"kind": tidy.terms.kind.value},
    )
    changed_minds.look_again(work, tidy.patient_id)
    return restriction_id


@use_case(requires=Permission.REQUEST_RESTRICTION, writes=False)
def read_restriction_choices(work: Work, _: None) -> Choices:
    """Return whom a request can name; the register only to who may read it."""
    people = work.session.execute(
        select(StaffUser.id, StaffUser.display_name)
        .where(StaffUser.disabled_at.is_(None))
        .order_by(StaffUser.display_name, StaffUser.id)
    )
    listed = recipients.find(work, "") if work.actor.may(Permission.READ_RECIPIENTS) else ()
    return Choices(
        tuple((row.id, row.display_name) for row in people),
        tuple((line.recipient_id, line.entry.name) for line in listed),
    )


@use_case(
    requires=Permission.DECIDE_RESTRICTION,
    patient=lambda decision: decision.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def decide_restriction(work: Work, decision: Decision) -> tuple[Message, ...]:
    """Agree or decline, and return what was set going, in sentences."""
    restriction = _restriction(work, decision.patient_id, decision.restriction_id)
    if state_of(restriction) is not RestrictionState.REQUESTED:
        raise StaleRecord(say("Somebody decided about this restriction meanwhile. Read it again."))
    paid = paid_of(work, decision.patient_id) if restriction.terms.kind is RestrictionKind.INSURER else Paid.NOT_SAID
    decision = as_paid(restriction, decision, paid)
    problems = decision_problems(work, restriction, decision) | paid_problems(decision, paid)
    if problems:
        raise InvalidInput(problems)
    until = end_of_day(decision.last_day) if decision.last_day else None
    mode = "paid in full" if decision.paid_in_full else ""
    news = RestrictionNews(
        decision.patient_id,
        decision.restriction_id,
        restriction.terms,
        decision.state,
        mode=mode,
        note=clean(decision.reason),
    )
    _step(work, news, applies_until=until)
    work.record(
        f"restriction {decision.state.value}",
        patient_change("restriction", decision.restriction_id, decision.patient_id),
        kind=UPDATED,
        detail={"kind": restriction.terms.kind.value},
    )
    if decision.state is RestrictionState.DECLINED:
        return ()
    told = stop_tasks.for_restriction(work, decision.patient_id, decision.restriction_id, restriction.terms)
    return (*told, *changed_minds.look_again(work, decision.patient_id))


@use_case(
    requires=Permission.DECIDE_RESTRICTION,
    patient=lambda ending: ending.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def end_restriction(work: Work, ending: RestrictionEnding) -> None:
    """End a restriction at the patient's wish at once, or by the clinic's notice for what comes after."""
    restriction = _restriction(work, ending.patient_id, ending.restriction_id)
    if not restriction.stands(work.now):
        raise StaleRecord(say("This restriction is not in force any more. Read it again."))
    problems = ending_problems(restriction, ending, local_day(work.now))
    if problems:
        raise InvalidInput(problems)
    begins = None
    if ending.mode is Ending.CLINIC_NOTICE and ending.applies_from is not None:
        begins = datetime.combine(ending.applies_from, time(), ZONE)
    news = RestrictionNews(
        ending.patient_id,
        ending.restriction_id,
        restriction.terms,
        RestrictionState.ENDED,
        mode=ending.mode.value,
        note=clean(ending.note),
        applies_from=begins,
    )
    _step(work, news)
    work.record(
        "restriction ended",
        patient_change("restriction", ending.restriction_id, ending.patient_id),
        kind=UPDATED,
        detail={"kind": restriction.terms.kind.value},
    )


@use_case(
    requires=Permission.READ_RESTRICTIONS, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY)
)
def read_restrictions(work: Work, patient: PatientId) -> tuple[RestrictionLine, ...]:
    """Return a patient's restrictions with the words in which they were asked for, newest first."""
    lines = restriction_lines(work, patient)
    work.record("restrictions read", patient_change("restriction", "", patient), kind=READ)
    return lines


@use_case(
    requires=Permission.READ_PRIVACY,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_desk_notes(work: Work, patient: PatientId) -> tuple[DeskNote, ...]:
    """Return what the desk must keep to: that there is a restriction and whom it is about, never the words."""
    known = ledger.restrictions_of(work, patient)
    now = present(known, work.now)
    return tuple(
        DeskNote(each.terms.kind, each.terms.party, each.terms.channel, each.terms.address)
        for each in known
        if each.terms.kind in DESK_KINDS and each.stands(now)
    )


def put_in_force(work: Work, request: RestrictionRequest, told_by: str) -> int:
    """Put a restriction in force that a record brought along, and return its id; nobody has to decide about it first.

    `told_by` says where it comes from, and stands for words that the record did not bring.

    Raises:
        InvalidInput: The terms are none that a restriction can have here.
    """
    tidy = checked(work, replace(request, words=request.words[:LONGEST_WORDS] or told_by))
    patient = tidy.patient_id
    restriction_id = _enter(work, tidy)
    if tidy.terms.kind in ALWAYS_AGREED:
        _replace_others(work, patient, tidy.terms.kind)
    _step(work, RestrictionNews(patient, restriction_id, tidy.terms, RestrictionState.AGREED, note=told_by))
    work.record(
        "restriction brought along",
        patient_change("restriction", restriction_id, patient),
        kind=CREATED,
        detail={"kind": tidy.terms.kind.value},
    )
    changed_minds.look_again(work, patient)
    return restriction_id


def restriction_lines(work: Work, patient: PatientId) -> tuple[RestrictionLine, ...]:
    """Return a patient's restrictions with their steps, newest first."""
    people = {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}
    known = {each.restriction_id: each for each in ledger.restrictions_of(work, patient)}
    now = present(known.values(), work.now)
    names = recipients.names_of(work, {each.terms.recipient_id for each in known.values()})
    steps = _step_lines(work, patient, people)
    rows = work.session.scalars(
        select(RestrictionRow).where(RestrictionRow.patient_id == patient).order_by(RestrictionRow.id.desc())
    )
    return tuple(
        RestrictionLine(
            row.id,
            known[row.id].terms,
            row.words,
            row.asked_by,
            row.at,
            people[row.by],
            state_of(known[row.id]),
            known[row.id].stands(now),
            tuple(steps.get(row.id, ())),
            tuple(people[user] for user in sorted(known[row.id].terms.staff) if user in people),
            names.get(known[row.id].terms.recipient_id, ""),
        )
        for row in rows
    )


def _step_lines(work: Work, patient: PatientId, people: dict[int, str]) -> dict[int, list[StepLine]]:
    found: dict[int, list[StepLine]] = {}
    for row in work.session.scalars(
        select(RestrictionEvent).where(RestrictionEvent.patient_id == patient).order_by(RestrictionEvent.id)
    ):
        line = StepLine(
            RestrictionState(row.state),
            row.at,
            people[row.by],
            row.mode,
            row.note,
            row.applies_from,
            row.applies_until,
        )
        found.setdefault(row.restriction_id, []).append(line)
    return found


def _enter(work: Work, request: RestrictionRequest) -> int:
    restriction_id: int = work.session.execute(
        insert(RestrictionRow)
        .values(
            patient_id=request.patient_id,
            kind=request.terms.kind.value,
            terms=ledger.write_terms(request.terms),
            words=request.words,
            asked_by=request.asked_by,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(RestrictionRow.id)
    ).scalar_one()
    for user in sorted(request.terms.staff):
        work.session.execute(
            insert(RestrictionStaff).values(
                restriction_id=restriction_id, patient_id=request.patient_id, user_id=UserId(user)
            )
        )
    return restriction_id


def _step(work: Work, news: RestrictionNews, *, applies_until: datetime | None = None) -> None:
    work.session.execute(
        insert(RestrictionEvent).values(
            restriction_id=news.restriction_id,
            patient_id=news.patient_id,
            state=news.state.value,
            at=work.now,
            by=work.actor.user_id,
            applies_from=news.applies_from,
            applies_until=applies_until,
            mode=news.mode,
            note=news.note,
        )
    )
    hidden.forget(work)
    restriction_news.tell(work, news)


def _replace_others(work: Work, patient: PatientId, kind: RestrictionKind) -> None:
    """End what the new way replaces: two ways that exclude each other would let nothing through."""
    for each in ledger.restrictions_of(work, patient):
        if each.terms.kind is kind and each.stands(work.now):
            mode = Ending.REPLACED.value
            _step(work, RestrictionNews(patient, each.restriction_id, each.terms, RestrictionState.ENDED, mode=mode))


def _restriction(work: Work, patient: PatientId, restriction_id: int) -> Restriction:
    for each in ledger.restrictions_of(work, patient):
        if each.restriction_id == restriction_id:
            return each
    raise NotFound(say("This restriction is not in this patient’s record."))
