"""FHIR R4 bundles: patients and the persons beside them; all else is counted, and errors name their element."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from luna_desktop.domain.import_rows import Understood, understand
from luna_desktop.domain.people import Gender
from luna_desktop.interop import fhir_bundles
from luna_desktop.interop.fhir_bundles import bundle_rows, look_at_bundle
from luna_desktop.interop.import_files import FileRefused

URN = "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"
ASHA: dict[str, Any] = {
    "resourceType": "Patient",
    "identifier": [
        {"system": "https://uidai.gov.in", "value": "999941057058"},
        {"type": {"coding": [{"code": "MR"}]}, "value": "A77"},
    ],
    "name": [
        {"use": "official", "family": "Rao", "given": ["Asha", "Devi"], "prefix": ["Dr"]},
        {"use": "maiden", "text": "Asha Hegde"},
    ],
    "telecom": [
        {"system": "phone", "value": "9845011223", "rank": 2},
        {"system": "phone", "value": "9886001427", "rank": 1},
        {"system": "email", "value": "asha@example.org"},
        {"system": "phone", "value": "1", "use": "old"},
    ],
    "birthDate": "1990-04",
    "gender": "female",
    "address": [{"line": ["12 Lake Road"], "city": "Bengaluru", "postalCode": "560038"}],
    "communication": [{"language": {"coding": [{"code": "kn"}]}, "preferred": True}],
    "contact": [{"name": {"text": "Ravi Rao"}, "telecom": [{"system": "phone", "value": "9845011224"}]}],
    "deceasedBoolean": True,
}
BESIDE = {"resourceType": "RelatedPerson", "patient": {"reference": URN}, "name": [{"text": "Lata Rao"}]}


def bundle(folder: Path, *resources: dict[str, Any]) -> Path:
    path = folder / "bundle.json"
    entries = [{"fullUrl": URN, "resource": resources[0]}, *({"resource": each} for each in resources[1:])]
    path.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}), encoding="utf-8")
    return path


def read(path: Path) -> list[Understood]:
    return [understand(row, None, date(2026, 3, 14)) for row in bundle_rows(path)]


def test_a_patient_comes_over_with_the_persons_beside(tmp_path: Path) -> None:
    path = bundle(tmp_path, ASHA, BESIDE, {"resourceType": "Consent"}, {"resourceType": "Consent"})
    seen = look_at_bundle(path)
    assert (seen.rows, dict(seen.left_out)) == (1, {"Consent": 2})
    (found,) = read(path)
    person = found.person
    assert person is not None
    assert (person.identity.title, person.identity.full_name) == ("Dr", "Asha Devi Rao")
    assert (person.identity.former_names, person.identity.language) == ("Asha Hegde", "kn")
    assert (person.identity.gender, person.number) == (Gender.FEMALE, "A77")
    assert [phone.number for phone in person.phones] == ["+919886001427", "+919845011223"]
    assert [each.name for each in person.related] == ["Ravi Rao", "Lata Rao"]
    assert any("died" in str(note) for note in found.notes)


def test_numbers_that_the_clinic_does_not_keep_are_left_out(tmp_path: Path) -> None:
    person = read(bundle(tmp_path, {**ASHA, "identifier": ASHA["identifier"][:1]}))[0].person
    assert person is not None
    assert person.number == ""


def test_errors_name_the_entry_and_the_element_never_the_value(tmp_path: Path) -> None:
    rows = read(
        bundle(
            tmp_path,
            {"resourceType": "Patient", "birthDate": "secret words"},
            {**ASHA, "active": False},
            {**ASHA, "link": [{"other": {"reference": "Patient/2"}, "type": "replaced-by"}]},
        )
    )
    assert [row.line for row in rows if row.person is None] == [1, 2, 3]
    said = [str(row.problems[0]) for row in rows]
    assert "birthDate" in said[0]
    assert "secret" not in said[0]
    assert "not in use" in said[1]
    assert "merged" in said[2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "whole JSON"),
        ("[" * 100_000, "whole JSON"),
        ('{"a": 1}', "no FHIR"),
        ("[1]", "no FHIR"),
        ('{"resourceType": "Bundle", "entry": [1, {"resource": 3}]}', "no patient"),
    ],
)
def test_what_is_no_bundle_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileRefused, match=said):
        look_at_bundle(path)


def test_huge_and_missing_bundles_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bundle(tmp_path, ASHA)
    monkeypatch.setattr(fhir_bundles, "MOST_BYTES", 10)
    with pytest.raises(FileRefused, match="larger"):
        look_at_bundle(path)
    monkeypatch.undo()
    path.unlink()
    with pytest.raises(FileRefused, match="cannot be read"):
        list(bundle_rows(path))
