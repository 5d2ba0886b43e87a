"""A visit comes back out of its Encounter, Conditions and Procedures as it was told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.clinical.courses import Course
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.elsewhere import NoteVersion
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_in.visits import read_visits
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.interop.fhir_out.content import MachineCopy, Visit
from luna_desktop.texts import ENGLISH
from tests.conftest import torture
from tests.interop.fhir_in.tellings import kept_visit, visits
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy
from tests.interop.fhir_out.test_visits import DONE

CLINIC = "Aranya Skin Clinic"


def entries_of(copy: MachineCopy) -> list[tuple[str, dict[str, Any]]]:
    return [(each["fullUrl"], each["resource"]) for each in make_bundle(copy, ENGLISH)["entry"]]


@settings(max_examples=25 * torture())
@given(st.tuples(visits(), visits(number=5), visits(number=4, elsewhere="Meera Clinic")))
def test_random_visits_come_back_whole_and_are_valid(told: tuple[Visit, ...]) -> None:
    copy = a_copy(Identity("Kumar"), visits=told)
    assert problems_of(make_bundle(copy, ENGLISH)) == ()
    found = list(read_visits(entries_of(copy), CLINIC))
    assert [each.body for each in found] == [kept_visit(each, CLINIC) for each in told]
    assert all(each.is_sound for each in found)
    assert {each.kind for each in found} == {"visit_elsewhere"}


def test_a_treatment_names_the_course_that_it_is_a_session_of() -> None:
    done: ProcedureDone = replace(DONE, course_id=2)
    note = VisitNote(procedures=(DONE, done))
    visit = Visit(
        number=4, at=AT, by=DOCTOR, state=VisitState.DRAFT, versions=(NoteVersion(1, VisitState.DRAFT, note),)
    )
    copy = a_copy(Identity("Kumar"), Course(done.what, 6), visits=(visit,))
    (found,) = read_visits(entries_of(copy), CLINIC)
    course = next(address for address, each in entries_of(copy) if each["resourceType"] == "CarePlan")
    assert found.courses == ("", course)


def test_an_encounter_of_another_program_is_passed_over() -> None:
    assert list(read_visits([("urn:uuid:1", {"resourceType": "Encounter", "status": "finished"})], CLINIC)) == []
