"""Asking for a correction: the entry's fields, the control for each, drafts, and contact details at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.ui.corrections.ask_form import AskForm
from luna_desktop.ui.corrections.entry import ask_about_contact, ask_about_fact
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.correcting import severe
from tests.ui.contexts import Way, context_of
from tests.ui.corrections.standing import a_window, child, lines


def choose(form: AskForm, field: str) -> None:
    form.which.show_value(field)
    form.fit()


def test_a_request_is_typed_kept_as_a_draft_and_written_down(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient, way = builders.register(clinic), Way()
    known = severe(clinic, patient)
    scan = tmp_path / "report.jpg"
    scan.write_bytes(builders.a_jpeg())
    context, window = context_of(clinic, (scan,), way=way), a_window(qtbot)
    ask_about_fact(context, window, patient, known)
    form = child(window, AskForm)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert "wrong or missing" in form.which.problem
    choose(form, "severity")
    assert form.value.choice.isVisibleTo(form)
    assert "Severe" in form.recorded.text()
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.value.choice.problem
    assert form.reason.problem
    form.value.choice.show_value("mild")
    qtbot.keyClicks(form.reason.edit, "It was only a rash")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    ask_about_fact(context, window, patient, known)
    form = window.findChildren(AskForm)[-1]
    assert form.value.choice.value() == "mild"
    qtbot.mouseClick(form.scan.button, Qt.MouseButton.LeftButton)
    assert form.scan.content()
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    (line,) = lines(clinic, patient)
    assert (line.proposed, line.reason, line.case.state) == ("Mild", "It was only a rash", CaseState.UNDER_REVIEW)
    assert way.said == [f"Written down as {line.case.number}."]


def test_reception_corrects_a_number_at_once(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient, way = builders.register(desk), Way()
    details = act(desk, patients.read_details, patient)
    window = a_window(qtbot)
    ask_about_contact(context_of(desk, way=way), window, patient, details.facts)
    form = child(window, AskForm)
    phone = next(each.fact_id for each in details.facts if each.kind == "phone")
    choose(form, f"{phone} number")
    assert "+91 98860 01427" in form.recorded.text()
    qtbot.keyClicks(form.value.line.edit, "98860 55555")
    qtbot.keyClicks(form.reason.edit, "A digit was wrong")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert act(desk, patients.read_details, patient).card.phone == "+919886055555"
    assert way.said == ["Corrected. The request stands under PR-2026-0001."]


def test_a_file_that_cannot_be_read_is_said_at_its_field(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    window = a_window(qtbot)
    ask_about_fact(context_of(clinic, (tmp_path / "gone.jpg",)), window, patient, severe(clinic, patient))
    form = child(window, AskForm)
    qtbot.mouseClick(form.scan.button, Qt.MouseButton.LeftButton)
    assert "cannot be read" in form.scan.problem
