"""Homes: where a field stands, and when it cannot stand there."""

from __future__ import annotations

from typing import Any

from luna_desktop.domain.clinical.history import Condition, ConditionStatus
from luna_desktop.domain.elsewhere import ELSEWHERE_KINDS
from luna_desktop.domain.facts import KINDS
from luna_desktop.interop.fhir_out.engine import TABLES
from luna_desktop.interop.fhir_out.homes import SPECS, Home, concept
from luna_desktop.interop.fhir_out.people import PATIENT_KINDS
from luna_desktop.interop.fhir_out.values import shapes_of
from luna_desktop.texts import ENGLISH


def test_every_kind_of_fact_has_a_place_and_every_field_at_most_one() -> None:
    assert TABLES
    assert KINDS.keys() == SPECS.keys() | set(PATIENT_KINDS) | set(ELSEWHERE_KINDS)
    for spec in SPECS.values():
        fields = [home.field for home in spec.homes] + [link.field for link in spec.links] + list(spec.left)
        assert len(fields) == len(set(fields)), spec.kind
        assert set(fields) <= shapes_of(spec.body).keys(), spec.kind
        assert all(spec.left.values())


def test_a_path_makes_what_lies_between() -> None:
    resource: dict[str, Any] = {}
    home = Home("note", ("reaction", 0, "manifestation", 0, "text"))
    home.put(resource, shapes_of(Condition)["note"], "Rash", ENGLISH)
    assert resource == {"reaction": [{"manifestation": [{"text": "Rash"}]}]}
    assert home.get(resource, shapes_of(Condition)["note"]) == "Rash"
    assert home.get({"reaction": []}, shapes_of(Condition)["note"]) is None


def test_a_strict_home_takes_only_what_the_standard_has_a_code_for() -> None:
    home = concept("status", "clinicalStatus", standard={"active": ("s", "active")}, strict=True)
    assert home.takes("active", "active")
    assert not home.takes("unknown", "active")


def test_a_standards_code_of_another_program_is_read() -> None:
    home = concept("status", "clinicalStatus", standard={"active": ("s", "on")})
    shape = shapes_of(Condition)["status"]
    assert home.get({"clinicalStatus": {"coding": [{"system": "s", "code": "on"}]}}, shape) == "active"
    put: dict[str, Any] = {}
    home.put(put, shape, ConditionStatus.ACTIVE.value, ENGLISH)
    assert put["clinicalStatus"]["coding"][0] == {"system": "s", "code": "on"}
    assert put["clinicalStatus"]["text"] == "Active"
