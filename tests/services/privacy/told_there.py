"""A made-up desk of another clinic, taken in: what a patient decided, heard and asked for there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.elsewhere import Act
from luna_desktop.domain.recipients import Basis
from luna_desktop.interop.fhir_out.content import Told
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients
from luna_desktop.services.people.patients import Lookup, search_patients
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy, write_zip
from tests.services.people.test_record_import_acts import PLAN, WHO

CLINIC = "Aranya Skin Clinic"
STATEMENT, REBUTTAL = "It was never on my cheeks.", "The photograph of that day shows it."
CONSENT = Told(
    act=Act.CONSENT,
    number=1,
    code=Purpose.RESEARCH,
    at=AT,
    by=DOCTOR,
    says={"topic": "Research", "state_code": "given", "method_code": "signed_paper", "given_by": "Ananya Kumar"},
)
REFUSAL = Told(
    act=Act.CONSENT, number=2, code=Purpose.REMINDERS, stands=False, at=AT, by=DOCTOR, says={"state_code": "refused"}
)
WISH = Told(
    act=Act.WISH,
    number=1,
    stands=False,
    at=AT,
    says={"topic_code": "recall", "channel_code": "sms", "wish_code": "no", "address": "+919886001427"},
)
NOTICE = Told(
    act=Act.NOTICE,
    number=1,
    at=AT,
    by=DOCTOR,
    says={"document_code": "notice", "version": "3", "outcome_code": "refused", "language": "English"},
)
STAFF = Told(
    act=Act.RESTRICTION,
    number=1,
    stands=False,
    at=AT,
    by=DOCTOR,
    says={"topic": "Dr Elsewhere does not open the record.", "kind_code": "staff", "state_code": "agreed"},
)
INSURER = Told(
    act=Act.RESTRICTION,
    number=2,
    stands=False,
    at=AT,
    says={"topic": "Nothing to the insurer.", "kind_code": "insurer", "state_code": "mandatory"},
)
APPOINTMENT = Told(
    act=Act.APPOINTMENT,
    number=1,
    code=BookingState.DONE,
    at=AT,
    ends=AT + timedelta(minutes=30),
    by=DOCTOR,
    says={"topic": "Consultation 30", "note": "Came early"},
)
MESSAGE = Told(
    act=Act.MESSAGE,
    number=1,
    at=AT,
    by="Desk of Aranya",
    says={
        "text": "Asks for her papers",
        "direction_code": "in",
        "way_code": "phone",
        "topic_code": "results",
        "outcome_code": "reached",
        "address": "+919886001427",
    },
)
DISCLOSURE = Told(
    act=Act.DISCLOSURE,
    number=1,
    code=Basis.RIGHT,
    at=AT,
    ends=AT,
    by=DOCTOR,
    says={"recipient": "Dr Second", "text": "Visits", "topic": "Second opinion", "count": "2", "state_code": "sent"},
)
OPENING = Told(
    act=Act.OPENING,
    number=1,
    at=AT,
    ends=AT + timedelta(days=3),
    says={"who": "Clinicians", "topic": "Treatment", "count": "4"},
)
CORRECTION = Told(
    act=Act.CORRECTION,
    number=1,
    at=AT,
    says={
        "about": "condition/3",
        "kind_code": "condition",
        "field_code": "note",
        "version": "1",
        "case": "PR-2026-0004",
        "entry": "Melasma: Note",
        "topic": "Forehead",
        "proposed": "Forehead",
        "reason": "I know my face",
        "decision": "The entry is right.",
        "decider": DOCTOR,
        "basis_code": "D4",
        "decided_at": AT.isoformat(),
        "statement": STATEMENT,
        "writer": "Desk of Aranya",
        "stated_at": AT.isoformat(),
        "rebuttal": REBUTTAL,
        "answerer": DOCTOR,
        "rebutted_at": AT.isoformat(),
        "attach_code": "all",
    },
)
ALL = (CONSENT, REFUSAL, WISH, NOTICE, STAFF, INSURER, APPOINTMENT, MESSAGE, DISCLOSURE, OPENING, CORRECTION)


def come_from_there(clinic: OpenClinic, folder: Path, *told: Told) -> PatientId:
    """Take in a record with one condition and these acts, or all of them, and return whose it is here."""
    copy = a_copy(*WHO, Condition(Coded("Melasma"), note="Cheeks"), told=told or ALL)
    order = ImportOrder(write_zip(folder, copy), PLAN)
    mrn = clinic.desk.perform(clinic.actor, import_patients, order).lines[0].mrn
    rows = clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))
    return next(row.patient_id for row in rows if row.mrn == mrn)
