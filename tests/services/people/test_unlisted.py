"""Registration recognises people outside the lists, and nothing else does."""

from __future__ import annotations

from typing import cast

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import Likeness, Lookup, find_similar, search_patients
from luna_desktop.services.people.standing import StatusChange, change_status
from luna_desktop.services.people.unlisted import may_be_as_old
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act

GONE = PatientStatus(Standing.ARCHIVED, reason="moved to Pune")
DIED = PatientStatus(Standing.DECEASED, on=PartialDate(2026, 2, 4), source="told by the daughter")


def alike(clinic: OpenClinic, like: Likeness) -> list[tuple[PatientId, Standing]]:
    return [(card.patient_id, card.status.standing) for card in act(clinic, find_similar, like)]


@pytest.mark.parametrize("status", [GONE, DIED])
def test_the_archived_and_the_deceased_are_shown_and_marked(open_clinic: Opener, status: PatientStatus) -> None:
    desk = open_clinic(Role.RECEPTION)
    gone = builders.register(desk)
    act(desk, change_status, StatusChange(gone, status))
    there = builders.register(desk)
    expected = [(there, Standing.ACTIVE), (gone, status.standing)]
    assert alike(desk, Likeness("Kumar", "Ananya")) == expected
    assert alike(desk, Likeness("Kumaar", "Anania")) == expected
    assert alike(desk, Likeness("", phone="+91 98860 01427")) == expected
    assert alike(desk, Likeness("Kumar", "Rajesh")) == []
    assert [card.patient_id for card in act(desk, search_patients, Lookup("Kumar"))] == [there]


def test_a_birth_far_away_is_somebody_else(clinic: OpenClinic) -> None:
    gone = builders.register(clinic)
    act(clinic, change_status, StatusChange(gone, GONE))
    for year, found in ((1992, [(gone, Standing.ARCHIVED)]), (1960, [])):
        birth = Birth(BirthKind.YEAR, PartialDate(year))
        assert alike(clinic, Likeness("Kumar", "Ananya", birth=birth)) == found
    assert may_be_as_old(Birth(), 1960)
    assert may_be_as_old(Birth(BirthKind.YEAR, PartialDate(1960)), None)


def test_who_is_taken_back_is_shown_once(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, change_status, StatusChange(patient, GONE))
    act(clinic, change_status, StatusChange(patient, PatientStatus(), number=1))
    assert alike(clinic, Likeness("Kumar", "Ananya")) == [(patient, Standing.ACTIVE)]
    with clinic.engines[0].connect() as connection:
        assert cast(int, connection.exec_driver_sql("SELECT count(*) FROM unlisted_key").scalar()) == 0
