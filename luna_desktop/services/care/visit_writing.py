"""Writing a visit: saving its draft, signing it, amending what is signed, and notes that colleagues put beside it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, update

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.follow_up import due_day
from luna_desktop.domain.clinical.procedures import ProcedureDone, batch_key
from luna_desktop.domain.clinical.stops import Overriding, Planned
from luna_desktop.domain.clinical.visit_checks import note_problems, same_conclusion, tidied
from luna_desktop.domain.clinical.visits import LOCKED, VisitNote, VisitState
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean, note_problem
from luna_desktop.models.visits import Visit, VisitAddendum, VisitProcedure, VisitProduct
from luna_desktop.services.care.courses import tell_the_desk
from luna_desktop.services.care.signing import lines_of
from luna_desktop.services.care.stops import require_clear
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, append_version, visit_of
from luna_desktop.services.front.outstanding import keep_follow_up
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Change, Work, patient_change
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class SavedVisit:
    """What was typed into a visit; `number` is the version that the form had read.

    `overriding` is a doctor's reason to go on where an allergy names something that is new in the note.
    """

    patient_id: PatientId
    visit_id: int
    number: int
    note: VisitNote
    overriding: Overriding | None = None


@dataclass(frozen=True)
class Amendment:
    """A new wording of a signed visit, and why it changes."""

    patient_id: PatientId
    visit_id: int
    number: int
    note: VisitNote
    reason: str
    overriding: Overriding | None = None


@dataclass(frozen=True)
class NewAddendum:
    """A note of one’s own beside a visit."""

    patient_id: PatientId
    visit_id: int
    text: str


@use_case(
    requires=Permission.WRITE_VISITS,
    patient=lambda saved: saved.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def save_visit(work: Work, saved: SavedVisit) -> OpenVisit:
    """Save a draft as its next version; whoever treats the patient may write on it until it is signed.

    Raises:
        StaleRecord: Somebody saved a newer version since the form read it; `theirs` is the visit as it stands.
        NotPermitted: The visit is signed, or a therapist changed what only a clinician concludes.
        InvalidInput: A text is too long.
        SafetyStop: An allergy names a treatment or a product that is new in the note.
    """
    stand = fresh(work, saved.patient_id, saved.visit_id, saved.number)
    if stand.state is not VisitState.DRAFT:
        raise NotPermitted(_locked())
    note = _checked(work, saved.note, stand, saved.overriding)
    if note == stand.note:
        work.record("visit opened", _of(stand), kind=READ, purpose=Purpose.CARE.value)
        return stand
    return save_draft(work, stand, note)


def save_draft(work: Work, stand: OpenVisit, note: VisitNote) -> OpenVisit:
    """Write the next version of a draft whose note was checked already, and return the visit with it."""
    _write(work, stand, VisitState.DRAFT, note)
    number = stand.header.number + 1
    work.record("visit saved", _of(stand), purpose=Purpose.CARE.value, detail={"number": number})
    return _again(work, stand)


@use_case(
    requires=Permission.SIGN_VISITS,
    patient=lambda saved: saved.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def sign_visit(work: Work, saved: SavedVisit) -> OpenVisit:
    """Sign a visit in its last wording; the text is locked from then on.

    Raises:
        InvalidInput: Something is missing; the problems stand under the places to go to.
        NotPermitted: Somebody else holds the visit, or it says what only a clinician concludes.
        StaleRecord: Somebody saved a newer version meanwhile.
    """
    stand = fresh(work, saved.patient_id, saved.visit_id, saved.number)
    if stand.state is not VisitState.DRAFT:
        raise NotPermitted(_locked())
    if stand.header.practitioner_id != work.actor.user_id:
        raise NotPermitted(_not_yours(stand))
    note = _checked(work, saved.note, stand, saved.overriding)
    check_signer(work, note)
    _write(work, stand, VisitState.SIGNED, note)
    signed = visit_of(work, VisitAsked(saved.patient_id, saved.visit_id))
    missing = {line.place: line.title for line in lines_of(work, signed) if line.blocks and not line.is_done}
    if missing:
        raise InvalidInput(missing)
    work.record("visit signed", _of(stand), purpose=Purpose.CARE.value, detail={"number": saved.number + 1})
    return _again(work, stand)


@use_case(
    requires=Permission.SIGN_VISITS,
    patient=lambda amendment: amendment.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def amend_visit(work: Work, amendment: Amendment) -> OpenVisit:
    """Change a signed visit: a new version with a reason, the signed text stays legible beside it.

    Correcting the record needs no consent. Who signed it amends it; others add a note of their own.
    """
    stand = fresh(work, amendment.patient_id, amendment.visit_id, amendment.number)
    if stand.state not in LOCKED:
        raise NotPermitted(say("This visit is not signed yet, so it is changed as it is."))
    if stand.header.practitioner_id != work.actor.user_id:
        raise NotPermitted(_not_yours(stand))
    reason = clean(amendment.reason)
    note = _checked(work, amendment.note, stand, amendment.overriding)
    problems: dict[str, Message] = {}
    if not reason:
        problems["reason"] = say("Enter why the signed text is changed. It stays legible beside the new one.")
    if note == stand.note:
        problems["reason"] = say("Nothing was changed. Change the text first, then say why.")
    if problems:
        raise InvalidInput(problems)
    _write(work, stand, VisitState.AMENDED, note, reason)
    work.record("visit amended", _of(stand), purpose=Purpose.CARE.value, detail={"number": amendment.number + 1})
    return _again(work, stand)


@use_case(
    requires=Permission.WRITE_VISITS,
    patient=lambda new: new.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def add_own_note(work: Work, new: NewAddendum) -> OpenVisit:
    """Put a note of one’s own beside a visit, signed by being written; it is never changed."""
    stand = visit_of(work, VisitAsked(new.patient_id, new.visit_id))
    text = clean(new.text)
    problem = note_problem(text) if text else say("Write the note first.")
    if problem is not None:
        raise InvalidInput({"addendum": problem})
    work.session.execute(
        insert(VisitAddendum).values(visit_id=new.visit_id, text=text, at=work.now, by=work.actor.user_id)
    )
    work.record("visit note added", _of(stand), purpose=Purpose.CARE.value)
    return _again(work, stand)


def fresh(work: Work, patient: PatientId, visit_id: int, number: int) -> OpenVisit:
    """Return a visit that still stands in a version; raises StaleRecord with the visit where it has moved on."""
    stand = visit_of(work, VisitAsked(patient, visit_id))
    if stand.header.number != number or stand.state in {VisitState.ENTERED_IN_ERROR, VisitState.DISCARDED}:
        newest = stand.versions[0]
        raise StaleRecord(
            say(
                "{name} saved a newer version at {time}. Your typing is kept: compare the two, then save again.",
                name=newest.by,
                time=newest.at.astimezone(CLINIC_ZONE).strftime("%H:%M"),
            ),
            theirs=stand,
        )
    return stand


def _checked(work: Work, note: VisitNote, stand: OpenVisit, overriding: Overriding | None) -> VisitNote:
    note = tidied(note)
    problems = note_problems(note)
    if problems:
        raise InvalidInput(problems)
    if not work.actor.may(Permission.RECORD_DIAGNOSES) and not same_conclusion(note, stand.note):
        raise NotPermitted(
            say("Assessment and diagnoses are written by a clinician. Ask the one who treats the patient."),
            permission=Permission.RECORD_DIAGNOSES.value,
        )
    new = [each for each in planned_in(note) if each not in planned_in(stand.note)]
    if new:
        require_clear(work, stand.header.patient_id, new, overriding or "")
    return note


def planned_in(note: VisitNote) -> tuple[Planned, ...]:
    """Return the treatments and products of a note, as the stop at the point of harm asks for them."""
    treatments = [Planned("treatment", each.what, _field_of(each)) for each in note.procedures if each.what.text]
    used = [product.what for each in note.procedures for product in each.products if product.what.text]
    return tuple(dict.fromkeys((*treatments, *(Planned("product", what) for what in used))))


def _field_of(procedure: ProcedureDone) -> frozenset[str]:
    """Return the regions that a treatment is for, as far as the note names them."""
    return frozenset(site.where.code for site in procedure.sites if site.where.code)


def _write(work: Work, stand: OpenVisit, state: VisitState, note: VisitNote, reason: str = "") -> None:
    header = stand.header
    values: dict[str, object] = {
        "state": state.value,
        "current_number": header.number + 1,
        "mode": note.mode.value,
        "kind": note.kind.value,
        "headline": note.headline,
    }
    if state is VisitState.SIGNED:
        values["signed_at"] = work.now
    moved = work.session.connection().execute(
        update(Visit).where(Visit.id == header.visit_id, Visit.current_number == header.number).values(**values)
    )
    if moved.rowcount != 1:
        raise StaleRecord(say("Somebody saved a newer version just now. Open the visit again."), theirs=stand)
    append_version(work, header.visit_id, header.number + 1, state, note, reason)
    work_out(work, stand, note)
    if state in LOCKED:
        seen_on = header.started_at.astimezone(CLINIC_ZONE).date()
        keep_follow_up(work, header.patient_id, header.visit_id, due_day(note.follow_up, seen_on))


def work_out(work: Work, visit: OpenVisit, note: VisitNote | None) -> None:
    """Bring the rows of treatments and batches in line with a note; None takes the visit out of them."""
    visit_id = visit.header.visit_id
    for table in (VisitProcedure, VisitProduct):
        work.session.execute(delete(table).where(table.visit_id == visit_id))
    common = {
        "visit_id": visit_id,
        "patient_id": visit.header.patient_id,
        "started_at": visit.header.started_at,
    }
    procedures = note.procedures if note is not None else ()
    done = [
        {"place": place, "treatment": each.what.code or each.what.text, "course_id": each.course_id, **common}
        for place, each in enumerate(procedures)
    ]
    used = [product for each in procedures for product in each.products if product.what.text]
    batches = [
        {
            "place": place,
            "product": each.what.text,
            "product_key": each.what.text.casefold(),
            "batch": each.batch,
            "batch_key": batch_key(each.batch),
            "expiry": each.expiry.iso if each.expiry else "",
            "amount": each.amount,
            **common,
        }
        for place, each in enumerate(used)
    ]
    if done:
        work.session.execute(insert(VisitProcedure), done)
    tell_the_desk(work, visit.header.patient_id)
    if note is None:
        keep_follow_up(work, visit.header.patient_id, visit_id, None)
    if batches:
        work.session.execute(insert(VisitProduct), batches)


def check_signer(work: Work, note: VisitNote) -> None:
    """Refuse to sign, or to hold, a note with an assessment by somebody who makes none; raises NotPermitted."""
    if note.concludes and not work.actor.may(Permission.RECORD_DIAGNOSES):
        raise NotPermitted(
            say("This visit has an assessment, so a clinician signs it. Ask one to take it over."),
            permission=Permission.RECORD_DIAGNOSES.value,
        )


def _of(stand: OpenVisit) -> Change:
    return patient_change("visit", stand.header.visit_id, stand.header.patient_id)


def _again(work: Work, stand: OpenVisit) -> OpenVisit:
    return visit_of(work, VisitAsked(stand.header.patient_id, stand.header.visit_id))


def _locked() -> Message:
    return say("This visit is signed. Its text is locked: amend it, or add a note of your own.")


def _not_yours(stand: OpenVisit) -> Message:
    return say(
        "{name} holds this visit and signs it. Add a note of your own, or take the draft over.",
        name=stand.header.practitioner,
    )
