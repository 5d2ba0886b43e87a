"""Facts as resources and back: whatever a body says survives, and says it in FHIR's own elements where there are any."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.facts import KINDS, FactStatus, Source, read_body
from luna_desktop.interop.fhir_out.content import Entry
from luna_desktop.interop.fhir_out.engine import Context, Names, read_fact, write_fact
from luna_desktop.interop.fhir_out.homes import SPECS
from luna_desktop.texts import ENGLISH
from tests.interop.fhir_out.bodies import bodies

NAMES = Names(uuid.UUID(int=7))
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def an_entry(kind: str, body: Any, status: FactStatus = FactStatus.CURRENT) -> Entry:
    return Entry(3, kind, 2, status.value, body, Source.PATIENT.value, "As told", AT, "Dr Nandini Rao")


def there_and_back(entry: Entry) -> tuple[dict[str, Any], object]:
    resource = json.loads(json.dumps(write_fact(entry, Context(NAMES, ENGLISH))))
    found = read_fact(resource)
    assert found is not None
    assert (found.kind, found.number, found.status, found.source) == (entry.kind, 2, entry.status, entry.source)
    assert (found.reason, found.recorded_by) == (entry.reason, entry.recorded_by)
    assert datetime.fromisoformat(found.recorded_at) == AT
    return resource, read_body(entry.kind, json.dumps(found.values))


def without_links(kind: str, body: Any) -> Any:
    return {each: getattr(body, each) for each in vars(body) if each not in {one.field for one in SPECS[kind].links}}


@pytest.mark.parametrize("kind", sorted(SPECS))
def test_whatever_a_body_says_comes_back(kind: str) -> None:
    @given(bodies(KINDS[kind].body), st.sampled_from(FactStatus))
    def travels(body: object, status: FactStatus) -> None:
        resource, found = there_and_back(an_entry(kind, body, status))
        assert without_links(kind, found) == without_links(kind, body)
        assert resource["resourceType"] == SPECS[kind].resource

    travels()
