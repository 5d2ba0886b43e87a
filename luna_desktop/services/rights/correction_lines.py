"""A patient's corrections as who reads the chart sees them: what was asked, what was decided, where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.machines import next_steps
from luna_desktop.domain.rights.record_fields import RecordField, kind_title, label_of, proposal_words
from luna_desktop.domain.rights.states import STATE_WORDS, CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.models.corrections import CorrectionRow
from luna_desktop.services.care.chart_access import hidden_kinds
from luna_desktop.services.care.photo_access import is_seen
from luna_desktop.services.rights import book, cases
from luna_desktop.services.rights.cases import EventLine
from luna_desktop.services.rights.correction_decisions import is_by_hand
from luna_desktop.services.rights.corrections import newest_number, pointed_at
from luna_desktop.services.rights.disagreements import Said, body_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import Message, Translator, say

_ANSWERS = (CaseState.DENIED, CaseState.PARTIAL, CaseState.ACCEPTED)


@dataclass(frozen=True)
class LinesAsked:
    """Whose corrections, in which language the values are worded."""

    patient_id: PatientId
    language: str = "en"


@dataclass(frozen=True)
class CorrectionLine:
    """One correction: the entry and the field in words, what it said, what is asked for, and what became of it.

    `newest` is the number of the entry's newest version, 0 where it is in another record; `by_hand` says that whoever
    accepts changes the entry where it stands. `amended` names the version that carries the correction, `now` is what
    the newest says. `steps` are what the reader may do next in the case.
    """

    correction_id: int
    case: Case
    target: Target
    title: Message | str
    label: Message
    field: RecordField | None
    recorded: str
    proposed: str
    typed: str
    reason: str
    asked_at: datetime
    newest: int
    by_hand: bool
    answer: Message | None = None
    decision: Said | None = None
    code: DenialCode | None = None
    statement: Said | None = None
    rebuttal: Said | None = None
    amended: str = ""
    now: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def case_number(self) -> str:
        """The number of the case."""
        return self.case.number


@use_case(
    requires=Permission.READ_CHART,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def read_corrections(work: Work, asked: LinesAsked) -> tuple[CorrectionLine, ...]:
    """Return a patient's corrections, newest first, without those about what the reader does not see."""
    hidden = hidden_kinds(work, asked.patient_id)
    lines = tuple(
        each
        for each in lines_of(work, asked.patient_id, asked.language)
        if each.target.kind not in hidden and is_seen(work, asked.patient_id, each.target.kind, each.target.record_id)
    )
    work.record("corrections read", patient_change("correction", "", asked.patient_id), kind=READ)
    return lines


def lines_of(work: Work, patient: PatientId, language: str) -> tuple[CorrectionLine, ...]:
    """Return a patient's corrections, newest first; the caller has asked who reads them."""
    rows = work.session.scalars(
        select(CorrectionRow).where(CorrectionRow.patient_id == patient).order_by(CorrectionRow.id.desc())
    ).all()
    return tuple(_line(work, row, language) for row in rows)


def _line(work: Work, row: CorrectionRow, language: str) -> CorrectionLine:
    patient = PatientId(row.patient_id)
    translate = Translator(language)
    target = Target(RecordType(row.record), row.record_id, row.kind, row.field, row.number)
    body = body_of(row.kind)
    try:
        pointed = pointed_at(work, patient, target, language)
        field, title = pointed.field, pointed.title
        newest = newest_number(work, patient, target.record, target.record_id)
    except NotFound:  # moved to another record, or not for this reader
        field, title, newest = None, "", 0
    case = book.case_of(work, patient, row.case_id)
    events = cases.events_of(work, row.case_id)
    decided = _last(events, *_ANSWERS)
    amended = _last(events, CaseState.AMENDED)
    code = str(decided.detail.get("code") or "") if decided is not None else ""
    return CorrectionLine(
        row.id,
        case,
        target,
        title or (say("Visit") if target.record is RecordType.VISIT else kind_title(row.kind)),
        label_of(body, row.field),
        field,
        field.words if field is not None else "",
        proposal_words(body, row.field, row.proposed, translate),
        row.proposed,
        row.reason,
        row.at,
        newest,
        is_by_hand(row),
        STATE_WORDS[decided.to] if decided is not None and decided.to is not None else None,
        _said(decided, "decision"),
        DenialCode(code) if code else None,
        _said(_last(events, CaseState.DISAGREEMENT), "statement"),
        _said(_last(events, CaseState.REBUTTAL), "statement"),
        str(amended.detail.get("amendment") or "") if amended is not None else "",
        _now(work, patient, target, newest, language),
        next_steps(case.kind, case.state, work.actor),
    )


def _now(work: Work, patient: PatientId, target: Target, newest: int, language: str) -> str:
    if not newest:
        return ""
    return pointed_at(work, patient, replace(target, number=newest), language).field.words


def _last(events: Sequence[EventLine], *states: CaseState) -> EventLine | None:
    found = [each for each in events if each.to in states]
    return found[-1] if found else None


def _said(event: EventLine | None, name: str) -> Said | None:
    if event is None:
        return None
    return Said(str(event.detail.get(name) or event.note), event.by, event.at)
