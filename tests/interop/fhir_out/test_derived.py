"""Orders, samples and photographs as documents: valid, named by what they come from, and passed over when read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Acted, Investigation, InvestigationKind, ResultState
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.interop.fhir_out.content import Attached, MachineCopy
from luna_desktop.interop.fhir_out.engine import read_fact
from luna_desktop.interop.fhir_out.files import file_of
from luna_desktop.texts import ENGLISH
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy

BODY = Investigation(
    Coded("Punch biopsy"),
    InvestigationKind.HISTOLOGY,
    ResultState.RECEIVED,
    Acted(DOCTOR, AT),
    laboratory="Lotus Lab",
    question="Lichen planus?",
    received=Acted(DOCTOR, AT),
)


def resources(copy: MachineCopy) -> list[dict[str, Any]]:
    bundle = make_bundle(copy, ENGLISH)
    assert problems_of(bundle) == ()
    return [each["resource"] for each in bundle["entry"]]


def of(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [each for each in found if each["resourceType"] == kind]


def test_a_report_names_its_order_and_its_sample() -> None:
    found = resources(a_copy(Identity("Kumar"), BODY))
    (order,), (sample,), (report,) = (of(found, kind) for kind in ("ServiceRequest", "Specimen", "DiagnosticReport"))
    assert (order["status"], order["intent"], order["reasonCode"]) == (
        "completed",
        "order",
        [{"text": "Lichen planus?"}],
    )
    assert order["performer"] == [{"display": "Lotus Lab"}]
    assert sample["type"]["coding"][0]["code"] == "TISS"
    assert [each["reference"] for each in report["basedOn"]] == [f"urn:uuid:{order['id']}"]
    assert report["specimen"] == order["specimen"] == [{"reference": f"urn:uuid:{sample['id']}"}]
    assert all(read_fact(each) is None for each in (order, sample))


@pytest.mark.parametrize(
    ("changes", "status"), [({"state": ResultState.ORDERED}, "active"), ({"state": ResultState.CANCELLED}, "revoked")]
)
def test_what_was_not_examined_has_no_sample(changes: dict[str, Any], status: str) -> None:
    found = resources(a_copy(Identity("Kumar"), replace(BODY, received=None, **changes)))
    assert [each["status"] for each in of(found, "ServiceRequest")] == [status]
    assert not of(found, "Specimen")


def test_a_smear_is_no_certain_sample_and_an_error_orders_nothing() -> None:
    smear = replace(BODY, kind=InvestigationKind.MICROBIOLOGY, ordered=None)
    assert not of(resources(a_copy(Identity("Kumar"), smear)), "Specimen")
    copy = a_copy(Identity("Kumar"), BODY)
    wrong = replace(copy.entries[1], status=FactStatus.ENTERED_IN_ERROR)
    found = resources(replace(copy, entries=(copy.entries[0], wrong)))
    assert not of(found, "ServiceRequest") + of(found, "Specimen")


def test_a_result_that_was_entered_in_error_is_no_final_observation() -> None:
    copy = a_copy(Identity("Kumar"), replace(BODY, values=(ResultValue(Coded("HbA1c"), "9.9", "%"),)))
    assert len(of(resources(copy), "Observation")) == 1
    wrong = replace(copy.entries[1], status=FactStatus.ENTERED_IN_ERROR)
    found = resources(replace(copy, entries=(copy.entries[0], wrong)))
    assert not of(found, "Observation")
    assert "entered-in-error" in {each["status"] for each in of(found, "DiagnosticReport")}


def test_a_photograph_is_a_document_too_and_one_file_when_it_is_read_back() -> None:
    taken = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
    photo = PhotographFacts(taken, "face", "front", caption="Left cheek", sensitive=True)
    file = Attached(4, 2, b"picture", "image/jpeg", "ab" * 32, 640, 480)
    found = resources(replace(a_copy(Identity("Kumar"), photo), photographs=(file,)))
    (media,), (document,) = of(found, "Media"), of(found, "DocumentReference")
    shown = document["content"][0]["attachment"]
    assert (shown["url"], shown["title"], shown["hash"]) == (
        media["content"]["url"],
        "Left cheek",
        media["content"]["hash"],
    )
    assert document["meta"]["security"] == media["meta"]["security"]
    assert document["context"]["related"] == [{"reference": f"urn:uuid:{media['id']}"}]
    assert file_of(media) is not None
    assert file_of(document) is None
    assert read_fact(document) is None
