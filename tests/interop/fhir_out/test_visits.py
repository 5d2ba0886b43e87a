"""Visits: the note, what was concluded, what was done."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, SiteDone
from luna_desktop.domain.clinical.visits import VisitMode, VisitNote, VisitState
from luna_desktop.domain.elsewhere import NoteVersion
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
NOTE = VisitNote(
    complaint="Dark patches", plan="Sunscreen", diagnoses=(Coded("Melasma", "L81.1", "ICD-10"),), procedures=(DONE,)
)


def a_visit(note: VisitNote = NOTE, state: VisitState = VisitState.AMENDED) -> Visit:
    """Return a visit whose newest version says a note."""
    newest = NoteVersion(2, state, note, DOCTOR, AT, "The other cheek")
    return Visit(number=4, at=AT, by=DOCTOR, state=state, versions=(newest,), signed_at=AT)


def test_what_was_told_concluded_and_done_are_resources_of_their_own() -> None:
    encounter, diagnosis, procedure = visit_resources(a_visit(), CONTEXT)
    assert encounter["class"]["code"] == "AMB"
    assert encounter["status"] == "finished"
    assert encounter["reasonCode"] == [{"text": "Dark patches"}]
    assert encounter["diagnosis"][0]["condition"]["reference"] == f"urn:uuid:{diagnosis['id']}"
    assert diagnosis["code"]["coding"][0]["code"] == "L81.1"
    assert procedure["bodySite"][0]["coding"][0]["system"] == "http://snomed.info/sct"
    assert procedure["complication"] == [{"text": "Redness"}]
    said = [each.get("valueString") for each in encounter["extension"]]
    assert "Sunscreen" in said
    (version,) = (each for each in encounter["extension"] if each["url"].endswith(":note-version"))
    assert "The other cheek" in [each.get("valueString") for each in version["extension"]]


def test_a_call_is_a_virtual_encounter_and_a_draft_is_not_finished() -> None:
    told = a_visit(replace(NOTE, mode=VisitMode.PHONE), VisitState.DRAFT)
    encounter = next(visit_resources(told, CONTEXT))
    assert encounter["class"]["code"] == "VR"
    assert encounter["status"] == "in-progress"


def test_a_visit_in_error_says_that_and_nothing_else() -> None:
    (encounter,) = visit_resources(Visit(number=4, at=AT, by=DOCTOR, state=VisitState.ENTERED_IN_ERROR), CONTEXT)
    assert encounter["status"] == "entered-in-error"
    assert [each["url"] for each in encounter["extension"]] == ["urn:x-luna-desktop:visit"]


@settings(max_examples=15 * torture())
@given(bodies(VisitNote, aware=True))
def test_random_notes_are_valid(note: VisitNote) -> None:
    bundle = make_bundle(a_copy(Identity("Kumar"), visits=(a_visit(note),)), ENGLISH)
    assert problems_of(bundle) == ()


def test_a_product_keeps_its_batch() -> None:
    done = replace(DONE, products=(ProductUsed(Coded("Glycolic acid"), "LOT-7"),))
    procedure = list(visit_resources(a_visit(replace(NOTE, procedures=(done,))), CONTEXT))[-1]
    assert procedure["usedCode"] == [{"text": "Glycolic acid"}]
    assert "LOT-7" in str(procedure["extension"])
