"""Deciding about a correction: the author accepts it, in whole or in part, or denies it; accepted, the entry says it.

What was recorded stays in the entry's history; the new version names the case. A colleague who decides in the place
of a visit's author puts a note beside the signed text, since only its author amends it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.clinical.visits import LOCKED
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.facts import Source, chart_kinds
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.rights import record_fields
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.codes import CORRECTION_CODES, DenialCode
from luna_desktop.domain.rights.disagreements import LONGEST_REASON, RecordType, Target
from luna_desktop.domain.rights.record_fields import Takes
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.corrections import CorrectionRow
from luna_desktop.models.rights import CaseStanding
from luna_desktop.services.care.chart import change_entry
from luna_desktop.services.care.chart_access import OWN_DOOR
from luna_desktop.services.care.review import ReviewItem, cards_to_review
from luna_desktop.services.care.visit_writing import Amendment, NewAddendum, add_own_note, amend_visit
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, visit_of
from luna_desktop.services.facts import FactChange
from luna_desktop.services.rights import book, cases
from luna_desktop.services.rights.corrections import decider_for, newest_number, pointed_at
from luna_desktop.services.rights.disagreements import body_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work, patient_change
from luna_desktop.texts import ENGLISH, Message, say

_ANSWERS = frozenset({CaseState.ACCEPTED, CaseState.PARTIAL, CaseState.DENIED})
_BY_HAND = frozenset(
    {
        "score",
        "stop_override",
        "photograph",
        "photo_marks",
        "photo_comparison",
        "photo_refusal",
        "document",
        "investigation",
        "course",
        "come_again",
    }
)
"""Kinds that are written by use cases of their own; who accepts a correction changes them where they stand."""


@dataclass(frozen=True)
class CorrectionDecision:
    """What the author decides: one of the states of `_ANSWERS`, in words that the patient reads.

    `value` is what the entry is to say, as the field takes it; empty where the entry is changed by hand. `number` is
    the version that the form showed.
    """

    patient_id: PatientId
    case_id: int
    answer: CaseState
    decision: str
    number: int
    code: DenialCode | None = None
    value: str = ""
    overriding: Overriding | None = None


@dataclass(frozen=True)
class Decided:
    """Where the case stands now; `is_to_change` says that the entry still has to be changed by hand."""

    case: Case
    is_to_change: bool = False


@dataclass(frozen=True)
class ByHand:
    """A case whose entry was changed by hand after it was accepted."""

    patient_id: PatientId
    case_id: int


@use_case(requires=Permission.DECIDE_CORRECTION, writes=False)
def corrections_to_decide(work: Work, _: None) -> list[ReviewItem]:
    """Return the corrections that wait for this clinician, the earliest answer due first."""
    waiting = (CaseState.UNDER_REVIEW, CaseState.ACCEPTED, CaseState.PARTIAL)
    rows = work.session.scalars(
        select(CorrectionRow)
        .join(CaseStanding, CaseStanding.case_id == CorrectionRow.case_id)
        .where(CaseStanding.state.in_([state.value for state in waiting]))
        .order_by(CaseStanding.due_at)
    ).all()
    cards = cards_to_review(work, (row.patient_id for row in rows))
    mine = [row for row in rows if row.patient_id in cards and _is_mine(work, row)]
    found = {each.case_id: each for each in book.cases_where(work, CaseStanding.kind == CaseKind.CORRECTION.value)}
    return [
        ReviewItem(
            row.case_id,
            cards[row.patient_id],
            say(
                "{entry}: {field}",
                entry=_entry_title(row),
                field=record_fields.label_of(body_of(row.kind), row.field),
            ),
            local_day(found[row.case_id].due_at),
            found[row.case_id].number,
            found[row.case_id].is_overdue(work.now),
        )
        for row in mine
    ]


@use_case(
    requires=Permission.DECIDE_CORRECTION,
    patient=lambda decision: decision.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def decide_correction(work: Work, decision: CorrectionDecision) -> Decided:
    """Accept a correction and let the entry say it, or deny it with its ground.

    Raises:
        InvalidInput: Something is missing, or the value cannot stand in the field.
        NotPermitted: Somebody else decides about it.
        SafetyStop: An allergy names what the entry would say.
    """
    row = row_of(work, decision.patient_id, decision.case_id)
    if not _is_mine(work, row):
        raise NotPermitted(say("The clinician who wrote the entry decides about it. It waits in their Review."))
    case = book.case_of(work, decision.patient_id, decision.case_id)
    if case.state is not CaseState.UNDER_REVIEW:
        raise StaleRecord(say("Somebody decided about this correction meanwhile. Read it again."))
    problems = _problems(decision)
    if problems:
        raise InvalidInput(problems)
    fields: dict[str, object] = {"decision": clean(decision.decision)}
    if decision.code is not None:
        fields["code"] = decision.code.value
    by_hand = is_by_hand(row)
    write = None if decision.answer is CaseState.DENIED or by_hand else _writer(work, row, decision, case)
    after = cases.advance(work, case.case_id, decision.answer, fields)
    if write is not None:
        after = cases.advance(work, case.case_id, CaseState.AMENDED, {"amendment": write()})
    work.record(
        f"correction {decision.answer.value}",
        patient_change("correction", row.id, decision.patient_id),
        detail={"case": case.number, "kind": row.kind, "field": row.field},
    )
    return Decided(after, decision.answer is not CaseState.DENIED and by_hand)


@use_case(
    requires=Permission.DECIDE_CORRECTION,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def link_amendment(work: Work, asked: ByHand) -> Case:
    """Link an accepted correction to the version that says it, after the entry was changed where it stands.

    Raises:
        InvalidInput: The entry still says what it said when the correction was asked for.
    """
    row = row_of(work, asked.patient_id, asked.case_id)
    newest = newest_number(work, asked.patient_id, RecordType(row.record), row.record_id)
    if newest <= row.number:
        raise InvalidInput({"amendment": say("The entry was not changed yet. Change it first, then link it.")})
    return cases.advance(work, asked.case_id, CaseState.AMENDED, {"amendment": _version(newest)})


def row_of(work: Work, patient: PatientId, case_id: int) -> CorrectionRow:
    """Return what a case of correction points at; raises NotFound for another patient's, or where nothing was."""
    row = work.session.scalar(
        select(CorrectionRow).where(CorrectionRow.case_id == case_id, CorrectionRow.patient_id == patient)
    )
    if row is None:
        raise NotFound(say("This request does not point at an entry yet. Open the chart and point at it."))
    return row


def is_by_hand(row: CorrectionRow) -> bool:
    """Tell whether whoever accepts changes the entry where it stands: the field, or its kind, takes more."""
    if row.record == RecordType.FACT.value and (row.kind in OWN_DOOR | _BY_HAND or row.kind not in chart_kinds()):
        return True
    takes = record_fields.takes_of(body_of(row.kind), row.field)
    return takes is Takes.WORDS


def _is_mine(work: Work, row: CorrectionRow) -> bool:
    """Tell whether this clinician decides: named when it was handed on, or in the place of whoever left."""
    named = _named(work, row.case_id) or UserId(row.author_id)
    return decider_for(work, PatientId(row.patient_id), named) == work.actor.user_id


def _named(work: Work, case_id: int) -> UserId:
    events = [each for each in cases.events_of(work, case_id) if each.to is CaseState.UNDER_REVIEW]
    return UserId(int(str(events[-1].detail.get("author") or 0)) if events else 0)


def _problems(decision: CorrectionDecision) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if decision.answer not in _ANSWERS:
        problems["answer"] = say("Choose whether it is corrected.")
    if not clean(decision.decision):
        problems["decision"] = say("Write in plain words what you decided and why. The patient reads it.")
    elif len(clean(decision.decision)) > LONGEST_REASON:
        problems["decision"] = say("Say it in at most {most} characters.", most=LONGEST_REASON)
    if decision.answer is not CaseState.ACCEPTED and decision.code not in CORRECTION_CODES:
        problems["code"] = say("Choose why it is not corrected as asked.")
    return problems


def _writer(work: Work, row: CorrectionRow, decision: CorrectionDecision, case: Case) -> Callable[[], str]:
    """Return what writes the new version and names it; checks first that the value can stand there."""
    target = Target(RecordType(row.record), row.record_id, row.kind, row.field, decision.number)
    pointed = pointed_at(work, decision.patient_id, target, ENGLISH.language)
    typed = decision.value or (row.proposed if decision.answer is CaseState.ACCEPTED else "")
    value = record_fields.parse(type(pointed.body), row.field, typed, local_day(work.now))
    if isinstance(value, Message):
        raise InvalidInput({"value": value})
    body: Any = record_fields.with_value(pointed.body, row.field, value)
    if body == pointed.body:
        raise InvalidInput({"value": say("The entry says this already. Enter what it should say.")})
    reason = ENGLISH("Correction {case}, asked for by the patient", case=case.number)
    if target.record is RecordType.VISIT:
        return _visit_writer(work, decision, row, body, reason)

    def write() -> str:
        change = FactChange(
            decision.patient_id,
            row.record_id,
            decision.number,
            body,
            Source.PATIENT,
            reason,
            overriding=decision.overriding,
        )
        change_entry.function(work, change)
        return _version(decision.number + 1)

    return write


def _visit_writer(
    work: Work, decision: CorrectionDecision, row: CorrectionRow, body: Any, reason: str
) -> Callable[[], str]:
    visit: OpenVisit = visit_of(work, VisitAsked(decision.patient_id, row.record_id))
    if visit.state not in LOCKED:
        raise InvalidInput({"value": say("This visit is not signed yet. Change its text and sign it, then link it.")})
    if visit.header.practitioner_id == work.actor.user_id:

        def amend() -> str:
            number = visit.header.number
            amend_visit.function(work, Amendment(decision.patient_id, row.record_id, number, body, reason))
            return _version(number + 1)

        return amend
    label = ENGLISH.render(record_fields.label_of(body_of(row.kind), row.field))
    said = getattr(body, row.field)

    def note() -> str:
        text = ENGLISH("{reason}. {field}: {words}", reason=reason, field=label, words=said)
        add_own_note.function(work, NewAddendum(decision.patient_id, row.record_id, text))
        return "note beside the visit"

    return note


def _entry_title(row: CorrectionRow) -> Message:
    return say("Visit") if row.record == RecordType.VISIT.value else record_fields.kind_title(row.kind)


def _version(number: int) -> str:
    return f"version {number}"
