"""An officer reads a chart while a case of that patient is open and theirs, and the log names the case each time."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.rights import cases
from luna_desktop.services.rights.opening import case_opens_record
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.asking import log, step


def test_a_chart_opens_by_an_open_and_assigned_case_alone(open_clinic: Opener) -> None:
    reception = open_clinic(Role.RECEPTION)
    patient = builders.register(reception)
    case = log(reception, patient)
    reception.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(NotPermitted, match="No open privacy case"):
        act(officer, chart.read_chart, patient)
    act(officer, cases.assign_case, cases.Assignment(patient, case.case_id, officer.actor.user_id))
    act(officer, chart.read_chart, patient)
    act(officer, photographs.list_photographs, patient)
    opened = entries(officer, "opened for a case")
    assert {(each.entity_id, each.patient_id) for each in opened} == {("PR-2026-0001", int(patient))}

    other = builders.register(officer, builders.a_patient("Rao", "Kavya", phone="98860 01428"))
    with pytest.raises(NotPermitted):
        act(officer, chart.read_chart, other)
    step(officer, case, CaseState.WITHDRAWN, how="by phone")
    with pytest.raises(NotPermitted):
        act(officer, chart.read_chart, patient)


def test_who_treats_needs_no_case_and_none_is_named(open_clinic: Opener) -> None:
    doctor = open_clinic(Role.CLINICIAN)
    patient = builders.register(doctor)
    act(doctor, chart.read_chart, patient)
    assert entries(doctor, "opened for a case") == []


def test_a_screen_asks_first_and_no_refusal_is_written(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(officer)
    assert not act(officer, case_opens_record, patient)
    log(officer, patient)
    assert act(officer, case_opens_record, patient)
    assert entries(officer, "refused") == []


def test_an_officer_looks_at_the_pages_of_a_copy_for_a_case_of_their_own_alone(open_clinic: Opener) -> None:
    reception = open_clinic(Role.RECEPTION)
    patient = builders.register(reception)
    case = log(reception, patient)
    reception.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    pages = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "own record", photographs=())
    with pytest.raises(NotPermitted, match="No open privacy case"):
        act(officer, prepare_record_copy, pages)
    act(officer, cases.assign_case, cases.Assignment(patient, case.case_id, officer.actor.user_id))
    assert act(officer, prepare_record_copy, pages).content.patient.name == "Ananya Kumar"
    assert [each.entity_id for each in entries(officer, "opened for a case")] == [case.number]
