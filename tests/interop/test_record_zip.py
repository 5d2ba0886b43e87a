"""A machine copy read again: whole or not at all."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.domain.clinical.documents import DocumentFacts
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Acted, Investigation
from luna_desktop.domain.clinical.scores.record import ScoreRecord
from luna_desktop.domain.contact import Email, Phone
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.content import Attached
from luna_desktop.interop.import_files import FileKind, FileRefused
from luna_desktop.interop.record_zip import (
    MOST_BUNDLE,
    body_of,
    holds_up,
    is_record,
    look_at_record,
    read_files,
    read_record,
)
from tests.interop.fhir_out.copies import AT, a_copy, write_zip

COPY = a_copy(Identity("Kumar", "Ananya"), Phone("+919886001427"), Condition(Coded("Melasma")))


def test_a_record_is_told_from_a_workbook_by_its_bundle(tmp_path: Path) -> None:
    path = write_zip(tmp_path, COPY)
    assert is_record(path, path.read_bytes()[:8])
    book = tmp_path / "book.xlsx"
    with zipfile.ZipFile(book, "w") as opened:
        opened.writestr("xl/workbook.xml", "<workbook/>")
    assert not is_record(book, book.read_bytes()[:8])
    assert not is_record(path, b"name,phone")
    cut = tmp_path / "cut.zip"
    cut.write_bytes(path.read_bytes()[:200])
    assert not is_record(cut, b"PK\x03\x04")


def test_the_person_and_every_fact_are_read(tmp_path: Path) -> None:
    path = write_zip(tmp_path, COPY)
    look = look_at_record(path)
    assert (look.kind, look.rows, look.comes_from) == (FileKind.COPY, 1, "Aranya Skin Clinic")
    record = read_record(path)
    assert record.person.identity == Identity("Kumar", "Ananya")
    assert record.person.number == "LUN-000001"
    assert record.person.is_whole
    assert {fact.kind for fact in record.facts} == {"identity", "phone", "condition"}
    condition = next(fact for fact in record.facts if fact.kind == "condition")
    assert body_of(condition.versions[-1]) == Condition(Coded("Melasma"))


def test_files_are_read_one_by_one_and_only_those_that_are_there(tmp_path: Path) -> None:
    copy = a_copy(
        Identity("Kumar"),
        DocumentFacts("Letter"),
        documents=(Attached(9, 2, b"%PDF-1.7", "application/pdf", "ab" * 32, pages=1),),
    )
    path = write_zip(tmp_path, copy)
    ((file, content),) = read_files(path, read_record(path).files)
    assert file.path == "documents/document-0009.pdf"
    assert content == b"%PDF-1.7"
    gone = write_zip(tmp_path, copy, lambda files: files.pop("documents/document-0009.pdf") and None)
    assert read_record(gone).files == ()


@pytest.mark.parametrize("wrong", ["{", "[]", '{"resourceType": "Bundle"}', '{"entry": [{"fullUrl": 1}]}'])
def test_what_is_no_bundle_of_this_program_is_refused(tmp_path: Path, wrong: str) -> None:
    path = write_zip(tmp_path, COPY, lambda files: files.update({"bundle.json": wrong.encode()}))
    with pytest.raises(FileRefused, match="this program"):
        read_record(path)


def test_a_bundle_of_another_program_leads_to_the_way_for_persons(tmp_path: Path) -> None:
    def strange(files: dict[str, bytes]) -> None:
        bundle = json.loads(files["bundle.json"])
        for entry in bundle["entry"]:
            entry["resource"].pop("extension", None)
            for name in entry["resource"].get("name", []) if entry["resource"]["resourceType"] == "Patient" else []:
                name.pop("extension", None)
        files["bundle.json"] = json.dumps(bundle).encode()

    with pytest.raises(FileRefused, match="its bundle"):
        read_record(write_zip(tmp_path, COPY, strange))


def test_a_list_that_does_not_sum_or_is_missing_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path, COPY)
    with zipfile.ZipFile(path) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    for change, words in (
        ({"README.txt": b"other"}, "does not sum"),
        ({"manifest.sha256": b""}, "does not sum"),
    ):
        with zipfile.ZipFile(path, "w") as opened:
            for name, content in {**files, **change}.items():
                opened.writestr(name, content)
        with pytest.raises(FileRefused, match=words):
            read_record(path)
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("bundle.json", files["bundle.json"])
    with pytest.raises(FileRefused, match="this program"):
        read_record(path)


@pytest.mark.parametrize(
    "body",
    [
        Investigation(Coded("Lipids")),
        Investigation(Coded("Lipids"), ordered=Acted("Dr Rao", AT), values=(ResultValue(Coded("LDL"), "1", low="x"),)),
        ComeAgain(PartialDate(2026), "Check"),
        ScoreRecord("no score", PartialDate(2026, 3, 4)),
        Marker(Marking.LESION, "no drawing", 0.1, 0.2, PartialDate(2026)),
    ],
)
def test_what_no_screen_could_show_is_refused(tmp_path: Path, body: object) -> None:
    assert not holds_up(body)
    with pytest.raises(FileRefused, match="cannot hold"):
        read_record(write_zip(tmp_path, a_copy(Identity("Kumar"), body)))


Bundle = dict[str, Any]


def _condition(bundle: Bundle) -> Bundle:
    found: Bundle = next(each for each in bundle["entry"] if each["resource"]["resourceType"] == "Condition")
    return found


def _put(part: str, element: str, value: object) -> Callable[[Bundle], None]:
    def change(bundle: Bundle) -> None:
        parts = _condition(bundle)["resource"]["extension"][0]["extension"]
        next(each for each in parts if each["url"] == part)[element] = value

    return change


def _clinic(name: object) -> Callable[[Bundle], None]:
    def change(bundle: Bundle) -> None:
        found = next(each for each in bundle["entry"] if each["resource"]["resourceType"] == "Organization")
        found["resource"]["name"] = name

    return change


def _twice(bundle: Bundle) -> None:
    bundle["entry"].append(_condition(bundle))


HOSTILE: dict[str, Callable[[Bundle], None]] = {
    "one address for two entries": _twice,
    "a clinic without a name": _clinic(" "),
    "a clinic that is a list": _clinic(["x"]),
    "a name without end": _clinic("x" * 500),
    "half a letter": _put("by", "valueString", "\ud800"),
    "an author without end": _put("by", "valueString", "x" * 500),
    "a number without end": _put("entry", "valueInteger", float("inf")),
    "before the first day": _put("at", "valueInstant", "0001-01-01T00:00:00+05:30"),
    "after the last day": _put("at", "valueInstant", "9999-12-31T23:00:00Z"),
    "made after the last day": lambda bundle: bundle.update(timestamp="9999-12-31T23:00:00Z"),
    "a number of the copy without end": lambda bundle: bundle["identifier"].update(value="x" * 500),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_bundle_is_refused_with_a_sentence(tmp_path: Path, what: str) -> None:
    def change(files: dict[str, bytes]) -> None:
        bundle = json.loads(files["bundle.json"])
        HOSTILE[what](bundle)
        files["bundle.json"] = json.dumps(bundle).encode()

    with pytest.raises(FileRefused):
        read_record(write_zip(tmp_path, COPY, change))


@pytest.mark.parametrize(
    "body",
    [
        Identity(""),
        Identity("Ku\u202emar"),
        Identity("Kumar\nBcc: x"),
        Identity("x" * 500),
        Phone("98860 01427"),
        Phone("call me"),
        Email("a@b.example\nBcc: c@d.example"),
    ],
)
def test_a_name_or_an_address_that_no_form_takes_is_refused(tmp_path: Path, body: object) -> None:
    whose = () if isinstance(body, Identity) else (Identity("Kumar"),)
    with pytest.raises(FileRefused, match="cannot hold"):
        read_record(write_zip(tmp_path, a_copy(*whose, body)))


def test_what_stands_once_in_a_chart_stands_once_in_a_copy(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        read_record(write_zip(tmp_path, a_copy(Identity("Kumar"), BodyMeasures(60.0), BodyMeasures(70.0))))


def test_a_bundle_that_unpacks_to_more_than_a_record_is_not_read(tmp_path: Path) -> None:
    bomb = b'{"entry":[' + b" " * MOST_BUNDLE + b"]}"
    path = write_zip(tmp_path, COPY, lambda files: files.update({"bundle.json": bomb}))
    assert path.stat().st_size < MOST_BUNDLE // 100
    with pytest.raises(FileRefused, match="damaged"):
        read_record(path)


def test_a_file_that_the_list_does_not_name_is_not_taken(tmp_path: Path) -> None:
    path = write_zip(tmp_path, COPY, lambda files: files.pop("record.pdf") and None)
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr("record.pdf", b"%PDF-1.7")
    assert read_record(path).pages is None


def test_no_damage_goes_without_a_sentence(tmp_path: Path, rounds: Callable[[int, int], int]) -> None:
    whole, chance = write_zip(tmp_path, COPY).read_bytes(), random.Random(7)  # noqa: S311 - which bits, not a secret
    path = tmp_path / "hurt.zip"
    for _turn in range(rounds(60, 2_000)):
        hurt = bytearray(whole)
        hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
        path.write_bytes(hurt)
        with suppress(FileRefused):
            read_record(path)
        is_record(path, bytes(hurt[:8]))
