"""The demo clinic's photographs: sets hang on their visits, one is intimate, and somebody else's patch heals."""

from __future__ import annotations

from datetime import date

from luna_desktop.cli import demo_photos
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act

TODAY = date(2026, 11, 30)


def test_four_sets_of_views_and_an_intimate_picture(clinic: OpenClinic) -> None:
    patient, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao", "Vikram"))
    for each in (patient, other):
        builders.allow_photographs(clinic, each)
    demo_photos.fill(clinic, patient, TODAY)
    demo_photos.healing(clinic, other, 7, TODAY)
    bodies = [tile.fact.body for tile in act(clinic, photographs.list_photographs, patient)]
    assert len(bodies) == 4 * 4 + 3
    assert len({body.series for body in bodies}) == 4
    assert [body.chaperone for body in bodies if body.sensitive] == ["Sister Mary Thomas"]
    assert len(act(clinic, photographs.list_photographs, other)) == 3
