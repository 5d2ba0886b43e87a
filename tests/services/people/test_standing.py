"""Who left the clinic or died is out of lists and search, is found by the whole record number, and can come back."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import DetailsChange, Lookup, change_details, read_details, search_patients
from luna_desktop.services.people.standing import StatusChange, change_status
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

GONE = PatientStatus(Standing.ARCHIVED, reason="moved to Pune")
DIED = PatientStatus(Standing.DECEASED, on=PartialDate(2026, 2, 4), source="told by the daughter")


def found(clinic: OpenClinic, typed: str) -> list[PatientId]:
    return [card.patient_id for card in act(clinic, search_patients, Lookup(typed))]


@pytest.mark.parametrize("status", [GONE, DIED])
def test_who_is_not_active_is_found_by_the_record_number_alone(open_clinic: Opener, status: PatientStatus) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    mrn = act(desk, read_details, patient).card.mrn
    details = act(desk, change_status, StatusChange(patient, status))
    assert details.card.status == status
    for typed in ("", "Kumar", "Ananya", "98860 01427", "1427", mrn[-4:]):
        assert found(desk, typed) == [], typed
    assert found(desk, mrn) == found(desk, f" {mrn.lower()} ") == [patient]


def test_a_later_change_of_contact_does_not_bring_the_archived_back(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    act(desk, change_status, StatusChange(patient, GONE))
    act(desk, change_details, DetailsChange(patient, added=(builders.a_patient(phone="98450 77001").phones[0],)))
    assert found(desk, "98450 77001") == []


def test_the_archived_come_back_and_each_change_is_in_the_audit_log(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    act(desk, change_status, StatusChange(patient, GONE))
    act(desk, change_status, StatusChange(patient, PatientStatus(), number=1))
    assert found(desk, "Kumar") == found(desk, "") == [patient]
    assert [len(entries(desk, action)) for action in ("status recorded", "status changed")] == [1, 1]


def test_two_desks_do_not_overwrite_each_other(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    act(desk, change_status, StatusChange(patient, GONE))
    with pytest.raises(StaleRecord):
        act(desk, change_status, StatusChange(patient, DIED))
    assert act(desk, read_details, patient).card.status == GONE


@pytest.mark.parametrize(
    ("status", "field"),
    [
        (PatientStatus(Standing.ARCHIVED, reason="  "), "reason"),
        (PatientStatus(Standing.DECEASED, source="certificate"), "on"),
        (PatientStatus(Standing.DECEASED, on=PartialDate(2026)), "source"),
        (PatientStatus(Standing.DECEASED, on=PartialDate(2026, 12), source="certificate"), "on"),
        (PatientStatus(Standing.ARCHIVED, reason="x" * 401), "reason"),
    ],
)
def test_what_is_missing_is_said_at_its_field(open_clinic: Opener, status: PatientStatus, field: str) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    with pytest.raises(InvalidInput) as refused:
        act(desk, change_status, StatusChange(patient, status))
    assert set(refused.value.problems) == {field}


def test_a_death_is_taken_back_only_with_a_reason(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    act(desk, change_status, StatusChange(patient, DIED))
    with pytest.raises(InvalidInput):
        act(desk, change_status, StatusChange(patient, PatientStatus(), number=1))
    act(desk, change_status, StatusChange(patient, PatientStatus(reason="another person’s paper"), number=1))
    assert found(desk, "Kumar") == [patient]


def test_who_has_no_part_in_contact_details_changes_no_status(open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.RECEPTION))
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.ADMINISTRATOR), change_status, StatusChange(patient, GONE))
