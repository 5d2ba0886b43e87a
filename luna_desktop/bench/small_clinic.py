"""A real clinic with a few made-up patients, for measuring what does not depend on how many there are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.made_up import MadeUpPerson, people
from luna_desktop.domain.people import Identity
from luna_desktop.services.clinic import clinics, settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.privacy import consents
from luna_desktop.storage.crypto import KdfCost

LOGIN = "owner"
PASSWORD = "kettle marble orchard window"  # noqa: S105 - of a clinic that is gone after the measurement
COST = KdfCost(19 * 1024, 2, 1)
_TODAY = date(2026, 6, 1)


def made_clinic(folder: Path) -> OpenClinic:
    """Make a clinic whose only person may do everything, and leave it open."""
    new = clinics.NewClinic(
        settings.ClinicDetails("Measured Clinic"),
        settings.PrivacyContact("Nobody", phone="+91 98450 11223"),
        staff.NewStaff(LOGIN, "Dr Nandini Rao", clinics.FIRST_ROLES | {Role.CLINICIAN}, PASSWORD),
    )
    return clinics.create_clinic(folder, new, cost=COST).clinic


def registered(clinic: OpenClinic, person: MadeUpPerson) -> PatientId:
    """Register a made-up person."""
    new = patients.NewPatient(
        Identity(person.family, person.given),
        tuple(Phone(number) for number in person.phones),
        care=ConsentState.GIVEN,
        care_method=ConsentMethod.SIGNED_PAPER,
    )
    return clinic.desk.perform(clinic.actor, patients.register_patient, new).patient_id


def photographed_patient(clinic: OpenClinic) -> PatientId:
    """Register somebody who agrees to photographs."""
    patient = registered(clinic, next(people(1, today=_TODAY)))
    agreed = consents.ConsentAnswer(
        patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER
    )
    clinic.desk.perform(clinic.actor, consents.record_consent, agreed)
    return patient
