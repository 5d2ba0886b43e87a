"""The bundle as a whole: random charts are valid FHIR documents in which every reference resolves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.elsewhere import ELSEWHERE_KINDS
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.bundle import SECTIONS, make_bundle, references_in
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.interop.fhir_out.homes import SPECS
from luna_desktop.interop.fhir_out.people import PATIENT_KINDS
from luna_desktop.texts import ENGLISH
from tests.conftest import torture
from tests.interop.fhir_out.bodies import bodies
from tests.interop.fhir_out.copies import a_copy

CHARTS = st.lists(st.one_of([bodies(KINDS[kind].body) for kind in sorted(SPECS)]), max_size=12)


@settings(max_examples=20 * torture())
@given(CHARTS)
def test_random_charts_are_valid_documents(chart: list[object]) -> None:
    assert problems_of(make_bundle(a_copy(Identity("Kumar"), *chart), ENGLISH)) == ()


def test_every_kind_apart_from_the_patient_stands_in_a_section() -> None:
    assert {kind for _key, _title, kinds in SECTIONS for kind in kinds} == KINDS.keys() - {
        *PATIENT_KINDS,
        *ELSEWHERE_KINDS,
    }


def test_a_link_leads_to_its_entry_and_one_that_is_not_there_is_left_out() -> None:
    marker = Marker(Marking.LESION, "front", 0.1, 0.2, PartialDate(2026), 1, condition=2)
    bundle = make_bundle(a_copy(Identity("Kumar"), Condition(Coded("Acne")), marker), ENGLISH)
    known = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in bundle["entry"]}
    observation = next(
        each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == "Observation"
    )
    assert "Condition" in {known[reference] for reference in references_in(observation)}
    alone = make_bundle(a_copy(Identity("Kumar"), marker), ENGLISH)
    assert problems_of(alone) == ()
