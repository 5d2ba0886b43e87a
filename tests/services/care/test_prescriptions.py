"""Prescriptions: who may write them, what issuing asks for, and what the chart notes in the same step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.clinical.prescriptions import Prescription, RxRow
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import InvalidInput, NotPermitted, SafetyStop, StaleRecord
from luna_desktop.services.care import chart, prescriptions
from luna_desktop.services.care.care_papers import Ending, PaperDraft
from luna_desktop.services.care.prescriptions import Issuing
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.paper_desk import CAPSULE, ROW, draft, prescribe, register_doctor


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def test_issuing_takes_the_next_number_and_fills_the_chart(clinic: OpenClinic, patient: PatientId) -> None:
    register_doctor(clinic)
    first = prescribe(clinic, patient, ROW, replace(CAPSULE, keeps_in_chart=False))
    second = prescribe(clinic, patient, CAPSULE)
    assert (first.serial, second.serial) == ("RX-2026-0001", "RX-2026-0002")
    page = act(clinic, chart.read_chart, patient)
    assert [known.body.what.text for known in page.medicines] == ["Adapalene", "Doxycycline"]
    assert page.medicines[0].body.prescriber == "Dr Nandini Rao"
    assert len(entries(clinic, "prescription issued")) == 2


def test_nothing_is_issued_without_a_registration_number(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as refused:
        prescribe(clinic, patient)
    assert set(refused.value.problems) == {"registration"}
    assert act(clinic, chart.read_chart, patient).medicines == ()
    register_doctor(clinic)
    assert prescribe(clinic, patient).serial == "RX-2026-0001"


def test_what_is_missing_is_named_and_the_draft_stays(clinic: OpenClinic, patient: PatientId) -> None:
    register_doctor(clinic)
    with pytest.raises(InvalidInput) as refused:
        prescribe(clinic, patient, RxRow(Coded("Adapalene")))
    assert set(refused.value.problems) == {"directions 0"}
    assert [line.state for line in act(clinic, prescriptions.read_prescriptions, patient)] == [PaperState.DRAFT]


def test_what_was_issued_cannot_be_changed_or_issued_again(clinic: OpenClinic, patient: PatientId) -> None:
    register_doctor(clinic)
    line = prescribe(clinic, patient)
    with pytest.raises(InvalidInput):
        act(clinic, prescriptions.issue_prescription, Issuing(patient, line.paper_id, line.number))
    with pytest.raises(InvalidInput):
        act(
            clinic,
            prescriptions.draft_prescription,
            PaperDraft(patient, Prescription((CAPSULE,)), line.paper_id, line.number),
        )
    with pytest.raises(InvalidInput):
        act(clinic, prescriptions.cancel_prescription, Ending(patient, line.paper_id, "  "))


def test_a_draft_that_changed_meanwhile_is_not_issued_unseen(clinic: OpenClinic, patient: PatientId) -> None:
    register_doctor(clinic)
    line = draft(clinic, patient)
    act(clinic, prescriptions.draft_prescription, PaperDraft(patient, Prescription((CAPSULE,)), line.paper_id, 1))
    with pytest.raises(StaleRecord):
        act(clinic, prescriptions.issue_prescription, Issuing(patient, line.paper_id, line.number))


def test_what_the_allergy_list_names_stops_until_a_doctor_says_why(clinic: OpenClinic, patient: PatientId) -> None:
    register_doctor(clinic)
    act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(Coded("Doxycycline"), reaction="hives")))
    line = draft(clinic, patient, ROW, CAPSULE)
    with pytest.raises(SafetyStop) as stopped:
        act(clinic, prescriptions.issue_prescription, Issuing(patient, line.paper_id, line.number))
    assert len(stopped.value.stops) == 1
    assert act(clinic, prescriptions.read_prescriptions, patient)[0].state is PaperState.DRAFT
    assert act(clinic, chart.read_chart, patient).medicines == ()
    issuing = Issuing(patient, line.paper_id, line.number, Overriding("taken since without any reaction"))
    assert act(clinic, prescriptions.issue_prescription, issuing).state is PaperState.ISSUED
    assert len(act(clinic, chart.read_chart, patient).medicines) == 2


def test_a_therapist_reads_and_does_not_prescribe(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    register_doctor(owner)
    patient = builders.register(owner)
    prescribe(owner, patient)
    owner.lock()
    therapist = open_clinic(Role.THERAPIST)
    assert len(act(therapist, prescriptions.read_prescriptions, patient)) == 1
    with pytest.raises(NotPermitted):
        draft(therapist, patient)
    therapist.lock()
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        act(desk, prescriptions.read_prescriptions, patient)
