"""Visits: the note, what was concluded, what was done."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, SiteDone
from luna_desktop.domain.clinical.visits import VisitMode, VisitNote, VisitState
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.interop.fhir_out.content import Visit
from luna_desktop.interop.fhir_out.visits import visit_resources
from luna_desktop.texts import ENGLISH
from tests.conftest import torture
from tests.interop.fhir_out.bodies import bodies
from tests.interop.fhir_out.copies import AT, CONTEXT, DOCTOR, a_copy

DONE = ProcedureDone(
    Coded("Chemical peel"), sites=(SiteDone(Coded("Cheek", "60819002", "SNOMED CT")),), complications_note="Redness"
)
VISIT = Visit(
    number=4,
    at=AT,
    by=DOCTOR,
    state=VisitState.AMENDED,
    note=VisitNote(
        complaint="Dark patches", plan="Sunscreen", diagnoses=(Coded("Melasma", "L81.1", "ICD-10"),), procedures=(DONE,)
    ),
    signed_at=AT,
    corrected=("The other cheek",),
)


def test_what_was_told_concluded_and_done_are_resources_of_their_own() -> None:
    encounter, diagnosis, procedure = visit_resources(VISIT, CONTEXT)
    assert encounter["class"]["code"] == "AMB"
    assert encounter["status"] == "finished"
    assert encounter["reasonCode"] == [{"text": "Dark patches"}]
    assert encounter["diagnosis"][0]["condition"]["reference"] == f"urn:uuid:{diagnosis['id']}"
    assert diagnosis["code"]["coding"][0]["code"] == "L81.1"
    assert procedure["bodySite"][0]["coding"][0]["system"] == "http://snomed.info/sct"
    assert procedure["complication"] == [{"text": "Redness"}]
    said = [each.get("valueString") for each in encounter["extension"]]
    assert "Sunscreen" in said
    assert "The other cheek" in said


def test_a_call_is_a_virtual_encounter_and_a_draft_is_not_finished() -> None:
    note = replace(VISIT.note, mode=VisitMode.PHONE)
    encounter = next(visit_resources(replace(VISIT, note=note, state=VisitState.DRAFT), CONTEXT))
    assert encounter["class"]["code"] == "VR"
    assert encounter["status"] == "in-progress"


def test_a_visit_in_error_says_that_and_nothing_else() -> None:
    (encounter,) = visit_resources(Visit(number=4, at=AT, by=DOCTOR, state=VisitState.ENTERED_IN_ERROR), CONTEXT)
    assert encounter["status"] == "entered-in-error"
    assert not encounter["extension"]


@settings(max_examples=15 * torture())
@given(bodies(VisitNote, aware=True))
def test_random_notes_are_valid(note: VisitNote) -> None:
    bundle = make_bundle(a_copy(Identity("Kumar"), visits=(replace(VISIT, note=note),)), ENGLISH)
    assert problems_of(bundle) == ()


def test_a_product_keeps_its_batch() -> None:
    done = replace(DONE, products=(ProductUsed(Coded("Glycolic acid"), "LOT-7"),))
    visit = replace(VISIT, note=replace(VISIT.note, procedures=(done,)))
    procedure = list(visit_resources(visit, CONTEXT))[-1]
    assert procedure["usedCode"] == [{"text": "Glycolic acid"}]
    assert "LOT-7" in str(procedure["extension"])
