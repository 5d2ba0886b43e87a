"""What a clinic did comes back out of its resources as it was told: each sort, with its lines and its names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.elsewhere import BODIES, Act
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_in.acts import READERS, read_acts
from luna_desktop.interop.fhir_in.brought import UnreadableAct
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.interop.fhir_out.content import Told
from luna_desktop.texts import ENGLISH
from tests.conftest import torture
from tests.interop.fhir_in.tellings import PAPERS, acts, in_order, kept_act
from tests.interop.fhir_in.test_visits import CLINIC, entries_of
from tests.interop.fhir_out.copies import a_copy


@settings(max_examples=25 * torture())
@given(st.lists(st.sampled_from(sorted(PAPERS, key=str)).flatmap(acts), min_size=1, max_size=1), st.data())
def test_random_acts_come_back_whole_and_are_valid(told: list[Told], data: st.DataObject) -> None:
    more = [data.draw(acts(act, number=8, elsewhere="Meera Clinic")) for act in PAPERS]
    copy = a_copy(Identity("Kumar"), told=(*told, *more))
    assert problems_of(make_bundle(copy, ENGLISH)) == ()
    found = list(read_acts(entries_of(copy), CLINIC))
    assert [in_order(each.body) for each in found] == [kept_act(each, CLINIC) for each in copy.told]
    assert all(each.is_sound for each in found)


def test_every_act_that_is_kept_has_a_reader() -> None:
    assert READERS.keys() == BODIES.keys()


def test_a_code_that_no_record_knows_is_refused() -> None:
    told = Told(act=Act.CERTIFICATE, number=1)
    entries = entries_of(a_copy(Identity("Kumar"), told=(told,)))
    ((address, resource),) = [each for each in entries if each[1]["resourceType"] == "DocumentReference"]
    resource["extension"][0]["extension"].append({"url": "code", "valueString": "nonsense"})
    with pytest.raises(UnreadableAct, match="Certificate") as refused:
        list(read_acts([(address, resource)], CLINIC))
    assert refused.value.number == "1"
