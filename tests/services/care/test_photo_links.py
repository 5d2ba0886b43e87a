"""Photographs are hung on visits and markers that are the patient's own, and staff are told by name."""

from __future__ import annotations

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.body_map import NewMarker, add_marker
from luna_desktop.services.care.photo_links import read_photo_links
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act


def test_visits_and_markers_of_the_patient_are_offered(clinic: OpenClinic) -> None:
    patient, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao", "Vikram"))
    marker = Marker(Marking.LESION, "front", 0.5, 0.1, PartialDate(2026, 3, 1), what=Coded("Melasma patch"))
    act(clinic, add_marker, NewMarker(patient, marker))
    links = act(clinic, read_photo_links, patient)
    assert [(pin.number, pin.what) for pin in links.pins] == [(1, "Melasma patch")]
    assert links.staff[int(clinic.actor.user_id)] == clinic.actor.display_name
    nobody = act(clinic, read_photo_links, other)
    assert (nobody.pins, nobody.visits) == ((), ())
