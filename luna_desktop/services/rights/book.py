"""The book of cases: headers, events and where each case stands, written together and read as `Case`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from luna_desktop.domain.access import PatientId, Role, UserId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import NotFound, StaleRecord
from luna_desktop.domain.notices import Document
from luna_desktop.domain.rights.cases import (
    Case,
    CaseChannel,
    CaseKind,
    CaseRequest,
    Requester,
    RequesterRelation,
)
from luna_desktop.domain.rights.clocks import Clock, Limit, Pause, Unit
from luna_desktop.domain.rights.limits import ClockRules
from luna_desktop.domain.rights.machines import MACHINES, is_open
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.rights import CaseEvent, CaseStanding, CaseWords, RightsCase
from luna_desktop.services.counters import next_number
from luna_desktop.services.privacy.notice_texts import version_in_force
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import say

STEP, NOTE, ASSIGNED, PAUSED, RESUMED, EXTENDED = "step", "note", "assigned", "paused", "resumed", "extended"
IDENTITY, AUTHORITY, LETTER, LETTER_SENT, ATTACHED = "identity", "authority", "letter", "letter sent", "attached"
PROPOSED, SECONDED = "proposed", "seconded"
EVENT_ACTIONS: dict[str, str] = {
    NOTE: "case noted",
    ASSIGNED: "case assigned",
    PAUSED: "case paused",
    RESUMED: "case resumed",
    EXTENDED: "case extended",
    IDENTITY: "case identity checked",
    AUTHORITY: "case authority checked",
    LETTER: "case letter issued",
    LETTER_SENT: "case letter sent",
    ATTACHED: "case paper attached",
    PROPOSED: "case step proposed",
    SECONDED: "case step seconded",
}
"""What the audit log calls an event that is no step."""

_HEAD = RightsCase.metadata.tables["rights_case"]
_STAND = CaseStanding.metadata.tables["case_standing"]
_STEPS = CaseEvent.metadata.tables["case_event"]
_SINCE = (
    select(func.max(_STEPS.c.at))
    .where(_STEPS.c.case_id == _HEAD.c.id, _STEPS.c.what == STEP)
    .correlate(_HEAD)
    .scalar_subquery()
)
_SEEN = select(
    *_HEAD.c,
    *(_STAND.c[name] for name in ("state", "owner_id", "identity_passed", "authority_passed", "acknowledged_at")),
    *(_STAND.c[name] for name in ("answered_at", "closed_at", "revision")),
    _STAND.c.clock.label("turns"),
    _SINCE.label("state_since"),
).join(_STAND, _STAND.c.case_id == _HEAD.c.id)


def cases_where(
    work: Work, *conditions: ColumnElement[bool], order: Sequence[Any] = (), limit: int | None = None
) -> tuple[Case, ...]:
    """Return the cases that fit, in one statement, oldest first unless ordered otherwise."""
    work.session.flush()
    query = _SEEN.where(*conditions).order_by(*(order or (_HEAD.c.id,))).limit(limit)
    return tuple(_case(row) for row in work.connection.execute(query))


def case_of(work: Work, patient: PatientId, case_id: int) -> Case:
    """Return a case of a patient.

    Raises:
        NotFound: There is no such case in this patient's record.
    """
    found = cases_where(work, _HEAD.c.id == case_id, _HEAD.c.patient_id == int(patient))
    if not found:
        raise NotFound(say("This case is not in this patient’s record."))
    return found[0]


def case_with_id(work: Work, case_id: int) -> Case:
    """Return a case by its id alone; for code that has checked already whose it is. Raises NotFound."""
    found = cases_where(work, _HEAD.c.id == case_id)
    if not found:
        raise NotFound(say("This case is not in the book."))
    return found[0]


def open_cases_of(work: Work, patient: PatientId) -> tuple[Case, ...]:
    """Return the cases of a patient in which somebody still has something to do, oldest first."""
    return cases_where(work, _HEAD.c.patient_id == int(patient), _STAND.c.is_open.is_(True))


def cases_of(work: Work, patient: PatientId) -> tuple[Case, ...]:
    """Return every case of a patient, newest first."""
    return cases_where(work, _HEAD.c.patient_id == int(patient), order=(_HEAD.c.id.desc(),))


def details_of(work: Work, cases: Sequence[int]) -> dict[int, dict[str, object]]:
    """Return the wishes of the kind for each of these cases, in one statement; the desk never asks for them."""
    wanted = select(CaseWords.case_id, CaseWords.details).where(CaseWords.case_id.in_(cases))
    return {row.case_id: json.loads(row.details) for row in work.session.execute(wanted)} if cases else {}


def _case(row: Any) -> Case:
    return Case(
        case_id=row.id,
        number=row.number,
        kind=CaseKind(row.kind),
        patient_id=PatientId(row.patient_id),
        state=CaseState(row.state),
        received_at=row.received_at,
        logged_at=row.logged_at,
        clock=_clock(row.received_at, row.clock, row.turns),
        channel=CaseChannel(row.channel),
        requester=Requester(row.requester, RequesterRelation(row.relation), row.contact),
        language=row.language,
        identity_passed=row.identity_passed,
        authority_passed=row.authority_passed,
        is_back_dated=row.is_back_dated,
        owner_id=UserId(row.owner_id) if row.owner_id is not None else None,
        acknowledged_at=row.acknowledged_at,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
        linked_case_id=row.linked_case_id,
        policy_version=row.policy_version,
        revision=row.revision,
        state_since=row.state_since,
    )


def _clock(received_at: datetime, limit: str, turns: str) -> Clock:
    kept, turned = json.loads(limit), json.loads(turns)
    pauses = tuple(
        Pause(datetime.fromisoformat(since), datetime.fromisoformat(until) if until else None)
        for since, until in turned.get("pauses", ())
    )
    return Clock(received_at, Limit(**{**kept, "unit": Unit(kept["unit"])}), pauses, turned.get("extended", False))


def _turns(clock: Clock) -> str:
    pauses = [[each.since.isoformat(), each.until.isoformat() if each.until else ""] for each in clock.pauses]
    return json.dumps({"pauses": pauses, "extended": clock.is_extended})


def enter(work: Work, request: CaseRequest, rules: ClockRules, *, may_ask: bool) -> Case:
    """Write a new case down under the next number of its year and return it; the caller writes the audit entry.

    `may_ask` says that the right to ask needs no paper: the patient asks, is of age, and lives.
    """
    received = request.received_at or work.now
    limit = rules.limit(request.kind, local_day(received))
    clock = Clock(received, limit)
    year = work.now.astimezone(CLINIC_ZONE).year
    values = {
        "number": f"PR-{year}-{next_number(work, f'privacy case {year}'):04d}",
        "kind": request.kind.value,
        "patient_id": int(request.patient_id),
        "received_at": received,
        "logged_at": work.now,
        "received_by": work.actor.user_id,
        "channel": request.channel.value,
        "requester": request.requester.name,
        "relation": request.requester.relation.value,
        "contact": request.requester.contact,
        "language": request.language,
        "is_back_dated": bool(request.back_dated_because),
        "clock": json.dumps({**asdict(limit), "unit": limit.unit.value}),
        "policy_version": str(version_in_force(work, Document.POLICY) or ""),
        "linked_case_id": request.linked_case_id,
    }
    case_id = int(work.connection.execute(insert(_HEAD).values(values).returning(_HEAD.c.id)).scalar_one())
    work.session.add(
        CaseWords(
            case_id=case_id,
            words=request.words,
            details=json.dumps(request.details, ensure_ascii=False, sort_keys=True),
            back_dated_because=request.back_dated_because,
        )
    )
    work.session.add(
        CaseStanding(
            case_id=case_id,
            patient_id=int(request.patient_id),
            kind=request.kind.value,
            state=CaseState.RECEIVED.value,
            is_open=True,
            due_at=clock.due_at,
            clock=_turns(clock),
            identity_passed=False,
            authority_passed=may_ask,
            revision=1,
        )
    )
    work.session.flush()
    note_event(work, case_id, STEP, to=CaseState.RECEIVED)
    return case_with_id(work, case_id)


def note_event(
    work: Work,
    case_id: int,
    what: str,
    *,
    source: CaseState | None = None,
    to: CaseState | None = None,
    note: str = "",
    detail: Mapping[str, object] | None = None,
) -> int:
    """Append an event to a case and return its id."""
    event = CaseEvent(
        case_id=case_id,
        what=what,
        at=work.now,
        by=work.actor.user_id,
        role=role_of(work),
        from_state=source.value if source else "",
        to_state=to.value if to else "",
        note=note,
        detail=json.dumps(dict(detail or {}), ensure_ascii=False, sort_keys=True, default=str),
    )
    work.session.add(event)
    work.session.flush()
    return event.id


def details(work: Work, case_id: int, what: str) -> list[dict[str, object]]:
    """Return what events of one sort say of a case, oldest first."""
    rows = work.session.scalars(
        select(CaseEvent.detail).where(CaseEvent.case_id == case_id, CaseEvent.what == what).order_by(CaseEvent.id)
    )
    return [json.loads(row) for row in rows]


def wishes(work: Work, case_id: int) -> dict[str, object]:
    """Return the wishes of the kind, as the request gave them; the desk never asks for them."""
    kept: dict[str, object] = json.loads(
        work.session.scalar(select(CaseWords.details).where(CaseWords.case_id == case_id)) or "{}"
    )
    return kept


def due_before(work: Work, case: Case) -> datetime:
    """Return until when the case was due before its extension; the due instant where there is none."""
    extended = details(work, case.case_id, EXTENDED)
    return datetime.fromisoformat(str(extended[-1]["from"])) if extended else case.due_at


_FIRST_ROLES = (Role.PRIVACY_OFFICER, Role.OWNER, Role.CLINICIAN, Role.THERAPIST, Role.RECEPTION, Role.ADMINISTRATOR)


def role_of(work: Work) -> str:
    """Return the role in which the actor works on cases: the first of theirs that the desk knows."""
    return next((role.value for role in _FIRST_ROLES if role in work.actor.roles), "")


def stand(work: Work, case: Case, **values: object) -> Case:
    """Write where a case stands now and return it as it is after that.

    Raises:
        StaleRecord: Somebody took a step meanwhile; nothing was written.
    """
    changed = work.connection.execute(
        update(_STAND)
        .where(_STAND.c.case_id == case.case_id, _STAND.c.revision == case.revision)
        .values(**values, revision=case.revision + 1)
    )
    if changed.rowcount != 1:
        raise StaleRecord(say("Somebody took a step in this case meanwhile. Read it again."))
    return case_with_id(work, case.case_id)


def turn_clock(work: Work, case: Case, clock: Clock) -> Case:
    """Write a paused, running or extended clock."""
    return stand(work, case, clock=_turns(clock), due_at=clock.due_at)


def move(work: Work, case: Case, to: CaseState, *, note: str, detail: Mapping[str, object]) -> Case:
    """Write a step that was checked: the event, and where the case stands after it."""
    machine = MACHINES[case.kind]
    values: dict[str, object] = {"state": to.value, "is_open": is_open(case.kind, to)}
    if to is CaseState.ACKNOWLEDGED:
        values["acknowledged_at"] = work.now
    if to in machine.answered and case.answered_at is None:
        values["answered_at"] = work.now
    if to in machine.ended:
        values["closed_at"] = work.now
    if case.clock.paused_since is not None and to is not CaseState.IDENTITY_PENDING:
        running = case.clock.resume(work.now)
        if isinstance(running, Clock):
            values |= {"clock": _turns(running), "due_at": running.due_at}
            note_event(work, case.case_id, RESUMED)
    note_event(work, case.case_id, STEP, source=case.state, to=to, note=note, detail=detail)
    return stand(work, case, **values)


Finder = Callable[[Work, PatientId], Iterable[Case]]
