"""What a desk did comes back out of its resources as it was told; values that no record knows are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.elsewhere import Act, PrivacyElsewhere, Said, WishElsewhere
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_in.acts import read_acts
from luna_desktop.interop.fhir_in.desk_acts import check_values
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.interop.fhir_out.content import Told
from luna_desktop.texts import ENGLISH
from tests.conftest import torture
from tests.interop.fhir_in.desk_tellings import SAYS, desk_acts, kept
from tests.interop.fhir_in.tellings import in_order
from tests.interop.fhir_in.test_visits import CLINIC, entries_of
from tests.interop.fhir_out.copies import a_copy

EACH = st.tuples(*(desk_acts(act, place) for place, act in enumerate(SAYS, start=1)))


@settings(max_examples=15 * torture())
@given(EACH, EACH)
def test_random_acts_come_back_whole_and_are_valid(told: tuple[Told, ...], more: tuple[Told, ...]) -> None:
    copy = a_copy(Identity("Kumar"), told=(*told, *(replace(each, elsewhere="Meera Clinic") for each in more)))
    assert problems_of(make_bundle(copy, ENGLISH)) == ()
    found = list(read_acts(entries_of(copy), CLINIC))
    assert [in_order(each.body) for each in found] == [kept(each, CLINIC) for each in copy.told]
    assert all(each.is_sound for each in found)


def test_a_correction_names_the_entry_of_its_copy() -> None:
    told = Told(act=Act.CORRECTION, number=1, says={"about": "condition/2", "field_code": "note"})
    entries = entries_of(a_copy(Identity("Kumar"), Condition(Coded("Melasma")), told=(told,)))
    (found,) = read_acts(entries, CLINIC)
    condition = next(address for address, each in entries if each["resourceType"] == "Condition")
    assert found.body.said("entry_address") == condition  # type: ignore[union-attr]  # acts alone are read
    lost = replace(told, says={"about": "condition/9"})
    (other,) = read_acts(entries_of(a_copy(Identity("Kumar"), told=(lost,))), CLINIC)
    assert other.body.said("entry_address") == ""  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "body",
    [
        PrivacyElsewhere(Act.CONSENT, CLINIC, "P6", says=(Said("state_code", "perhaps"),)),
        PrivacyElsewhere(Act.RESTRICTION, CLINIC, says=(Said("kind_code", "use"), Said("purpose_codes", "P4 P99"))),
        WishElsewhere(Act.WISH, CLINIC, says=(Said("topic_code", "recall"), Said("wish_code", "no"))),
        PrivacyElsewhere(Act.CORRECTION, CLINIC, says=(Said("stated_at", "yesterday"),)),
        PrivacyElsewhere(Act.RESTRICTION, CLINIC, says=(Said("party", "x" * 301),)),
    ],
)
def test_a_value_that_no_record_knows_is_refused(body: PrivacyElsewhere) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever value it is
        check_values(body)


def test_an_answer_says_by_its_status_whether_it_still_counts() -> None:
    says = {"given": "active", "refused": "rejected", "withdrawn": "inactive"}
    for place, (state, status) in enumerate(says.items(), start=1):
        told = Told(act=Act.CONSENT, number=place, says={"state_code": state})
        earlier = replace(told, says={"state_code": state, "is_earlier": "yes"})
        for one, expected in ((told, status), (earlier, "inactive")):
            entries = entries_of(a_copy(Identity("Kumar"), told=(one,)))
            assert [each["status"] for _address, each in entries if each["resourceType"] == "Consent"] == [expected]
