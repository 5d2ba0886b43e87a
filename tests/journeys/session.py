"""One person's session with the program from the clinic's making to its restoring, run as a process of its own.

It is given its words (the canaries), its folders and its passwords by a JSON document on standard input, so that
nothing of them lies in a file or in its arguments. On standard output it says where it put what it was told to export.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from luna_desktop import logs, options
from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, AllergyClass, Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.consent import ConsentMethod, ConsentState
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.pictures import prepare
from luna_desktop.reports.record_content import Form
from luna_desktop.services import drafts
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic import backups, clinics, settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.sharing import record_copies
from luna_desktop.services.sharing.deliveries import deliver_to_file
from luna_desktop.texts import ENGLISH
from tests import builders

Words = Mapping[str, str]
COMMENT, DESCRIPTION, ARTIST = 0x9286, 0x010E, 0x013B


def picture(text: str) -> bytes:
    """Return a photograph whose tags and comment carry a text."""
    image = Image.new("RGB", (900, 700), (180, 140, 120))
    exif = image.getexif()
    exif[DESCRIPTION] = exif[ARTIST] = text
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif, comment=text.encode())
    return written.getvalue()


def register(clinic: OpenClinic, words: Words) -> PatientId:
    """Register somebody with a name in three scripts, contact and consent to everything here."""
    new = patients.NewPatient(
        Identity(
            words["family"],
            words["given"],
            other_script_name=f"{words['devanagari']}, {words['kannada']}",
            birth=Birth(BirthKind.DATE, PartialDate(1990, 5, 1)),
        ),
        (Phone(words["phone"]),),
        (Email(words["email"]),),
        (Address(words["street"], "Mysuru", "Karnataka", "570001"),),
        ConsentState.GIVEN,
        ConsentMethod.SIGNED_PAPER,
    )
    patient = clinic.desk.perform(clinic.actor, patients.register_patient, new).patient_id
    builders.allow_photographs(clinic, patient)
    return patient


def enter_facts(clinic: OpenClinic, patient: PatientId, words: Words) -> None:
    """Record a fact of every kind, with this person's words in each."""
    facts: Iterable[object] = (
        Condition(Coded("Melasma"), note=words["note"]),
        Medicine(Coded(words["medicine"]), frequency="Twice daily"),
        Allergy(Coded("Nickel"), AllergyClass.CONTACT, reaction=words["reaction"]),
        Lifestyle(PartialDate(2026, 3, 1), sleep_hours=7.0, routine=words["routine"]),
    )
    for fact in facts:
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, fact))


def add_picture(clinic: OpenClinic, patient: PatientId, words: Words) -> None:
    """Add a photograph whose tags, name and caption hold this person's words."""
    taken = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
    new = photographs.NewPhotograph(
        patient, prepare(picture(words["exif"])), PhotographFacts(taken, "face", "front"), words["file"]
    )
    made = clinic.desk.perform(clinic.actor, photographs.add_photograph, new)
    clinic.desk.perform(clinic.actor, photographs.open_photograph, photographs.PhotographAsked(patient, made))


def hand_over(clinic: OpenClinic, patient: PatientId, words: Words, path: Path) -> None:
    """Write a whole record copy to a file."""
    request = record_copies.CopyRequest(
        patient,
        Recipient(RecipientKind.PATIENT, f"{words['given']} {words['family']}"),
        words["purpose"],
        Form.FULL,
        preview=False,
    )
    prepared = clinic.desk.perform(clinic.actor, record_copies.prepare_record_copy, request)
    deliver_to_file(clinic.desk, clinic.actor, prepared, ENGLISH, path, None)


def first_day(told: Mapping[str, object], folder: Path) -> tuple[OpenClinic, str]:
    """Make the clinic with its staff."""
    password = str(told["owner_password"])
    new = clinics.NewClinic(
        settings.ClinicDetails("Aranya Skin Clinic"),
        settings.PrivacyContact("Farida Sheikh", phone="+91 98450 11223"),
        staff.NewStaff("owner", "Dr Nandini Rao", clinics.FIRST_ROLES | {Role.CLINICIAN}, password),
    )
    made = clinics.create_clinic(folder, new, cost=builders.CHEAP)
    member = staff.NewStaff("meera", "Dr Meera Pillai", frozenset({Role.CLINICIAN}), str(told["staff_password"]))
    made.clinic.desk.perform(made.clinic.actor, staff.add_staff, member)
    return made.clinic, made.recovery_code


def look_for(clinic: OpenClinic, words: Words) -> int:
    """Search as somebody types, and return how many were found at the last."""
    found = 0
    for term in (words["family"][:5], words["devanagari"], words["phone"][-6:], words["search"]):
        rows = clinic.desk.perform(clinic.actor, patients.search_patients, patients.Lookup(term))
        found = max(found, len(rows))
    return found


def session(told: dict[str, object]) -> None:
    """Go through the whole of it."""
    root, exported = Path(str(told["root"])), Path(str(told["exported"]))
    people: list[Words] = told["people"]  # type: ignore[assignment]  # a JSON document
    log = logs.start()
    clinic, code = first_day(told, root / "clinic")
    for words in people:
        patient = register(clinic, words)
        enter_facts(clinic, patient, words)
        add_picture(clinic, patient, words)
        draft = drafts.KeptDraft(drafts.DraftPlace("condition", patient), {"note": words["draft"]})
        clinic.desk.perform(clinic.actor, drafts.keep_draft, draft)
        assert look_for(clinic, words)
        if words is people[0]:
            first = patient
    hand_over(clinic, first, people[0], exported / "copy.pdf")
    made = clinic.desk.perform(clinic.actor, backups.back_up, backups.BackupPlan(str(root / "backups")))
    refuse(root, people[0])
    clinic.lock()
    again = clinics.unlock_clinic(root / "clinic", "owner", str(told["owner_password"]))
    kept = again.desk.perform(again.actor, drafts.read_draft, drafts.DraftPlace("condition", first))
    assert kept is not None
    assert kept.values["note"] == people[0]["draft"]
    again.lock()
    backups.restore_clinic(made.path, code, root / "restored")
    restored = clinics.recover_access(root / "restored", code, "owner", str(told["new_password"]), cost=builders.CHEAP)
    assert look_for(restored, people[1])
    restored.lock()
    options.save(options.Options(last_login="owner"))
    log.stop()


def refuse(root: Path, words: Words) -> None:
    """Let an unexpected error with this person's words in it reach the log, and a refused sign-in the inbox."""
    logs.record_incident(KeyError(words["family"], words["note"]))
    logs.logger.warning("Made up for this test: %s", words["family"])
    with pytest.raises(UnlockRefused):
        clinics.unlock_clinic(root / "clinic", words["family"], words["note"])


if __name__ == "__main__":
    os.umask(0o022)
    session(json.load(sys.stdin))
