"""What tests of record copies of a case do all the time: a record with other people in it, a case, a plan, a review."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from luna_desktop.services.sharing import copy_plans, copy_reviews, deliveries
from luna_desktop.services.sharing.copy_plans import CopyPlan, KeptPlan
from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.services.sharing.record_copies import PreparedCopy, prepare_record_copy
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.services.acting import act, working
from tests.services.rights.asking import log, step

NAME = "Ananya Kumar"
TOLD = "Her sister Kokila Zephyr told it. Call 98450 12345."


def a_record(clinic: OpenClinic, note: str = TOLD) -> PatientId:
    """Return a patient whose chart names somebody else."""
    patient = builders.register(clinic)
    body = Condition(Coded("Melasma"), note=note)
    act(clinic, chart.record_entry, chart.NewEntry(patient, body))
    return patient


def ready(clinic: OpenClinic, patient: PatientId) -> Case:
    """Return a case with proven identity whose copy is being prepared."""
    case = log(clinic, patient)
    with working(clinic) as work:
        detail = {"method": "photo_id", "document": "passport", "last_four": "7741", "passed": True}
        book.note_event(work, case.case_id, book.IDENTITY, detail=detail)
        book.stand(work, book.case_with_id(work, case.case_id), identity_passed=True)
    step(clinic, case, CaseState.ACKNOWLEDGED, how="told at the desk")
    return step(clinic, case, CaseState.PREPARING)


def saved(clinic: OpenClinic, case: Case, plan: CopyPlan, number: int = 0) -> KeptPlan:
    """Save a plan."""
    return act(clinic, copy_plans.save_copy_plan, copy_plans.PlanToSave(case.patient_id, case.case_id, plan, number))


def reviewed(clinic: OpenClinic, case: Case, **answer: object) -> copy_reviews.ReviewState:
    """Ask the person signed in for a review and answer it."""
    act(clinic, copy_reviews.ask_for_review, copy_reviews.ReviewAsked(case.patient_id, case.case_id, me(clinic)))
    given = {"photographs_confirmed": True, **answer}
    return act(clinic, copy_reviews.answer_review, copy_reviews.ReviewAnswer(case.patient_id, case.case_id, **given))


def me(clinic: OpenClinic) -> object:
    """Return who is signed in."""
    return clinic.actor.user_id


def approved(clinic: OpenClinic, case: Case, reason: str = "Nothing clinical is in doubt") -> Case:
    """Approve the copy."""
    return act(clinic, copy_reviews.approve_copy, copy_reviews.Approval(case.patient_id, case.case_id, reason))


def prepared(clinic: OpenClinic, case: Case, plan: CopyPlan, *, preview: bool = False) -> PreparedCopy:
    """Collect a copy for a plan."""
    request = copy_plans.request_of(plan, case, NAME, clinic.premises.clock(), preview=preview)
    return act(clinic, prepare_record_copy, request)


def left(clinic: OpenClinic, case: Case, plan: CopyPlan, folder: Path) -> Delivered:
    """Let the copy leave as a file."""
    copy = prepared(clinic, case, plan)
    return deliveries.deliver_to_file(clinic.desk, clinic.actor, copy, ENGLISH, folder / "copy.pdf", None)
