"""Corrections of the demo clinic: one that waits for its author, and one denied that the patient disagrees with."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.cases import Case, IdentityCheck, IdentityMethod
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.care.chart import read_chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import Known
from luna_desktop.services.rights.cases import StepAsked, advance_case
from luna_desktop.services.rights.correction_decisions import CorrectionDecision, decide_correction
from luna_desktop.services.rights.corrections import Asked, CorrectionAsked, ask_correction
from luna_desktop.services.rights.letters import LetterAsked, issue_letter

S = CaseState
KNOWN = IdentityCheck(IdentityMethod.KNOWN)


def fill(clinic: OpenClinic, patient: PatientId) -> None:
    """Let a patient ask for two corrections, as far as the chart has entries to point at."""
    chart = clinic.desk.perform(clinic.actor, read_chart, patient)
    if chart.allergies:
        _deny(clinic, patient, chart.allergies[0])
    if chart.conditions:
        _ask(clinic, patient, chart.conditions[0], "since", "2019", "It began in my last year of college.")


def _ask(clinic: OpenClinic, patient: PatientId, known: Known, field: str, proposed: str, reason: str) -> Asked:
    target = Target(RecordType.FACT, known.fact_id, known.kind, field, known.number)
    asked = CorrectionAsked(patient, target, proposed, reason, identity=KNOWN)
    return clinic.desk.perform(clinic.actor, ask_correction, asked)


def _deny(clinic: OpenClinic, patient: PatientId, known: Known) -> None:
    asked = _ask(clinic, patient, known, "reaction", "Slight itching only", "I never had more than that.")
    decision = CorrectionDecision(
        patient,
        asked.case_id,
        S.DENIED,
        "The discharge summary that you brought describes the reaction as it is recorded.",
        known.number,
        DenialCode.ACCURATE,
    )
    case = clinic.desk.perform(clinic.actor, decide_correction, decision).case
    clinic.desk.perform(clinic.actor, issue_letter, LetterAsked(patient, case.case_id, LetterKind.DENY))
    case = _step(clinic, case, S.DENIAL_ISSUED, {})
    case = _step(
        clinic,
        case,
        S.DISAGREEMENT,
        {"statement": "The summary was written after I had gone home. I had slight itching, gone the next day."},
    )
    case = _step(
        clinic,
        case,
        S.REBUTTAL,
        {"statement": "We keep what the hospital wrote on the day itself. Your own account stands beside it."},
    )
    _step(clinic, case, S.LINKED, {"attach_mode": "all"})


def _step(clinic: OpenClinic, case: Case, to: CaseState, fields: dict[str, object]) -> Case:
    asked = StepAsked(case.patient_id, case.case_id, to, fields)
    return clinic.desk.perform(clinic.actor, advance_case, asked)
