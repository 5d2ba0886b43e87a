"""Writing a certificate: begun with what is on file, issued with the signature in the box, problems at their fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.services.care import certificates
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.certificates.form import CertificateForm
from luna_desktop.ui.certificates.presenter import build_form
from luna_desktop.ui.papers.pages import PaperPages
from tests import builders
from tests.services.acting import act
from tests.services.care.paper_desk import STROKES, house, register_doctor
from tests.ui.papers.room import Papers, a_room

Started = Callable[..., tuple[Papers, CertificateForm]]


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    found = builders.register(clinic)
    house(clinic, found)
    return found


@pytest.fixture
def started(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> Started:
    def start(*answers: object) -> tuple[Papers, CertificateForm]:
        papers = a_room(qtbot, clinic, patient, *answers)
        form = build_form(papers.desk, None, lambda: None)
        papers.view.show_page(form)
        with qtbot.waitExposed(papers.view):
            papers.view.show()
        return papers, form

    return start


def fill(qtbot: QtBot, form: CertificateForm) -> None:
    qtbot.keyClicks(form.statement.control, "Acute dermatitis of both hands.")
    qtbot.keyClicks(form.marks[0].control, "Mole below the left eye")
    for name, day in (("since", "14-03-2026"), ("until", "18-03-2026")):
        qtbot.keyClicks(form.days[name].control, day)


def test_it_begins_with_address_and_day_and_is_issued_with_the_signature(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, started: Started
) -> None:
    papers, form = started(True)
    assert form.certificate().address.startswith("14 Temple Street")
    fill(qtbot, form)
    form.pad.show_strokes(STROKES)
    form.issue.click()
    line = act(clinic, certificates.read_certificates, patient)[0]
    assert (line.state, line.serial) == (PaperState.ISSUED, "MC-2026-0001")
    assert line.evidence_id is not None
    assert isinstance(papers.view.page(), PaperPages)


def test_without_a_signature_it_stays_a_draft_and_says_so(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, started: Started
) -> None:
    _papers, form = started(True)
    fill(qtbot, form)
    form.issue.click()
    assert "sign" in form.trouble.text()
    assert act(clinic, certificates.read_certificates, patient)[0].state is PaperState.DRAFT


def test_what_the_register_asks_for_is_said_at_its_field(qtbot: QtBot, started: Started) -> None:
    _papers, form = started(True)
    form.issue.click()
    assert "identification mark" in form.marks[0].problem
    assert form.days["since"].problem
    form.days["until"].show_value("2026-03")
    form.issue.click()
    assert "whole day" in form.days["until"].problem
