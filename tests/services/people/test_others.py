"""Whom a patient could be taken for."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.others import Others, read_others, sound_same
from luna_desktop.services.people.standing import StatusChange, change_status
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act


def person(clinic: OpenClinic, family: str, given: str, phone: str = "") -> PatientId:
    return builders.register(clinic, builders.a_patient(family, given, phone=phone))


def names(others: Others) -> list[str]:
    return [card.name for card in others.same_name]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Rao", "Asha"), ("Rao", "Aasha"), True),
        (("Rao", "Asha"), ("Asha", "Rao"), True),
        (("Kumar", "Amit"), ("कुमार", "अमित"), True),
        (("Rao", "Asha"), ("Rao Kulkarni", "Asha"), False),
        (("Rao", ""), ("Rao", "Asha"), False),
        (("Rao", "Asha"), ("Nair", "Asha"), False),
        (("Rao", "Rao"), ("Rao", "Asha"), False),
        (("", ""), ("", ""), False),
    ],
)
def test_the_same_name_is_every_word_of_both(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert sound_same(one, other) is same
    assert sound_same(other, one) is same


def test_only_people_of_the_same_name_are_alike(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    mine = person(desk, "Kumar", "Ananya")
    person(desk, "Kumaar", "Ananya")
    person(desk, "Kumar", "Ananya Devi")
    person(desk, "Kumar", "Rohit")
    assert names(act(desk, read_others, mine)) == ["Ananya Kumaar"]


def test_who_left_or_died_is_no_longer_confused_with_anybody(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    mine, other = person(desk, "Kumar", "Ananya"), person(desk, "Kumar", "Ananya")
    assert names(act(desk, read_others, mine)) == ["Ananya Kumar"]
    act(desk, change_status, StatusChange(other, PatientStatus(Standing.ARCHIVED, reason="moved")))
    assert names(act(desk, read_others, mine)) == []


def test_each_number_names_the_others_who_have_it(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    mine = person(desk, "Kumar", "Ananya", "98860 01427")
    family = {person(desk, "Kumar", "Rohit", "98860 01427"), person(desk, "Kumar", "Ila", "+91 98860 01427")}
    person(desk, "Rao", "Asha", "98860 01428")
    (shared,) = act(desk, read_others, mine).on_numbers
    assert shared.number == "+919886001427"
    assert {card.patient_id for card in shared.people} == family


def test_who_may_not_read_contact_details_learns_nothing(open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.RECEPTION))
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.AUDITOR), read_others, patient)
