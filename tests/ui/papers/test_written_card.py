"""The card of written papers: what can be done with each by state and role."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.services.care import prescriptions
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.papers.pages import PaperPages
from luna_desktop.ui.prescriptions.card import build_prescriptions_card
from luna_desktop.ui.prescriptions.form import PrescriptionForm
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.paper_desk import CAPSULE, draft, prescribe, register_doctor
from tests.ui.papers.room import Papers, a_room


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    return builders.register(clinic)


def with_card(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object) -> Papers:
    papers = a_room(qtbot, clinic, patient, *answers)
    papers.view.add_left(build_prescriptions_card(papers.desk))
    return papers


def states(clinic: OpenClinic, patient: PatientId) -> list[PaperState]:
    return [line.state for line in act(clinic, prescriptions.read_prescriptions, patient)]


def test_an_issued_one_is_cancelled_with_a_reason_and_written_anew(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    line = prescribe(clinic, patient, CAPSULE)
    papers = with_card(qtbot, clinic, patient, None, "wrong strength")
    papers.press(f"prescriptionsCard{line.paper_id}Cancel")
    assert states(clinic, patient) == [PaperState.ISSUED]
    papers.press(f"prescriptionsCard{line.paper_id}Cancel")
    assert states(clinic, patient) == [PaperState.CANCELLED]
    papers.press(f"prescriptionsCard{line.paper_id}Replace")
    form = papers.view.page()
    assert isinstance(form, PrescriptionForm)
    assert form.prescription().rows[0].what.text == "Doxycycline"
    form.save_bar.save.click()
    assert act(clinic, prescriptions.read_prescriptions, patient)[0].replaces_id == line.paper_id


def test_a_draft_is_opened_looked_at_and_thrown_away(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    line = draft(clinic, patient)
    papers = with_card(qtbot, clinic, patient, False, True)
    papers.press(f"prescriptionsCard{line.paper_id}Open")
    assert isinstance(papers.view.page(), PaperPages)
    papers.view.show_overview()
    papers.press(f"prescriptionsCard{line.paper_id}Edit")
    assert isinstance(papers.view.page(), PrescriptionForm)
    papers.view.show_overview()
    papers.press(f"prescriptionsCard{line.paper_id}Discard")
    assert states(clinic, patient) == [PaperState.DRAFT]
    papers.press(f"prescriptionsCard{line.paper_id}Discard")
    assert states(clinic, patient) == []


def test_a_therapist_prints_and_writes_nothing(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    register_doctor(owner)
    patient = builders.register(owner)
    line = prescribe(owner, patient)
    owner.lock()
    papers = with_card(qtbot, open_clinic(Role.THERAPIST), patient)
    papers.view.show()
    assert papers.has(f"prescriptionsCard{line.paper_id}Open")
    assert not papers.has(f"prescriptionsCard{line.paper_id}Cancel")
    assert not papers.has("prescriptionsCardNew")
