"""The demo clinic: teaching is allowed for two photographs, and they wait for a second person."""

from __future__ import annotations

from luna_desktop.cli import demo_photo_uses
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.disclosures import State
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.sharing.photo_exports import read_photo_exports
from tests import builders
from tests.services.acting import act


def test_the_set_waits(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_photo_uses.fill(clinic, patient)
    assert act(clinic, read_photo_exports, patient) == []
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    (tile,) = act(clinic, photographs.list_photographs, patient)
    body: PhotographFacts = tile.fact.body
    named = PhotographFacts(body.taken_at, "face", "face_front")
    change = FactChange(patient, tile.fact.fact_id, tile.fact.number, named)
    act(clinic, photographs.describe_photograph, change)
    demo_photo_uses.fill(clinic, patient)
    (line,) = act(clinic, read_photo_exports, patient)
    assert line.state is State.APPROVAL
