"""The record copy of the demo clinic: being prepared, with a relative's name left out of it."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.withholding import OTHERS
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.cases import StepAsked, advance_case, read_cases_of
from luna_desktop.services.sharing.copy_desk import CopyDeskAsked, read_copy_desk
from luna_desktop.services.sharing.copy_plans import CopyPlan, PlanToSave, save_copy_plan

SISTER = "Kavya"
"""Told of in the family history of the person with everything."""


def fill(clinic: OpenClinic, patient: PatientId) -> None:
    """Prepare the copy that a patient asked for, as far as choosing what it holds."""
    asked = clinic.desk.perform(clinic.actor, read_cases_of, patient)
    case = next((each for each in asked if each.kind is CaseKind.ACCESS and _can_begin(each)), None)
    if case is None:
        return
    clinic.desk.perform(clinic.actor, advance_case, StepAsked(patient, case.case_id, CaseState.PREPARING))
    desk = clinic.desk.perform(clinic.actor, read_copy_desk, CopyDeskAsked(patient, case.case_id))
    plan = CopyPlan(**{**vars(desk.kept.plan), "release": "pdf", "redactions": (Redaction(SISTER, OTHERS),)})
    clinic.desk.perform(clinic.actor, save_copy_plan, PlanToSave(patient, case.case_id, plan, desk.kept.number))


def _can_begin(case: Case) -> bool:
    return case.is_proven and case.state is CaseState.ACKNOWLEDGED
