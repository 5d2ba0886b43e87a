"""Writing a prescription: saved as a draft, issued after a question, stopped by an allergy, never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.services.care import chart, prescriptions
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, read_draft
from luna_desktop.ui.papers.pages import PaperPages
from luna_desktop.ui.prescriptions.form import PrescriptionForm
from luna_desktop.ui.prescriptions.presenter import FORM, build_form
from tests import builders
from tests.services.acting import act
from tests.services.care.paper_desk import register_doctor
from tests.ui.papers.room import Papers, a_room

Started = Callable[..., tuple[Papers, PrescriptionForm]]


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    return builders.register(clinic)


@pytest.fixture
def started(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> Started:
    def start(*answers: object) -> tuple[Papers, PrescriptionForm]:
        papers = a_room(qtbot, clinic, patient, *answers)
        form = build_form(papers.desk, None, lambda: None)
        papers.view.show_page(form)
        with qtbot.waitExposed(papers.view):
            papers.view.show()
        return papers, form

    return start


def written(clinic: OpenClinic, patient: PatientId) -> PaperLine:
    return act(clinic, prescriptions.read_prescriptions, patient)[0]


def fill(qtbot: QtBot, form: PrescriptionForm, name: str, directions: str) -> None:
    row = form.rows[0]
    qtbot.keyClicks(row.what.control, name)
    qtbot.keyClicks(row.directions.control, directions)


def test_a_prescription_is_written_and_issued(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, started: Started
) -> None:
    papers, form = started(True)
    fill(qtbot, form, "Adapalene", "A pea at night")
    form.issue.click()
    line = written(clinic, patient)
    assert (line.state, line.serial) == (PaperState.ISSUED, "RX-2026-0001")
    assert (line.body.rows[0].what.text, line.body.rows[0].directions) == ("Adapalene", "A pea at night")
    assert isinstance(papers.view.page(), PaperPages)
    assert papers.way.said[-1] == "RX-2026-0001 issued"


def test_what_is_missing_is_shown_at_its_row_and_the_draft_is_saved(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, started: Started
) -> None:
    papers, form = started(True)
    fill(qtbot, form, "Adapalene", "")
    form.issue.click()
    assert "directions" in form.rows[0].directions.problem
    assert written(clinic, patient).state is PaperState.DRAFT
    assert papers.view.page() is form


def test_saying_no_leaves_the_draft(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, started: Started) -> None:
    _papers, form = started(False)
    fill(qtbot, form, "Adapalene", "at night")
    form.issue.click()
    assert written(clinic, patient).state is PaperState.DRAFT


def test_an_allergy_stops_it_until_a_reason_is_given(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, started: Started
) -> None:
    act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(Coded("Adapalene"), reaction="hives")))
    _papers, form = started(True, Overriding("tolerated twice since then"))
    fill(qtbot, form, "Adapalene", "at night")
    form.issue.click()
    assert written(clinic, patient).state is PaperState.ISSUED


def test_typing_is_kept_when_somebody_leaves_and_offered_again(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, started: Started
) -> None:
    papers, form = started()
    fill(qtbot, form, "Adapalene", "at night")
    form.back.click()
    assert papers.view.page() is None
    assert act(clinic, read_draft, DraftPlace(FORM, patient)) is not None
    _papers, again = started(True)
    assert again.prescription().rows[0].directions == "at night"
    again.discard_wanted.emit(2)
    assert act(clinic, read_draft, DraftPlace(FORM, patient)) is None


def test_a_doctor_without_a_number_is_told_where_it_is_entered(
    qtbot: QtBot, open_clinic: Callable[..., OpenClinic]
) -> None:
    clinic = open_clinic()
    patient = builders.register(clinic)
    papers = a_room(qtbot, clinic, patient, True)
    form = build_form(papers.desk, None, lambda: None)
    papers.view.show_page(form)
    fill(qtbot, form, "Adapalene", "at night")
    form.issue.click()
    assert "registration number" in form.trouble.text()
