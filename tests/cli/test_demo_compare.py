"""The demo clinic compares her cheek: measured on both days, aligned faces, and a note on each pair."""

from __future__ import annotations

from luna_desktop.cli import demo_compare
from luna_desktop.services.care.photo_marks import PairAsked, read_comparison
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act
from tests.services.care.comparing import EARLIER, LATER, a_photograph


def test_a_patch_is_measured_twice_and_faces_are_aligned(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    demo_compare.fill(clinic, patient, builders.START.date())
    for view, colours in (("face_front", ("tan", "peru")), ("cheek_close_l", ("sienna", "navy"))):
        for taken, colour in zip((EARLIER, LATER), colours, strict=True):
            a_photograph(clinic, patient, taken, colour, view=view)
    demo_compare.fill(clinic, patient, builders.START.date())
    tiles = act(clinic, list_photographs, patient)
    pairs = {}
    for view in ("face_front", "cheek_close_l"):
        late, early = (tile.photograph_id for tile in tiles if tile.fact.body.view == view)
        pairs[view] = act(clinic, read_comparison, PairAsked(patient, early, late))
    face, cheek = pairs["face_front"].comparison, pairs["cheek_close_l"].comparison
    assert face is not None
    assert cheek is not None
    assert face.body.alignment is not None
    assert "smaller" in cheek.body.note
    area, length = pairs["cheek_close_l"].measures
    assert float(area.after) < float(area.before)
    assert float(length.after) < float(length.before)
