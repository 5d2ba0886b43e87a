"""What may become of a visit besides being written: discarded, taken over, struck out, moved out of a wrong chart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import insert, update

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.visits import Visit
from luna_desktop.services.care.stops import require_clear
from luna_desktop.services.care.visit_writing import check_signer, fresh, planned_in, work_out
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, append_version, visit_of
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.people.record_numbers import record_with_number
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class VisitAtVersion:
    """A visit in the version that the screen showed, and why something is done with it."""

    patient_id: PatientId
    visit_id: int
    number: int
    reason: str = ""


@dataclass(frozen=True)
class VisitMove:
    """A visit that stands in the wrong chart, and the record number of the right one.

    `overriding` is a doctor's reason where an allergy there names a treatment or a product of the visit.
    """

    patient_id: PatientId
    visit_id: int
    number: int
    to_mrn: str
    reason: str
    overriding: Overriding | None = None


@use_case(
    requires=Permission.WRITE_VISITS,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def discard_visit(work: Work, asked: VisitAtVersion) -> None:
    """Take a draft off the list; what was saved of it stays in the record’s history. Who holds it discards it."""
    stand = fresh(work, asked.patient_id, asked.visit_id, asked.number)
    if stand.state is not VisitState.DRAFT:
        raise NotPermitted(say("This visit is signed. Mark it as entered in error, with the reason."))
    if stand.header.practitioner_id != work.actor.user_id:
        raise NotPermitted(_holder(stand))
    _end(work, stand, VisitState.DISCARDED, clean(asked.reason))
    work.record("visit discarded", patient_change("visit", asked.visit_id, asked.patient_id))


@use_case(
    requires=Permission.SIGN_VISITS,
    patient=lambda asked: asked.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def take_over_visit(work: Work, asked: VisitAtVersion) -> OpenVisit:
    """Take over a colleague’s draft: from then on the actor holds it and signs it."""
    stand = fresh(work, asked.patient_id, asked.visit_id, asked.number)
    if stand.state is not VisitState.DRAFT:
        raise NotPermitted(say("This visit is signed already. Add a note of your own beside it."))
    check_signer(work, stand.note)
    work.session.execute(update(Visit).where(Visit.id == asked.visit_id).values(practitioner_id=work.actor.user_id))
    work.record(
        "visit taken over",
        patient_change("visit", asked.visit_id, asked.patient_id),
        detail={"from": int(stand.header.practitioner_id)},
    )
    return visit_of(work, VisitAsked(asked.patient_id, asked.visit_id))


@use_case(
    requires=Permission.SIGN_VISITS,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def strike_out_visit(work: Work, asked: VisitAtVersion) -> OpenVisit:
    """Mark a visit as entered in error, with the reason; it stays in the list and legible in its history."""
    stand = _to_be_struck(work, asked)
    _end(work, stand, VisitState.ENTERED_IN_ERROR, clean(asked.reason))
    work.record("visit struck out", patient_change("visit", asked.visit_id, asked.patient_id))
    return visit_of(work, VisitAsked(asked.patient_id, asked.visit_id))


@use_case(
    requires=Permission.SIGN_VISITS,
    patient=lambda move: move.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def move_visit(work: Work, move: VisitMove) -> OpenVisit:
    """Move a visit into the chart that it belongs to; both charts keep a trace, and neither names the other patient.

    Here it is struck out; there it stands as a draft with its day and words, to be read over and signed. The care
    team and the gate are asked for the other patient too.

    Raises:
        InvalidInput: There is no such record number (`to_mrn`), or no reason (`reason`).
        NotPermitted: The other chart does not open to the actor.
        SafetyStop: An allergy there names a treatment or a product, and no reason was given.
    """
    stand = _to_be_struck(work, VisitAtVersion(move.patient_id, move.visit_id, move.number, move.reason))
    target = _target(work, move)
    require_clear(work, target, planned_in(stand.note), move.overriding or "")
    moved_id: int = work.session.execute(
        insert(Visit)
        .values(
            patient_id=target,
            started_at=stand.header.started_at,
            practitioner_id=work.actor.user_id,
            mode=stand.note.mode.value,
            kind=stand.note.kind.value,
            state=VisitState.DRAFT.value,
            current_number=1,
            headline=stand.note.headline,
            moved_from=move.visit_id,
        )
        .returning(Visit.id)
    ).scalar_one()
    append_version(work, moved_id, 1, VisitState.DRAFT, _arriving(stand.note), clean(move.reason))
    _end(work, stand, VisitState.ENTERED_IN_ERROR, clean(move.reason))
    work.session.execute(update(Visit).where(Visit.id == move.visit_id).values(moved_to=moved_id))
    there = visit_of(work, VisitAsked(target, moved_id))
    work_out(work, there, there.note)
    work.record("visit moved", patient_change("visit", move.visit_id, move.patient_id))
    work.record("visit moved", patient_change("visit", moved_id, target), kind=CREATED)
    return visit_of(work, VisitAsked(move.patient_id, move.visit_id))


def _arriving(note: VisitNote) -> VisitNote:
    """Return a note as it stands in another chart: its procedures are no sessions of a course that stays here."""
    return replace(note, procedures=tuple(replace(each, course_id=0) for each in note.procedures))


def _to_be_struck(work: Work, asked: VisitAtVersion) -> OpenVisit:
    if not clean(asked.reason):
        raise InvalidInput({"reason": say("Enter why this visit is wrong.")})
    stand = fresh(work, asked.patient_id, asked.visit_id, asked.number)
    if stand.header.practitioner_id != work.actor.user_id:
        raise NotPermitted(_holder(stand))
    return stand


def _target(work: Work, move: VisitMove) -> PatientId:
    target = record_with_number(work, clean_line(move.to_mrn))
    if target is None or target == move.patient_id:
        raise InvalidInput({"to_mrn": say("Enter the record number of the other patient, such as LUN-004218.")})
    reach = work.actor.reach(Permission.WRITE_VISITS)
    if reach is Reach.CARE_TEAM and not on_care_team(work, target):
        raise NotPermitted(say("You are not on the care team of that patient, so nothing can be moved there."))
    ledger.require(work, target, Ground.KEEPING, DataClass.CLINICAL, Recipient())
    return target


def _end(work: Work, stand: OpenVisit, state: VisitState, reason: str) -> None:
    header = stand.header
    number = header.number + 1
    work.session.execute(
        update(Visit).where(Visit.id == header.visit_id).values(state=state.value, current_number=number)
    )
    append_version(work, header.visit_id, number, state, stand.note, reason)
    work_out(work, stand, None)


def _holder(stand: OpenVisit) -> Message:
    return say("{name} holds this visit. Ask them, or take the draft over first.", name=stand.header.practitioner)
