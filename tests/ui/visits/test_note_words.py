"""A note in words, and the differences between two."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.visits import CallBegunBy, VisitMode, VisitNote
from luna_desktop.ui.visits.note_words import blocks_of, differences, procedure_text
from tests.services.care.visiting import WHOLE
from tests.ui.visits.test_reading import LASER


def test_empty_blocks_are_left_out_and_codes_are_said() -> None:
    blocks = dict(blocks_of(WHOLE))
    assert blocks["Diagnoses"] == "Atrophic acne scar (ICD-10 L90.5)"
    assert "Room" not in blocks


def test_a_treatment_is_told_line_by_line() -> None:
    assert procedure_text(LASER).splitlines() == [
        "Fluence 20.5 J/cm2 · Eye protection used Yes",
        "Site: Left cheek · 6 passes · Mild redness",
        "Product: Gel · batch B1 · expiry Nov-2027 · 1 g",
        "Time: 11:10 to –",
        "Complications: None",
        "Aftercare: Given",
    ]


def test_a_call_says_who_asked_and_how_the_patient_agreed() -> None:
    called = VisitNote(mode=VisitMode.PHONE, call_begun_by=CallBegunBy.CLINIC, call_consent="Said yes")
    assert dict(blocks_of(called))["How"] == "By phone · The clinic asked for it · Said yes"


def test_only_what_differs_is_told() -> None:
    changed = replace(WHOLE, plan="Other", assessment="")
    assert differences(WHOLE, changed) == (("Plan", WHOLE.plan, "Other"), ("Assessment", WHOLE.assessment, ""))
    assert differences(WHOLE, WHOLE) == ()
