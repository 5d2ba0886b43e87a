"""Certificates, issued by clinicians under a number without gaps, and the register of all of them (MCI reg. 1.3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical import certificates as rules
from luna_desktop.domain.clinical.care_papers import PaperHead, PaperKind, PaperState
from luna_desktop.domain.clinical.certificates import Certificate, Mark
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.facts import read_part
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.care_papers import CarePaper, CarePaperStep
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import care_papers
from luna_desktop.services.care.care_papers import Ending, PaperAsked, PaperDraft, PaperLine
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.privacy.evidence import NewEvidence, Strokes, keep_evidence
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Change, Work
from luna_desktop.texts import say

KIND = PaperKind.CERTIFICATE


@dataclass(frozen=True)
class IssuingCertificate:
    """A draft that is to be issued, and the patient's signature as drawn; none where the thumb signs the print."""

    patient_id: PatientId
    paper_id: int
    number: int
    strokes: Strokes = field(default=(), repr=False)


@dataclass(frozen=True)
class RegisterRow:
    """A line of the register; `statement` stands for whoever issued it and for nobody else.

    `is_hidden`: a restriction keeps this patient from the reader; number and day still stand, so that no gap shows.
    """

    serial: str
    issued_at: datetime
    issued_by: str
    head: PaperHead
    is_cancelled: bool = False
    reason: str = ""
    statement: str = ""
    is_hidden: bool = False


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_certificates(work: Work, patient: PatientId) -> tuple[PaperLine, ...]:
    """Return a patient's certificates, newest first; part of a chart that is open."""
    return tuple(care_papers.lines_of(work, patient, (KIND,)))


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def proposed_certificate(work: Work, patient: PatientId) -> Certificate:
    """Return what a new certificate begins with: the address on file and the marks of the last one."""
    today = work.now.astimezone(CLINIC_ZONE).date()
    before = [line.body.marks for line in care_papers.lines_of(work, patient, (KIND,)) if line.body.marks]
    return Certificate(
        address=care_papers.address_of(work, patient), marks=before[0] if before else (), examined_on=today
    )


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda draft: draft.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def draft_certificate(work: Work, draft: PaperDraft) -> PaperLine:
    """Keep a draft; what is not filled in yet may stay so."""
    if not isinstance(draft.body, Certificate):
        raise TypeError
    body = rules.tidied(draft.body)
    problems = rules.draft_problems(body)
    if problems:
        raise InvalidInput(problems)
    return care_papers.keep_draft(work, KIND, replace(draft, body=body))


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda issuing: issuing.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def issue_certificate(work: Work, issuing: IssuingCertificate) -> PaperLine:
    """Issue a draft under the next number, with the patient's signature.

    Raises:
        InvalidInput: Something is missing, the drawing is no signature, or the doctor's registration is not on file.
        StaleRecord: The draft was changed since it was read.
    """
    line = care_papers.line_of(work, PaperAsked(issuing.patient_id, issuing.paper_id), KIND)
    if line.number != issuing.number:
        raise StaleRecord(say("Somebody saved this draft meanwhile. Read it again before you issue it."), theirs=line)
    body: Certificate = line.body
    problems = rules.issue_problems(body, work.now.astimezone(CLINIC_ZONE).date())
    if body.mark is Mark.SIGNATURE and not issuing.strokes:
        problems["strokes"] = say("The patient has not signed yet. Let the patient sign in the box.")
    if problems:
        raise InvalidInput(problems)
    head = replace(
        care_papers.head_of(work, line),
        address=body.address,
        topic=body.kind.value,
        marks=body.marks,
        since=body.since or body.fit_from,
        until=body.until,
    )
    evidence_id = None
    if body.mark is Mark.SIGNATURE:
        new = NewEvidence(head.name, body.language, strokes=issuing.strokes)
        evidence_id = keep_evidence(work, issuing.patient_id, new)
    return care_papers.issue(work, line, head=head, evidence_id=evidence_id)


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda ending: ending.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def cancel_certificate(work: Work, ending: Ending) -> PaperLine:
    """Cancel an issued certificate; it keeps its number and stays in the register."""
    return care_papers.end(work, KIND, ending, PaperState.CANCELLED)


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda ending: ending.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def discard_certificate(work: Work, ending: Ending) -> PaperLine:
    """Throw a draft away; it is not listed any more."""
    return care_papers.end(work, KIND, ending, PaperState.DISCARDED)


@use_case(requires=Permission.READ_CERTIFICATE_REGISTER)
def read_certificate_register(work: Work, year: int) -> tuple[RegisterRow, ...]:
    """Return the register of a year by number.

    What a certificate says is not fetched, but for the certificates that the reader issued.
    """
    found = register_rows(work, year)
    work.record(
        "certificate register read", Change("certificate register", year), kind=READ, detail={"rows": len(found)}
    )
    return found


def register_rows(work: Work, year: int) -> tuple[RegisterRow, ...]:
    """Return the rows of a year as the acting person may see them; the caller writes the audit entry."""
    ended = select(CarePaperStep.paper_id, CarePaperStep.reason).where(
        CarePaperStep.state == PaperState.CANCELLED.value
    )
    cancelled = {row.paper_id: row.reason for row in work.session.execute(ended)}
    rows = work.session.execute(
        select(CarePaperStep, CarePaper.patient_id, StaffUser.display_name)
        .join(CarePaper, CarePaper.id == CarePaperStep.paper_id)
        .join(StaffUser, StaffUser.id == CarePaperStep.by)
        .where(CarePaper.kind == KIND.value, CarePaperStep.state == PaperState.ISSUED.value)
        .order_by(CarePaperStep.id)
    ).all()
    hidden = hidden_patients(work)
    return tuple(
        _row(work, step, PatientId(patient), by, cancelled, is_hidden=patient in hidden)
        for step, patient, by in rows
        if step.at.astimezone(CLINIC_ZONE).year == year
    )


def _row(
    work: Work, step: CarePaperStep, patient: PatientId, by: str, cancelled: dict[int, str], *, is_hidden: bool
) -> RegisterRow:
    head = read_part(PaperHead, step.head)
    if is_hidden or not isinstance(head, PaperHead):
        return RegisterRow(step.serial or "", step.at, by, PaperHead(), step.paper_id in cancelled, is_hidden=True)
    statement = ""
    if step.by == work.actor.user_id and work.actor.may(Permission.RECORD_DIAGNOSES):
        statement = care_papers.line_of(work, PaperAsked(patient, step.paper_id), KIND).body.statement
    return RegisterRow(
        step.serial or "",
        step.at,
        by,
        head,
        step.paper_id in cancelled,
        cancelled.get(step.paper_id, ""),
        statement,
    )
