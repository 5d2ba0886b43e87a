"""What tests of visits do all the time: begin one, fill its note so that it can be signed, save and sign it."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.visits import Payer, VisitNote
from luna_desktop.services.care.visit_writing import SavedVisit, save_visit, sign_visit
from luna_desktop.services.care.visits import NewVisit, OpenVisit, start_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.services.acting import act

WHOLE = VisitNote(
    complaint="Marks on both cheeks",
    findings="Rolling scars, worse on the left",
    diagnoses=(Coded("Atrophic acne scar", "L90.5", "ICD-10"),),
    assessment="Moderate, improving",
    plan="Session 2 of 4 today",
    payer=Payer.SELF_IN_FULL,
)
WITHOUT_CONCLUSION = replace(WHOLE, diagnoses=(), assessment="")


def begin(clinic: OpenClinic, patient: PatientId) -> OpenVisit:
    """Begin a visit."""
    return act(clinic, start_visit, NewVisit(patient))


def save(clinic: OpenClinic, visit: OpenVisit, note: VisitNote) -> OpenVisit:
    """Save a draft over the version that a visit shows."""
    header = visit.header
    return act(clinic, save_visit, SavedVisit(header.patient_id, header.visit_id, header.number, note))


def sign(clinic: OpenClinic, visit: OpenVisit, note: VisitNote = WHOLE) -> OpenVisit:
    """Sign a visit with a note."""
    header = visit.header
    return act(clinic, sign_visit, SavedVisit(header.patient_id, header.visit_id, header.number, note))
