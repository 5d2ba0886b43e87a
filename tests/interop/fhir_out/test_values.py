"""Single values: dates, codes and texts as FHIR holds them."""

from __future__ import annotations

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking
from luna_desktop.interop.fhir_out.values import (
    component,
    concept_of,
    moment,
    own_clock,
    plain,
    read_component,
    read_concept,
    shapes_of,
)
from luna_desktop.texts import ENGLISH


def test_a_camera_without_a_zone_gets_the_clinics_and_loses_it_again() -> None:
    assert moment("2026-03-01T10:00:00") == "2026-03-01T10:00:00+05:30"
    assert own_clock("2026-03-01T10:00:00+05:30") == "2026-03-01T10:00:00"
    assert own_clock(moment("2026-03-01T10:00:00+02:00")) == "2026-03-01T08:00:00+00:00"


def test_only_systems_with_an_address_are_said_to_be_known_ones() -> None:
    named = concept_of(plain(Coded("Melasma", "L81.1", "ICD-10")))
    assert named["coding"][0]["system"] == "http://hl7.org/fhir/sid/icd-10"
    own = concept_of(plain(Coded("Melasma", "melasma", "")))
    assert own["coding"][0]["system"].startswith("urn:x-luna-desktop:")
    assert concept_of(plain(Coded("Melasma"))) == {"text": "Melasma"}


def test_a_concept_of_another_program_is_read_by_its_first_coding() -> None:
    found = read_concept({"coding": [{"system": "http://snomed.info/sct", "code": "36225005", "display": "Melasma"}]})
    assert found == {"text": "Melasma", "code": "36225005", "system": "SNOMED CT", "catalogue": ""}


def test_numbers_have_their_unit_and_answers_their_reason() -> None:
    assert shapes_of(Lifestyle)["sleep_hours"].kind == "number"
    held = component(Lifestyle, "sleep_hours", 7.5, ENGLISH, {}, ("h", "h"))
    assert held["valueQuantity"] == {"value": 7.5, "unit": "h", "system": "http://unitsofmeasure.org", "code": "h"}
    assert read_component(Lifestyle, "sleep_hours", held) == 7.5
    absent = component(Lifestyle, "smoking", Smoking.UNKNOWN.value, ENGLISH, {}, None)
    assert absent["dataAbsentReason"]["coding"][0]["code"] == "unknown"
