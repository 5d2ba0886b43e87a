"""A record out of a machine copy: into an empty clinic and out again, with nothing lost, and taken back as a whole."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.documents import DocumentFacts
from luna_desktop.domain.clinical.figures import FIGURE_NAMES
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clinical.results import Acted
from luna_desktop.domain.clinical.scores.record import SCORES
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.facts import KINDS, FactStatus
from luna_desktop.domain.imports import Choice, Plan
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.relations import AdultCheck
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.interop.fhir_out.content import Attached, Entry, MachineCopy
from luna_desktop.interop.fhir_out.homes import SPECS
from luna_desktop.interop.import_files import FileRefused
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportDone, ImportOrder, Outcome, import_patients, preview_import
from luna_desktop.services.people.imports_undo import undo_import
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.services.sharing.record_copies import CopyRequest
from tests import builders
from tests.clinic_fixtures import Opener
from tests.conftest import torture
from tests.interop.fhir_out.bodies import bodies
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy, a_page, an_entry, write_zip

PLAN = Plan(source="Aranya Skin Clinic")
MELASMA = Condition(Coded("Melasma", "L81.1", "ICD-10", "luna/conditions|7"), note="Cheeks")


def take(clinic: OpenClinic, path: Path, **changes: Any) -> ImportDone:
    return clinic.desk.perform(clinic.actor, import_patients, ImportOrder(path, PLAN, **changes))


def out_again(clinic: OpenClinic, mrn: str) -> MachineCopy:
    rows = clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))
    request = CopyRequest(
        next(row.patient_id for row in rows if row.mrn == mrn),
        Recipient(RecipientKind.PATIENT, "The patient"),
        "Own record",
        preview=False,
    )
    return clinic.desk.perform(clinic.actor, prepare_machine_copy, request).content


def said(entries: tuple[Entry, ...]) -> list[tuple[Any, ...]]:
    """Return what entries say, in an order of its own; links have other numbers in another clinic."""
    found = []
    for each in entries:
        spec = SPECS.get(each.kind)
        apart = {link.field for link in spec.links} | spec.left.keys() if spec else set()
        body = {name: value for name, value in vars(each.body).items() if name not in apart}
        by = each.recorded_by.removesuffix(" (Aranya Skin Clinic)")
        found.append((each.kind, repr(body), each.status, each.source, each.reason, each.recorded_at, by))
    return sorted(found, key=repr)


@pytest.fixture(scope="module")
def empty(clinic_template: builders.Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenClinic]:
    """Return a clinic in which one record after the other is taken in."""
    folder = builders.copy_of(clinic_template, tmp_path_factory.mktemp("empty") / "clinic")
    clinic = builders.open_as(folder, Role.OWNER)
    yield clinic
    clinic.close()


SINGLE = sorted(kind.name for kind in KINDS.values() if kind.single and kind.name in SPECS)
APART = {"photograph", "photo_marks", "photo_comparison", "document", "allergy"}
"""Kinds that need a file, or that stand once for each subject."""
MANY = sorted(name for name in SPECS if name not in SINGLE and name not in APART)
AS_ENTERED: dict[str, Callable[[Any], Any]] = {
    "related_person": lambda body: replace(body, check=AdultCheck.NONE, appointed_by=""),
    "marker": lambda body: replace(body, figure=next(iter(FIGURE_NAMES))),
    "score": lambda body: replace(body, score=next(iter(SCORES))),
    "come_again": lambda body: replace(body, by=PartialDate(2026, 5, 4)),
    "investigation": lambda body: replace(
        body,
        ordered=body.ordered or Acted(DOCTOR, AT),
        values=tuple(replace(each, low="", high="7") for each in body.values),
    ),
}
"""What the forms see to, and a random body would not keep; papers that were seen elsewhere count for nothing here."""


def entered(kind: str) -> st.SearchStrategy[Any]:
    return bodies(KINDS[kind].body).map(AS_ENTERED.get(kind, lambda body: body))


CHARTS = st.tuples(
    st.lists(st.one_of([entered(kind) for kind in MANY]), max_size=6),
    *(st.none() | bodies(KINDS[kind].body) for kind in SINGLE if kind != "allergy_state"),
)


@settings(max_examples=6 * torture(), phases=[Phase.generate])  # to make it smaller would take minutes
@given(CHARTS, st.lists(st.sampled_from(FactStatus), min_size=20, max_size=20))
def test_random_records_go_in_and_come_out_the_same(
    empty: OpenClinic, tmp_path: Path, chart: tuple[Any, ...], statuses: list[FactStatus]
) -> None:
    found = [*chart[0], *(each for each in chart[1:] if each is not None)]
    copy = a_copy(Identity("Kumar", "Ananya"), Phone("+919886001427"), *found)
    copy = replace(
        copy,
        entries=tuple(
            replace(
                each,
                number=1,
                status=status if each.kind in MANY and each.kind != "related_person" else FactStatus.CURRENT,
            )
            for each, status in zip(copy.entries, statuses, strict=False)
        ),
    )
    plan = replace(PLAN, same=Choice.AS_NEW, possible=Choice.AS_NEW)
    done = empty.desk.perform(empty.actor, import_patients, ImportOrder(write_zip(tmp_path, copy), plan))
    back = out_again(empty, done.lines[0].mrn)
    back = replace(back, entries=tuple(each for each in back.entries if each.kind != "document"))  # the copy's pages
    assert [each for each in said(back.entries) if each not in said(copy.entries)] == []
    assert [each for each in said(copy.entries) if each not in said(back.entries)] == []


@pytest.fixture
def copy() -> MachineCopy:
    """Return a record with an earlier version, a photograph that a mark names, and a document."""
    jpeg, taken = builders.a_jpeg(), datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
    marker = Marker(Marking.LESION, "front", 0.1, 0.2, PartialDate(2026), 1, condition=3, photographs=(40,))
    said = (Identity("Kumar", "Ananya"), Phone("+919886001427"), MELASMA, marker, Allergy(Coded("Penicillin")))
    whole = a_copy(*said, PhotographFacts(taken, "face", "front"), DocumentFacts("Letter"))
    before = replace(an_entry(replace(MELASMA, note="Forehead"), 3), number=1, reason="")
    return replace(
        whole,
        entries=tuple(replace(each, number=2 if each.body is MELASMA else 1) for each in whole.entries),
        earlier=(before,),
        photographs=(Attached(40, 6, jpeg, "image/jpeg", "ab" * 32, 640, 480),),
        documents=(Attached(50, 7, a_page(400), "application/pdf", "cd" * 32, pages=1),),
    )


def test_versions_files_links_and_who_recorded_come_along(
    clinic: OpenClinic, tmp_path: Path, copy: MachineCopy
) -> None:
    path = write_zip(tmp_path, copy)
    preview = clinic.desk.perform(clinic.actor, preview_import, ImportOrder(path, PLAN))
    assert preview.total == 1
    assert "5 entries" in " ".join(str(note) for note in preview.rows[0].notes)
    done = take(clinic, path, photographs_agreed=True, sha256=preview.look.sha256)
    assert done.counts == {Outcome.TAKEN: 1}
    back = out_again(clinic, done.lines[0].mrn)
    assert [each.body.note for each in back.earlier] == ["Forehead"]
    condition = next(each for each in back.entries if each.kind == "condition")
    assert (condition.number, condition.recorded_at) == (2, AT)
    assert condition.recorded_by == f"{DOCTOR} (Aranya Skin Clinic)"
    marker = next(each.body for each in back.entries if each.kind == "marker")
    assert marker.condition == condition.entry
    assert marker.photographs == (back.photographs[0].number,)
    titles = [each.body.title for each in back.entries if each.kind == "document"]
    assert titles == ["Letter", "Copy RC-2026-0001 of Aranya Skin Clinic"]
    assert len(back.documents) == 2


def test_without_the_patients_yes_photographs_stay_out(clinic: OpenClinic, tmp_path: Path, copy: MachineCopy) -> None:
    done = take(clinic, write_zip(tmp_path, copy))
    assert "1 photograph was left out" in " ".join(str(each) for each in done.lines[0].said)
    back = out_again(clinic, done.lines[0].mrn)
    assert not back.photographs
    assert next(each.body for each in back.entries if each.kind == "marker").photographs == ()
    assert back.documents


@pytest.mark.parametrize("agreed", [False, True])
def test_pages_that_show_what_stays_out_or_is_intimate_are_not_kept(
    clinic: OpenClinic, tmp_path: Path, copy: MachineCopy, agreed: bool
) -> None:
    entries = tuple(
        replace(each, body=replace(each.body, sensitive=agreed)) if each.kind == "photograph" else each
        for each in copy.entries
    )
    done = take(clinic, write_zip(tmp_path, replace(copy, entries=entries)), photographs_agreed=agreed)
    assert "were not kept: they show photographs" in " ".join(str(each) for each in done.lines[0].said)
    back = out_again(clinic, done.lines[0].mrn)
    assert [each.body.title for each in back.entries if each.kind == "document"] == ["Letter"]


def test_pages_that_cannot_be_kept_are_told_and_the_record_comes_in(
    clinic: OpenClinic, tmp_path: Path, copy: MachineCopy
) -> None:
    path = write_zip(tmp_path, copy, lambda files: files.update({"record.pdf": b"no pages"}))
    done = take(clinic, path, photographs_agreed=True)
    assert "pages of the copy could not be kept" in " ".join(str(each) for each in done.lines[0].said)


def test_taking_it_back_takes_all_of_it_from_the_lists_also_a_death(clinic: OpenClinic, tmp_path: Path) -> None:
    copy = a_copy(Identity("Kumar"), PatientStatus(Standing.DECEASED, source="Son"), MELASMA)
    done = take(clinic, write_zip(tmp_path, copy))
    undone = clinic.desk.perform(clinic.actor, undo_import, done.import_id)
    assert (undone.leaving, undone.staying) == (1, 0)


def test_a_record_that_was_worked_on_since_stays(clinic: OpenClinic, tmp_path: Path, copy: MachineCopy) -> None:
    done = take(clinic, write_zip(tmp_path, copy), photographs_agreed=True)
    (row,) = clinic.desk.perform(clinic.actor, search_patients, Lookup(done.lines[0].mrn))
    assert len(clinic.desk.perform(clinic.actor, list_photographs, row.patient_id)) == 1
    builders.allow_photographs(clinic, row.patient_id)
    assert clinic.desk.perform(clinic.actor, undo_import, done.import_id).staying == 1


def test_who_is_here_already_keeps_their_own_record(clinic: OpenClinic, tmp_path: Path, copy: MachineCopy) -> None:
    path = write_zip(tmp_path, copy)
    take(clinic, path)
    again = take(clinic, path)
    assert again.counts == {Outcome.LEFT_OUT: 1}
    assert "only with a new patient" in " ".join(str(each) for each in again.lines[0].said)


def test_a_changed_file_is_refused(clinic: OpenClinic, tmp_path: Path, copy: MachineCopy) -> None:
    path = write_zip(tmp_path, copy)
    with zipfile.ZipFile(path) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    files["bundle.json"] = files["bundle.json"].replace(b"Melasma", b"Vitiligo")
    with zipfile.ZipFile(path, "w") as changed:
        for name, content in files.items():
            changed.writestr(name, content)
    with pytest.raises(FileRefused, match="does not sum"):
        take(clinic, path)


@pytest.mark.parametrize(
    "wrong", [("status", "valueCode", "nonsense"), ("number", "valueInteger", "one"), ("at", "valueInstant", "never")]
)
def test_what_no_record_can_hold_is_refused_with_a_sentence(
    clinic: OpenClinic, tmp_path: Path, copy: MachineCopy, wrong: tuple[str, str, str]
) -> None:
    url, name, value = wrong

    def change(files: dict[str, bytes]) -> None:
        bundle = json.loads(files["bundle.json"])
        condition = next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Condition")
        next(part for part in condition["extension"][0]["extension"] if part["url"] == url)[name] = value
        files["bundle.json"] = json.dumps(bundle).encode()

    with pytest.raises((FileRefused, InvalidInput)):
        take(clinic, write_zip(tmp_path, copy, change))


def test_a_whole_record_is_for_those_who_write_in_charts(
    open_clinic: Opener, tmp_path: Path, copy: MachineCopy
) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(NotPermitted):
        take(officer, write_zip(tmp_path, copy))
