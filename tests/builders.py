"""Builders that tests share: a real encrypted clinic with people in every role, and made-up patients."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.measures import Birth, BirthKind, parse_date
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.interop.pictures import prepare
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic import clinics, settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.privacy import consents
from luna_desktop.storage.crypto import KdfCost

CHEAP = KdfCost(19 * 1024, 2, 1)
OWNER_PASSWORD = "orbit lantern meadow copper"
PASSWORD = "violet harbor ledger saffron"
START = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
STAFF = {
    Role.CLINICIAN: ("meera", "Dr Meera Pillai"),
    Role.THERAPIST: ("tara", "Tara Menon"),
    Role.RECEPTION: ("ravi", "Ravi Shetty"),
    Role.PRIVACY_OFFICER: ("farida", "Farida Sheikh"),
    Role.ADMINISTRATOR: ("arun", "Arun Das"),
    Role.AUDITOR: ("usha", "Usha Nair"),
}


@dataclass
class Ticking:
    """A clock that moves on by a second at every look, so that nothing happens at the same instant."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def advance(self, **by: float) -> None:
        """Move on, for example `advance(days=60)`."""
        self.now += timedelta(**by)


@dataclass
class Template:
    """A finished clinic on disk that tests copy instead of making their own."""

    folder: Path
    recovery_code: str = field(repr=False)


def make_template(folder: Path) -> Template:
    """Make a clinic with one person in each role; the owner is the first person and also sees patients."""
    clock = Ticking(START - timedelta(days=30))
    new = clinics.NewClinic(
        settings.ClinicDetails("Aranya Skin Clinic", "12 Lake Road\nBengaluru 560038", "+91 80 4000 1122"),
        settings.PrivacyContact("Farida Sheikh", "Privacy officer", "+91 98450 11223"),
        staff.NewStaff("owner", "Dr Nandini Rao", clinics.FIRST_ROLES | {Role.CLINICIAN}, OWNER_PASSWORD),
    )
    created = clinics.create_clinic(folder, new, cost=CHEAP, clock=clock)
    opened = created.clinic
    for role, (login, name) in STAFF.items():
        opened.desk.perform(opened.actor, staff.add_staff, staff.NewStaff(login, name, frozenset({role}), PASSWORD))
    opened.lock()
    return Template(folder, created.recovery_code)


def open_as(folder: Path, role: Role, *, clock: Callable[[], datetime] | None = None) -> OpenClinic:
    """Unlock a copied clinic as the person who holds a role."""
    clock = clock or Ticking()
    if role is Role.OWNER:
        return clinics.unlock_clinic(folder, "owner", OWNER_PASSWORD, clock=clock)
    return clinics.unlock_clinic(folder, STAFF[role][0], PASSWORD, clock=clock)


def copy_of(template: Template, folder: Path) -> Path:
    """Copy a locked clinic to a folder of its own."""
    shutil.copytree(template.folder, folder)
    return folder


def a_patient(
    family: str = "Kumar",
    given: str = "Ananya",
    *,
    born: str = "1990-05-01",
    phone: str = "98860 01427",
    gender: Gender = Gender.FEMALE,
    care: ConsentState = ConsentState.GIVEN,
    other_script: str = "",
) -> patients.NewPatient:
    """Return a person to be registered, with care consent given on paper unless said otherwise."""
    birth = Birth(BirthKind.DATE, parse_date(born)) if born else Birth()
    return patients.NewPatient(
        Identity(family, given, birth=birth, gender=gender, other_script_name=other_script),
        phones=(Phone(phone),) if phone else (),
        care=care,
        care_method=ConsentMethod.SIGNED_PAPER if care is ConsentState.GIVEN else ConsentMethod.NONE,
        care_reason="arrived unconscious" if care is ConsentState.DEFERRED else "",
    )


def register(clinic: OpenClinic, new: patients.NewPatient | None = None) -> PatientId:
    """Register a person and return the id."""
    return clinic.desk.perform(clinic.actor, patients.register_patient, new or a_patient()).patient_id


def allow_photographs(clinic: OpenClinic, patient: PatientId) -> None:
    """Record that the patient allows clinical photographs."""
    allow(clinic, patient, Purpose.CLINICAL_PHOTOGRAPHS)


def allow(clinic: OpenClinic, patient: PatientId, purpose: Purpose) -> None:
    """Record that the patient agrees to a purpose, on paper."""
    answer = consents.ConsentAnswer(patient, purpose, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER)
    clinic.desk.perform(clinic.actor, consents.record_consent, answer)


def a_jpeg(width: int = 640, height: int = 480, colour: str = "tan") -> bytes:
    """Return a plain picture as JPEG."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "JPEG")
    return written.getvalue()


def add_photograph(clinic: OpenClinic, patient: PatientId, content: bytes | None = None) -> int:
    """Add a photograph of the face from the front and return its id."""
    picture = prepare(content or a_jpeg())
    facts = PhotographFacts(datetime(2026, 3, 1, 10, 0), "face", "front")  # noqa: DTZ001 - a camera's own time
    return clinic.desk.perform(
        clinic.actor, photographs.add_photograph, photographs.NewPhotograph(patient, picture, facts, "IMG_0001.jpg")
    )
