"""The machine copy: a zip that is valid FHIR, whole in itself, with what the pages hold and nothing of anybody else."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.reports.record_content import Form
from luna_desktop.services.care import chart, moves
from luna_desktop.services.care.moves import Move
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.deliveries import make_machine
from luna_desktop.services.sharing.machine_copy import PreparedMachineCopy, prepare_machine_copy
from luna_desktop.services.sharing.record_copies import CopyRequest
from luna_desktop.texts import ENGLISH
from tests import builders

OTHER = "ZWILLINGSMARKE मार्कर"


@dataclass(frozen=True)
class Packed:
    """A copy as it left: its files by name, and the resources of its bundle by type."""

    content: bytes
    files: dict[str, bytes]

    @property
    def bundle(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.files["bundle.json"])
        return found

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [each["resource"] for each in self.bundle["entry"] if each["resource"]["resourceType"] == kind]


def a_request(patient: PatientId, **changes: Any) -> CopyRequest:
    return CopyRequest(
        patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record", preview=False, **changes
    )


def prepare(clinic: OpenClinic, request: CopyRequest) -> PreparedMachineCopy:
    return clinic.desk.perform(clinic.actor, prepare_machine_copy, request)


def pack(clinic: OpenClinic, request: CopyRequest) -> Packed:
    content = make_machine(prepare(clinic, request), ENGLISH).pdf
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return Packed(content, {name: opened.read(name) for name in opened.namelist()})


def enter(clinic: OpenClinic, patient: PatientId, *bodies: object) -> None:
    for body in bodies:
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, body))


@pytest.fixture(scope="module")
def packed(clinic_template: builders.Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packed]:
    """Return the copy of a small record, made once; another patient's record beside it carries a marker."""
    folder = builders.copy_of(clinic_template, tmp_path_factory.mktemp("machine") / "clinic")
    clinic = builders.open_as(folder, Role.OWNER)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    enter(
        clinic,
        patient,
        Condition(Coded("Melasma", "L81.1", "ICD-10", "luna/conditions|7"), note="Cheeks"),
        Allergy(Coded("Penicillin"), reaction="Rash"),
        Medicine(Coded("Azelaic acid"), frequency="Once a day"),
    )
    other = builders.register(clinic, builders.a_patient(OTHER, phone="98860 01499"))
    enter(clinic, other, Condition(Coded(OTHER)))
    yield pack(clinic, a_request(patient))
    clinic.close()


def test_the_bundle_is_a_valid_document_and_every_reference_leads_into_it(packed: Packed) -> None:
    assert problems_of(packed.bundle) == ()
    assert packed.bundle["type"] == "document"
    assert packed.bundle["identifier"]["value"] == "RC-2026-0001"
    assert packed.bundle["meta"]["versionId"]
    assert packed.bundle["timestamp"]
    assert packed.bundle["entry"][0]["resource"]["resourceType"] == "Composition"


def test_the_resources_say_what_the_record_says(packed: Packed) -> None:
    (condition,) = packed.of("Condition")
    assert condition["code"]["text"] == "Melasma"
    assert condition["code"]["coding"][0]["system"] == "http://hl7.org/fhir/sid/icd-10"
    assert condition["clinicalStatus"]["coding"][0]["code"] == "active"
    (allergy,) = packed.of("AllergyIntolerance")
    assert allergy["reaction"][0]["manifestation"] == [{"text": "Rash"}]
    assert "coding" not in allergy["code"]
    (medicine,) = packed.of("MedicationStatement")
    assert medicine["dosage"][0]["text"] == "Once a day"
    (patient,) = packed.of("Patient")
    assert patient["name"][0]["family"] == "Kumar"
    assert packed.of("Organization")[0]["name"] == "Aranya Skin Clinic"
    assert packed.of("Practitioner")[0]["name"] == [{"text": "Dr Nandini Rao"}]


def test_files_hang_on_their_resources_and_the_list_of_digests_is_whole(packed: Packed) -> None:
    (media,) = packed.of("Media")
    picture = packed.files[media["content"]["url"]]
    assert media["content"]["size"] == len(picture)
    assert picture.startswith(b"\xff\xd8")
    assert packed.files["record.pdf"].startswith(b"%PDF")
    listed = dict(line.split("  ")[::-1] for line in packed.files["manifest.sha256"].decode().splitlines())
    assert listed.keys() == packed.files.keys() - {"manifest.sha256", "seal.txt"}
    assert all(hashlib.sha256(packed.files[name]).hexdigest() == digest for name, digest in listed.items())


def test_nothing_of_another_patient_is_in_it_and_what_belongs_there_is_found_alike(packed: Packed) -> None:
    whole = b"\n".join([*packed.files.values(), *(name.encode() for name in packed.files)]).decode("utf-8", "ignore")
    assert "Melasma" in whole
    for marker in (*OTHER.split(), "9886001499"):
        assert marker not in whole


def test_a_summary_is_pages_alone(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput):
        prepare(clinic, a_request(patient, form=Form.SUMMARY))


def test_tables_hold_a_row_for_each_version(packed: Packed) -> None:
    rows = packed.files["tables/condition.csv"].decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Melasma (ICD-10 L81.1)" in rows[1]
    assert "tables/files.csv" in packed.files


def test_what_was_moved_away_and_what_is_of_other_days_is_not_in_it(clinic: OpenClinic) -> None:
    patient, sister = builders.register(clinic), builders.register(clinic, builders.a_patient("Kumar", "Asha"))
    enter(clinic, patient, Condition(Coded("Melasma")), Condition(Coded("BREDIX")))
    known = clinic.desk.perform(clinic.actor, chart.read_chart, patient).known
    wrong = next(each.fact_id for each in known if getattr(each.body, "what", None) == Coded("BREDIX"))
    clinic.desk.perform(clinic.actor, moves.move_entry, Move(patient, wrong, 1, sister, "two charts open"))
    kept = pack(clinic, a_request(patient))
    assert [each["code"]["text"] for each in kept.of("Condition")] == ["Melasma"]
    assert not any(b"BREDIX" in content for content in kept.files.values())
    assert pack(clinic, a_request(patient, since=date(2030, 1, 1))).of("Condition") == []
