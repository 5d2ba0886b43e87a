"""Whom a person opened last: their own, newest first, ten at the most, nobody who left the lists."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import open_patient
from luna_desktop.services.people.recent import MOST_RECENT, read_recent_patients
from luna_desktop.services.people.standing import StatusChange, change_status
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act


def recent(clinic: OpenClinic) -> list[PatientId]:
    return [card.patient_id for card in act(clinic, read_recent_patients, None)]


def test_the_newest_opening_comes_first_and_each_patient_once(clinic: OpenClinic) -> None:
    people = [builders.register(clinic, builders.a_patient(f"Rao{at}", phone="")) for at in range(MOST_RECENT + 2)]
    assert recent(clinic) == []
    for patient in (*people, people[0]):
        act(clinic, open_patient, patient)
    assert recent(clinic) == [people[0], *reversed(people[3:])]


def test_everybody_has_their_own(clinic: OpenClinic, open_clinic: Opener) -> None:
    patient = builders.register(clinic)
    act(clinic, open_patient, patient)
    assert recent(open_clinic(Role.RECEPTION)) == []
    assert recent(clinic) == [patient]


def test_whoever_left_the_lists_is_left_out(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, open_patient, patient)
    act(clinic, change_status, StatusChange(patient, PatientStatus(Standing.ARCHIVED, reason="moved")))
    assert recent(clinic) == []


def test_who_may_not_find_patients_recalls_none(open_clinic: Opener) -> None:
    with pytest.raises(NotPermitted):
        recent(open_clinic(Role.ADMINISTRATOR))
