"""`import-photos` and `record-copy` on the demo clinic."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.cli import demo
from luna_desktop.cli.session import patient_by_number
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic import clinics
from luna_desktop.services.rights.cases import read_cases_of
from tests.builders import a_jpeg
from tests.cli.conftest import Typed
from tests.reports.reading import assert_sound, facts_of


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return a folder with one good picture and three files that are none."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    colour = f"#{os.urandom(3).hex()}"  # a new picture each time: the same one is refused
    good = a_jpeg(colour=colour)
    (folder / "good.jpg").write_bytes(good)
    (folder / "truncated.jpg").write_bytes(good[: len(good) // 2])
    (folder / "renamed.png").write_text("a letter, renamed")
    (folder / "empty.jpg").touch()
    return folder


def test_good_pictures_go_in_and_the_others_are_named(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, pictures: Path
) -> None:
    ended = typed("import-photos", *as_owner, "--patient", demo_made.mrn, "--json", pictures)
    assert ended.refuses("3 files were refused")
    assert set(ended.document) == {"imported", "known", "refused"}
    assert ended.document["imported"] == 1
    refused = {Path(each["file"]).name: each["reason"] for each in ended.document["refused"]}
    assert set(refused) == {"truncated.jpg", "renamed.png", "empty.jpg"}
    assert all(refused.values())
    again = typed("import-photos", *as_owner, "--patient", demo_made.mrn, pictures / "good.jpg", pictures / "gone.jpg")
    assert "0 photographs added" in again.out
    assert "1 files were in the record already" in again.out
    assert "gone.jpg: The file cannot be read" in again.out


def test_only_a_whole_record_number_counts(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, pictures: Path
) -> None:
    ended = typed("import-photos", *as_owner, "--patient", demo_made.mrn[:-1], pictures)
    assert ended.refuses("no patient with this record number")


def copy(typed: Callable[..., Typed], as_owner: list[object], mrn: str, out: Path, *more: object) -> Typed:
    given = ["--patient", mrn, "--out", out, "--purpose", "Own request", "--json"]
    return typed("record-copy", *as_owner, *given, *(more or ("--recipient", "patient")))


def test_a_copy_is_written_whole_with_its_row(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    out = tmp_path / "copy.pdf"
    ended = copy(typed, as_owner, demo_made.mrn, out)
    assert (ended.status, ended.err) == (0, "")
    assert set(ended.document) == {"pages", "sha256", "disclosure"}
    pdf = out.read_bytes()
    assert ended.document["sha256"] == hashlib.sha256(pdf).hexdigest()
    assert int(facts_of(pdf, tmp_path)["Pages"]) == ended.document["pages"]
    assert_sound(pdf, tmp_path)
    assert out.stat().st_mode & 0o077 == 0
    short = copy(typed, as_owner, demo_made.mrn, out, "--recipient", "patient", "--summary")
    assert short.document["pages"] == 2
    assert short.document["disclosure"] > ended.document["disclosure"]


def test_a_protected_copy_opens_with_its_passphrase_only(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    (tmp_path / "passphrase").write_text("velvet anchor prairie lemon\n")
    out = tmp_path / "copy.pdf"
    more = ("--recipient", "patient", "--summary", "--protect-with", tmp_path / "passphrase")
    ended = copy(typed, as_owner, demo_made.mrn, out, *more)
    assert ended.status == 0
    assert ended.document["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password="velvet anchor prairie lemon") as opened:
        assert opened.encryption.R == 6
        assert len(opened.pages) == ended.document["pages"]


def test_somebody_else_needs_the_patients_writing(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    out = tmp_path / "copy.pdf"
    assert copy(typed, as_owner, demo_made.mrn, out, "--recipient", "Dr Elsewhere").refuses("signed writing")
    assert not out.exists()
    writing = ("--signed-writing", "Letter of 12-03-2026, in the file", "--summary")
    assert copy(typed, as_owner, demo_made.mrn, out, "--recipient", "Dr Elsewhere", *writing).status == 0


def test_a_copy_that_cannot_be_written_is_refused_in_one_line_and_leaves_no_open_case(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    before = states_of_access(demo_made)
    out = tmp_path / "no such folder" / "copy.pdf"
    ended = copy(typed, as_owner, demo_made.mrn, out, "--recipient", "patient", "--summary")
    assert ended.refuses("disclosure book says so")
    assert states_of_access(demo_made) == [CaseState.WITHDRAWN, *before]


def test_what_is_typed_wrongly_is_refused_before_a_case_is_logged(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    before, out = states_of_access(demo_made), tmp_path / "copy.pdf"
    (tmp_path / "weak").write_text("short\n")
    patient = ("--recipient", "patient", "--summary")
    assert copy(typed, as_owner, demo_made.mrn, out, *patient, "--protect-with", tmp_path / "weak").refuses("too short")
    assert copy(typed, as_owner, demo_made.mrn, out, *patient, "--identity", "none:1234").refuses("not known")
    assert copy(typed, as_owner, demo_made.mrn, out, *patient, "--identity", "library:1234").refuses("not known")
    assert copy(typed, as_owner, demo_made.mrn, out, *patient, "--identity", "passport").status == 1
    assert states_of_access(demo_made) == before
    assert copy(typed, as_owner, demo_made.mrn, out, *patient, "--identity", "passport:1234").status == 0
    assert states_of_access(demo_made) == [CaseState.CLOSED, *before]


def states_of_access(made: demo.Demo) -> list[CaseState]:
    """Return the states of every request for a copy, newest first."""
    clinic = clinics.unlock_clinic(made.folder, demo.FIRST, demo.PASSWORD)
    try:
        patient = patient_by_number(clinic, made.mrn).patient_id
        cases = clinic.desk.perform(clinic.actor, read_cases_of, patient)
    finally:
        clinic.lock()
    return [case.state for case in sorted(cases, key=lambda each: -each.case_id) if case.kind is CaseKind.ACCESS]


def test_a_copy_for_programs_is_a_zip_in_the_same_book(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    out = tmp_path / "copy.zip"
    ended = copy(typed, as_owner, demo_made.mrn, out, "--recipient", "patient", "--format", "fhir")
    assert (ended.status, ended.err) == (0, "")
    assert ended.document["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    with zipfile.ZipFile(out) as opened:
        assert {"bundle.json", "README.txt", "manifest.sha256", "record.pdf"} <= set(opened.namelist())
        bundle = json.loads(opened.read("bundle.json"))
    assert bundle["type"] == "document"
    kinds = {entry["resource"]["resourceType"] for entry in bundle["entry"]}
    assert {"Encounter", "Procedure", "Consent", "Communication", "DiagnosticReport", "Media"} <= kinds


def test_a_zip_under_a_passphrase_is_checked_and_taken_in_by_it(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    out, given, short = tmp_path / "copy.zip", tmp_path / "passphrase", tmp_path / "short"
    given.write_text("velvet anchor prairie lemon\n")
    short.write_text("velvet anchor\n")
    sealed = ("--recipient", "patient", "--format", "fhir", "--protect-with")
    assert copy(typed, as_owner, demo_made.mrn, out, *sealed, short).refuses("too short for an archive")
    assert copy(typed, as_owner, demo_made.mrn, out, *sealed, given).status == 0
    with zipfile.ZipFile(out) as opened:
        assert opened.namelist() == ["READ-ME-FIRST.txt", "record.zip"]
    assert typed("verify-copy", *as_owner, out).refuses("A passphrase opens this file")
    assert typed("verify-copy", *as_owner, out, "--passphrase-file", short).refuses("A passphrase opens this file")
    checked = typed("verify-copy", *as_owner, "--json", out, "--passphrase-file", given)
    assert (checked.status, checked.document["verdict"], checked.document["same_bytes"]) == (0, "genuine", True)
    dry = ("import-patients", *as_owner, out, "--dry-run", "--json", "--source", "Another clinic")
    assert typed(*dry).refuses("A passphrase opens this copy")
    assert typed(*dry, "--passphrase-file", short).refuses("does not open the copy")
    assert typed(*dry, "--passphrase-file", given).document["duplicates"] == 1
