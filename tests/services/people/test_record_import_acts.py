"""What another clinic did: into an empty clinic and out again twice, with nothing lost, and never as done here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.courses import Course
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.elsewhere import Act, ActElsewhere, NoteVersion, VisitElsewhere
from luna_desktop.domain.imports import Choice, Plan
from luna_desktop.domain.people import Identity
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.interop.fhir_out.content import Clinic, MachineCopy, Told, Visit
from luna_desktop.interop.import_files import FileRefused
from luna_desktop.services.care.courses import read_courses
from luna_desktop.services.care.elsewhere import NOBODY_HERE, list_acts_elsewhere
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients, preview_import
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.rights.erasure_map import PLACES
from tests import builders
from tests.conftest import torture
from tests.interop.fhir_in.tellings import PAPERS, acts, in_order, kept_act, kept_visit, visits
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy, write_zip
from tests.interop.fhir_out.test_visits import DONE
from tests.services.care.told_elsewhere import PRESCRIPTION, a_visit, come_from_there
from tests.services.people import two_records as two
from tests.services.people.test_record_import import out_again

CLINIC, THERE = "Aranya Skin Clinic", "Meera Skin Care"
PLAN = Plan(source=CLINIC, same=Choice.AS_NEW, possible=Choice.AS_NEW)
WHO = (Identity("Kumar", "Ananya"), Phone("+919886001427"))


@pytest.fixture(scope="module")
def empty(clinic_template: builders.Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenClinic]:
    """Return a clinic in which one record after the other is taken in."""
    folder = builders.copy_of(clinic_template, tmp_path_factory.mktemp("acts") / "clinic")
    clinic = builders.open_as(folder, Role.OWNER)
    yield clinic
    clinic.close()


def through(clinic: OpenClinic, folder: Path, copy: MachineCopy) -> MachineCopy:
    """Take a copy in and return the copy that the clinic makes of it."""
    order = ImportOrder(write_zip(folder, copy), PLAN)
    return out_again(clinic, clinic.desk.perform(clinic.actor, import_patients, order).lines[0].mrn)


def said(copy: MachineCopy) -> tuple[list[VisitElsewhere], list[ActElsewhere]]:
    """Return what a copy tells of clinics elsewhere; what has no clinic of its own is of the one that made the copy."""
    told = sorted((in_order(kept_act(each, copy.clinic.name)) for each in copy.told), key=repr)
    return sorted((kept_visit(each, copy.clinic.name) for each in copy.visits), key=repr), told


ALL = st.tuples(
    st.lists(st.sampled_from(sorted(PAPERS, key=str)).flatmap(acts), min_size=1, max_size=4),
    st.lists(visits(), min_size=1, max_size=2),
)


@settings(max_examples=4 * torture(), phases=[Phase.generate], deadline=None)
@given(ALL)
def test_random_acts_go_in_and_come_out_the_same_twice(
    empty: OpenClinic, tmp_path: Path, made: tuple[list[Told], list[Visit]]
) -> None:
    told = tuple(replace(each, number=place) for place, each in enumerate(made[0], 1))
    seen = tuple(replace(each, number=place) for place, each in enumerate(made[1], 1))
    copy = a_copy(*WHO, told=told, visits=seen, clinic=Clinic(clinic_id="t-1", name=THERE))
    once = through(empty, tmp_path, copy)
    twice = through(empty, tmp_path, once)
    for back in (once, twice):
        assert back.clinic.name == CLINIC
        assert {each.elsewhere for each in (*back.told, *back.visits)} == {THERE}
        assert said(back) == said(copy)


def test_a_session_counts_for_its_course_and_the_visit_is_nobodys_here(clinic: OpenClinic, tmp_path: Path) -> None:
    done = replace(DONE, course_id=3)
    newest = NoteVersion(1, VisitState.SIGNED, VisitNote(procedures=(done,)), DOCTOR, AT)
    visit = Visit(number=4, at=AT, by=DOCTOR, state=VisitState.SIGNED, versions=(newest,), signed_at=AT)
    copy = a_copy(*WHO, Course(done.what, 6), visits=(visit,), told=(Told(act=Act.CERTIFICATE, number=1),))
    order = ImportOrder(write_zip(tmp_path, copy), PLAN)
    (row,) = clinic.desk.perform(clinic.actor, preview_import, order).rows
    notes = " ".join(str(note) for note in row.notes)
    assert "1 visit comes along" in notes
    assert "1 certificate comes along" in notes
    back = through(clinic, tmp_path, copy)
    course = next(each.entry for each in back.entries if each.kind == "course")
    assert [each.course_id for each in back.visits[0].note.procedures] == [course]
    rows = clinic.desk.perform(clinic.actor, search_patients, Lookup(back.mrn))
    (planned,) = clinic.desk.perform(clinic.actor, read_courses, rows[0].patient_id)
    assert (planned.held, planned.elsewhere, planned.session_in(99)) == (1, 1, 2)
    (header,) = clinic.desk.perform(clinic.actor, list_visits, VisitsAsked(rows[0].patient_id)).headers
    assert (header.elsewhere, header.practitioner_id) == (CLINIC, NOBODY_HERE)


def test_what_no_visit_can_hold_refuses_the_whole_copy(clinic: OpenClinic, tmp_path: Path) -> None:

    def change(files: dict[str, bytes]) -> None:
        bundle = json.loads(files["bundle.json"])
        visit = next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Encounter")
        next(part for part in visit["extension"][0]["extension"] if part["url"] == "state")["valueCode"] = "nonsense"
        files["bundle.json"] = json.dumps(bundle).encode()

    visit = Visit(number=4, at=AT, by=DOCTOR, state=VisitState.ENTERED_IN_ERROR)
    path = write_zip(tmp_path, a_copy(*WHO, visits=(visit,)), change)
    with pytest.raises(FileRefused) as refused:
        clinic.desk.perform(clinic.actor, import_patients, ImportOrder(path, PLAN))
    assert "cannot hold: Visit, number 4." in str(refused.value.message)
    assert not clinic.desk.perform(clinic.actor, search_patients, Lookup("Kumar"))


def test_it_moves_with_a_merge_and_goes_with_an_erasure_of_what_is_clinical(clinic: OpenClinic, tmp_path: Path) -> None:
    there = come_from_there(clinic, tmp_path, visits=(a_visit(),), told=(PRESCRIPTION,))
    here = builders.register(clinic, builders.a_patient("Kumar", "Ananya"))
    two.merge(clinic, Pair(here, there))
    (header,) = clinic.desk.perform(clinic.actor, list_visits, VisitsAsked(here)).headers
    (line,) = clinic.desk.perform(clinic.actor, list_acts_elsewhere, here)
    assert header.elsewhere == CLINIC
    place = next(each for each in PLACES if each.table == "fact_version" and each.group is DataGroup.CLINICAL)
    wanted = select(place.rows.c.fact_id).where(place.of([int(here)]))
    erased = two.inside(clinic, lambda work: set(work.session.scalars(wanted)))
    assert {header.visit_id, line.fact_id} <= erased
