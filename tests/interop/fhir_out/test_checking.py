"""The check tells what is wrong with a bundle and never a value of the record."""

from __future__ import annotations

from typing import Any

import pytest

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.texts import ENGLISH
from tests.interop.fhir_out.copies import a_copy


@pytest.fixture
def bundle() -> dict[str, Any]:
    return make_bundle(a_copy(Identity("Kumar"), Condition(Coded("Melasma"))), ENGLISH)


def test_a_whole_bundle_has_nothing_wrong(bundle: dict[str, Any]) -> None:
    assert problems_of(bundle) == ()


@pytest.mark.parametrize("element", ["identifier", "timestamp", "meta"])
def test_the_elements_of_a_document_are_asked_for(bundle: dict[str, Any], element: str) -> None:
    del bundle[element]
    assert any(element in problem for problem in problems_of(bundle))


def test_a_document_begins_with_its_composition(bundle: dict[str, Any]) -> None:
    bundle["entry"].reverse()
    assert any("Composition" in problem for problem in problems_of(bundle))


def test_a_reference_that_leads_nowhere_and_a_wrong_element_are_named_without_their_value(
    bundle: dict[str, Any],
) -> None:
    condition = next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Condition")
    condition["recorder"] = {"reference": "urn:uuid:nobody"}
    assert problems_of(bundle) == ("urn:uuid:nobody: leads nowhere",)
    condition["onsetDateTime"] = "GEHEIMNIS"
    found = problems_of(bundle)
    assert found
    assert "GEHEIMNIS" not in "".join(found)
