"""A made-up record of another clinic, taken in: visits and papers of a patient who comes from there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.elsewhere import Act, NoteBeside, NoteVersion
from luna_desktop.domain.imports import Choice, Plan
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.content import Told, Visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients
from luna_desktop.services.people.patients import Lookup, search_patients
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy, write_zip
from tests.interop.fhir_out.test_visits import DONE

CLINIC = "Aranya Skin Clinic"
PLAN = Plan(source=CLINIC, same=Choice.AS_NEW, possible=Choice.AS_NEW)
WHO = (Identity("Kumar", "Ananya"), Phone("+919886001427"))
NOTE = VisitNote(complaint="Dark patches", plan="Sunscreen, every morning", procedures=(DONE,))


def a_visit(number: int = 4, note: VisitNote = NOTE, state: VisitState = VisitState.AMENDED) -> Visit:
    """Return a visit some days after `AT`, signed and amended, with a note of a colleague."""
    at = AT + timedelta(days=number)
    signed = NoteVersion(1, VisitState.SIGNED, VisitNote(complaint=note.complaint), DOCTOR, at)
    amended = NoteVersion(2, VisitState.AMENDED, note, DOCTOR, at + timedelta(hours=1), "The plan was missing")
    versions = {VisitState.AMENDED: (amended, signed), VisitState.SIGNED: (signed,), VisitState.ENTERED_IN_ERROR: ()}
    beside = (NoteBeside("Seen too", "Sister Meera", at),) if versions[state] else ()
    return Visit(number=number, at=at, by=DOCTOR, state=state, versions=versions[state], signed_at=at, beside=beside)


PRESCRIPTION = Told(
    act=Act.PRESCRIPTION,
    number=1,
    code=PaperState.ISSUED,
    at=AT,
    by=DOCTOR,
    says={"serial": "RX-2026-0007", "state": "issued", "advice": "Keep out of the sun"},
    rows=(("Adapalene", "At night"),),
    what=(Coded("Adapalene"),),
)
CONSENT = Told(
    act=Act.TREATMENT_CONSENT, number=1, says={"topic": "Chemical peel", "answer": "Given", "signed": "With the finger"}
)
FORM = Told(act=Act.INTAKE, number=1, says={"on": "4-Mar-2026"}, rows=(("Do you smoke?", "Never"),))


def come_from_there(
    clinic: OpenClinic, folder: Path, *, visits: tuple[Visit, ...] = (), told: tuple[Told, ...] = ()
) -> PatientId:
    """Take in a record with these visits and acts, and return whose it is here."""
    order = ImportOrder(write_zip(folder, a_copy(*WHO, visits=visits, told=told)), PLAN)
    mrn = clinic.desk.perform(clinic.actor, import_patients, order).lines[0].mrn
    rows = clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))
    return next(row.patient_id for row in rows if row.mrn == mrn)
