"""The worklist: found, kept up by what changed, quiet about pairs that somebody took apart, until a card changes."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.same_person import Sign, likely_pairs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import duplicates
from luna_desktop.services.people.duplicates import AllPairs, PairAnswer
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.services.people.unmerges import Unmerge, unmerge_records
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.people import two_records as two
from tests.services.sharing_steps import keep_from


def listed(clinic: OpenClinic) -> list[tuple[int, int]]:
    assert not act(clinic, duplicates.compare_changed, None).needs_all
    return [(line.one.patient_id, line.other.patient_id) for line in act(clinic, duplicates.read_duplicates, None)]


def test_pairs_are_found_and_follow_what_changes(clinic: OpenClinic) -> None:
    builders.register(clinic, builders.a_patient("Kulkarni", "Asha", born="1962-08-02"))  # the same phone, no pair
    assert listed(clinic) == []
    pair = two.two(clinic)
    assert listed(clinic) == [(pair.merged, pair.kept)]
    (line,) = act(clinic, duplicates.read_duplicates, None)
    assert line.signs == (Sign.SAME_BIRTH, Sign.NAME_PART)

    details = act(clinic, read_details, pair.kept)
    identity = next(each for each in details.facts if each.kind == "identity")
    act(clinic, change_details, two.renamed(pair.kept, identity, "Somebody"))
    assert listed(clinic) == []


def test_not_the_same_person_is_remembered_until_a_card_says_something_else(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    assert listed(clinic)
    act(clinic, duplicates.say_not_same, PairAnswer(pair.kept, pair.merged, "twins"))
    assert listed(clinic) == []
    builders.register(clinic, builders.a_patient("Pillai", "Meena", born="1971-01-01"))
    assert listed(clinic) == []
    act(clinic, change_details, DetailsChange(pair.merged, added=(Phone("+919845011223"),)))
    assert listed(clinic) == []  # the first number counts, and it stayed
    phone = next(each for each in act(clinic, read_details, pair.merged).facts if each.kind == "phone")
    act(clinic, change_details, DetailsChange(pair.merged, ended=((phone.fact_id, phone.number),)))
    assert listed(clinic) == [(pair.merged, pair.kept)]


def test_reception_asks_for_a_merge_and_its_reason_stands_there(open_clinic: Opener) -> None:
    reception = open_clinic(Role.RECEPTION)
    one = builders.register(reception, builders.a_patient("Iyer", "Leela", born="1950-01-01"))
    other = builders.register(reception, builders.a_patient("Iyengar", "L", born="", phone="98450 22222"))
    with pytest.raises(InvalidInput):
        act(reception, duplicates.propose_merge, PairAnswer(one, other, "same"))
    act(reception, duplicates.propose_merge, PairAnswer(one, other, "Same voter card at the desk"))
    (line,) = act(open_clinic(Role.OWNER), duplicates.read_duplicates, None)
    assert (line.proposed_by, line.proposed_reason) == ("Ravi Shetty", "Same voter card at the desk")
    assert line.pair.kept == one
    assert [entry.patient_id for entry in entries(reception, "merge asked for")] == [one, other]


def test_merged_and_hidden_people_are_not_listed_and_an_undone_merge_does_not_come_again(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    pair = two.two(owner)
    assert listed(owner)
    keep_from(owner, pair.merged)
    assert listed(open_clinic(Role.CLINICIAN)) == []
    with pytest.raises(NotFound):
        act(open_clinic(Role.CLINICIAN), duplicates.say_not_same, PairAnswer(pair.kept, pair.merged))
    merged = two.merge(owner, pair)
    assert listed(owner) == []
    act(owner, unmerge_records, Unmerge(pair.kept, merged.merge_id, (), "They are twins, both came today"))
    assert listed(owner) == []


def test_a_large_clinic_compares_everybody_in_the_background(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = two.two(clinic)
    monkeypatch.setattr(duplicates, "SMALL_CLINIC", 1)
    monkeypatch.setattr(duplicates, "FACES_AT_ONCE", 1)
    assert act(clinic, duplicates.compare_changed, None).needs_all

    first = act(clinic, duplicates.read_faces, 0)
    second = act(clinic, duplicates.read_faces, first.after)
    assert act(clinic, duplicates.read_faces, second.after).after is None
    found = likely_pairs((*first.faces, *second.faces))
    act(clinic, duplicates.keep_pairs, AllPairs(tuple(found), first.seq))
    assert listed(clinic) == [(pair.merged, pair.kept)]


def test_reading_the_list_is_noted_once(clinic: OpenClinic) -> None:
    act(clinic, duplicates.note_worklist, 3)
    assert len(entries(clinic, "possible duplicates read")) == 1
