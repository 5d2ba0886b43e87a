"""Prescriptions: written and issued by clinicians, read by whoever treats the patient, printed for the patient."""

from __future__ import annotations

from dataclasses import dataclass, replace

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical import prescriptions as rules
from luna_desktop.domain.clinical.care_papers import PaperKind, PaperState
from luna_desktop.domain.clinical.prescriptions import Prescription
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import care_papers, stops
from luna_desktop.services.care.care_papers import Ending, PaperAsked, PaperDraft, PaperLine
from luna_desktop.services.facts import add_fact
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import say

KIND = PaperKind.PRESCRIPTION


@dataclass(frozen=True)
class Issuing:
    """A draft that is to be issued as version `number` says; `reason` goes on against a stop of the allergy list."""

    patient_id: PatientId
    paper_id: int
    number: int
    reason: Overriding | str = ""


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_prescriptions(work: Work, patient: PatientId) -> tuple[PaperLine, ...]:
    """Return a patient's prescriptions, newest first; part of a chart that is open."""
    return tuple(care_papers.lines_of(work, patient, (KIND,)))


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda draft: draft.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def draft_prescription(work: Work, draft: PaperDraft) -> PaperLine:
    """Keep a draft; what is not filled in yet may stay so."""
    if not isinstance(draft.body, Prescription):
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
def issue_prescription(work: Work, issuing: Issuing) -> PaperLine:
    """Issue a draft under a number; rows that are ticked for it become medicines of the chart at once.

    Raises:
        InvalidInput: Something is missing, by row; or the doctor's registration number is not on file.
        StaleRecord: The draft was changed since it was read.
        SafetyStop: The allergy list names a row, and no reason was given.
    """
    line = care_papers.line_of(work, PaperAsked(issuing.patient_id, issuing.paper_id), KIND)
    if line.number != issuing.number:
        raise StaleRecord(say("Somebody saved this draft meanwhile. Read it again before you issue it."), theirs=line)
    problems = rules.issue_problems(line.body)
    if problems:
        raise InvalidInput(problems)
    stops.require_clear(work, issuing.patient_id, [rules.planned(row) for row in line.body.rows], issuing.reason)
    today = PartialDate.of(work.now.astimezone(CLINIC_ZONE).date())
    issued = care_papers.issue(work, line, head=care_papers.head_of(work, line))
    for row in issued.body.rows:
        if row.keeps_in_chart:
            add_fact(work, issuing.patient_id, rules.as_medicine(row, work.actor.display_name, today), Source.STAFF)
    return issued


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda ending: ending.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def cancel_prescription(work: Work, ending: Ending) -> PaperLine:
    """Cancel an issued prescription; it stays readable, and what it put into the chart is ended there by hand."""
    return care_papers.end(work, KIND, ending, PaperState.CANCELLED)


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda ending: ending.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def discard_prescription(work: Work, ending: Ending) -> PaperLine:
    """Throw a draft away; it is not listed any more."""
    return care_papers.end(work, KIND, ending, PaperState.DISCARDED)
