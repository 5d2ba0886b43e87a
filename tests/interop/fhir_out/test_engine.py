"""Facts as resources and back: whatever a body says survives, in FHIR's own elements where there are any."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.clinical.history import Coded, Condition, ConditionStatus
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.facts import KINDS, FactStatus, read_body
from luna_desktop.domain.measures import PartialDate
from luna_desktop.interop.fhir_out.content import Entry
from luna_desktop.interop.fhir_out.engine import read_fact, write_fact
from luna_desktop.interop.fhir_out.homes import SPECS
from tests.conftest import torture
from tests.interop.fhir_out.bodies import bodies
from tests.interop.fhir_out.copies import AT, CONTEXT, an_entry


def there_and_back(entry: Entry) -> tuple[dict[str, Any], object]:
    resource = json.loads(json.dumps(write_fact(entry, CONTEXT)))
    found = read_fact(resource)
    assert found is not None
    assert (found.kind, found.entry, found.number) == (entry.kind, entry.entry, 2)
    assert (found.status, found.source) == (entry.status, entry.source)
    assert (found.reason, found.recorded_by) == (entry.reason, entry.recorded_by)
    assert found.recorded_at == AT
    return resource, read_body(entry.kind, json.dumps(found.values))


def written(kind: str, body: Any) -> dict[str, Any]:
    """Return what of a body the table writes: links and what is left out go another way."""
    apart = {each.field for each in SPECS[kind].links} | SPECS[kind].left.keys()
    return {name: value for name, value in vars(body).items() if name not in apart}


@pytest.mark.parametrize("kind", sorted(SPECS))
def test_whatever_a_body_says_comes_back(kind: str) -> None:
    @settings(max_examples=12 * torture())
    @given(bodies(KINDS[kind].body), st.sampled_from(FactStatus))
    def travels(body: object, status: FactStatus) -> None:
        resource, found = there_and_back(an_entry(body, status=status))
        assert written(kind, found) == written(kind, body)
        assert resource["resourceType"] == SPECS[kind].resource

    travels()


def test_what_was_entered_in_error_is_said_so_and_keeps_what_it_said() -> None:
    body = Condition(Coded("Melasma"), ConditionStatus.RESOLVED)
    resource, found = there_and_back(an_entry(body, status=FactStatus.ENTERED_IN_ERROR))
    assert resource["verificationStatus"]["coding"][0]["code"] == "entered-in-error"
    assert "clinicalStatus" not in resource
    assert found == body


def test_pregnancy_has_the_codes_that_other_programs_know() -> None:
    body = Pregnancy(PregnancyState.PREGNANT, lmp=PartialDate(2026, 1, 5))
    resource, _found = there_and_back(an_entry(body))
    assert resource["code"]["coding"][0]["code"] == "82810-3"
    assert resource["valueCodeableConcept"]["coding"][0]["code"] == "LA15173-0"
    (component,) = resource["component"]
    assert component["code"]["coding"][0]["code"] == "8665-2"
    assert component["valueDateTime"] == "2026-01-05"


@pytest.mark.parametrize(
    ("state", "reason"), [(PregnancyState.UNKNOWN, "unknown"), (PregnancyState.DECLINED, "asked-declined")]
)
def test_what_is_not_known_or_not_said_has_its_reason(state: PregnancyState, reason: str) -> None:
    resource, found = there_and_back(an_entry(Pregnancy(state)))
    held = [resource.get("dataAbsentReason"), *(each.get("dataAbsentReason") for each in resource.get("component", []))]
    assert [each["coding"][0]["code"] for each in held if each] == [reason]
    assert found == Pregnancy(state)


def test_a_resource_of_another_program_is_no_fact_of_this_one() -> None:
    assert read_fact({"resourceType": "Condition", "code": {"text": "Acne"}}) is None
