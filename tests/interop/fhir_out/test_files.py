"""Files on their resources, and results in other programs' words."""

from __future__ import annotations

import base64
import hashlib
import itertools
from datetime import UTC, datetime
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.documents import DocumentFacts
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Acted, Investigation, ResultState
from luna_desktop.interop.fhir_out.content import Attached
from luna_desktop.interop.fhir_out.engine import write_fact
from luna_desktop.interop.fhir_out.files import file_of, hang, value_observations
from tests.interop.fhir_out.copies import AT, CONTEXT, an_entry

FILE = Attached(4, 3, b"pages", "application/pdf", "ab" * 32, pages=2)


def test_a_document_names_its_file_with_size_and_digest() -> None:
    resource = write_fact(an_entry(DocumentFacts("Letter")), CONTEXT)
    assert file_of(resource) is None
    hang(resource, FILE, "documents/document-0004.pdf")
    attachment = resource["content"][0]["attachment"]
    assert attachment["hash"] == base64.b64encode(hashlib.sha1(b"pages").digest()).decode()  # noqa: S324 - as FHIR asks
    assert file_of(resource) == ("documents/document-0004.pdf", 4, "ab" * 32)


def test_an_intimate_photograph_is_marked_very_restricted() -> None:
    taken = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
    levels = [
        write_fact(an_entry(PhotographFacts(taken, "face", "front", sensitive=flag)), CONTEXT)["meta"]["security"]
        for flag in (False, True)
    ]
    assert [each[0]["code"] for each in levels] == ["R", "V"]


def test_values_are_observations_with_their_range_and_only_numbers_are_quantities() -> None:
    body = Investigation(
        Coded("Lipids"),
        state=ResultState.REVIEWED,
        received=Acted("Dr Nandini Rao", AT),
        values=(
            ResultValue(Coded("LDL", "13457-7", "LOINC"), "120", "mg/dL", high="130"),
            ResultValue(Coded("Comment"), "haemolysed", range_words="none"),
            ResultValue(Coded("Odd"), "nan"),
        ),
    )
    report = write_fact(an_entry(body), CONTEXT)
    ids = (f"id-{place}" for place in itertools.count())
    found: list[dict[str, Any]] = list(value_observations(report, body, ids))
    assert found[0]["valueQuantity"] == {"value": 120.0, "unit": "mg/dL"}
    assert found[0]["referenceRange"] == [{"high": {"value": 130.0, "unit": "mg/dL"}}]
    assert found[0]["code"]["coding"][0]["system"] == "http://loinc.org"
    assert found[1]["valueString"] == "haemolysed"
    assert found[2]["valueString"] == "nan"
    assert [each["reference"] for each in report["result"]] == ["urn:uuid:id-0", "urn:uuid:id-1", "urn:uuid:id-2"]
    assert report["status"] == "final"
    assert report["issued"] == AT.astimezone(UTC).isoformat()
