"""The Safety view over a real clinic: findings of what is in use, a what-if, answers, options and their answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import Condition
from luna_desktop.domain.consent import Purpose
from luna_desktop.services.care import chart, visits
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.visits import NewVisit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.papers.pages import PaperPages
from luna_desktop.ui.rules.presenter import build_safety
from luna_desktop.ui.rules.view import SafetyView
from tests import builders
from tests.services.acting import act
from tests.services.care.test_findings import GIVEN, add, pregnant
from tests.ui.screens import context_of


def a_patient(clinic: OpenClinic) -> PatientId:
    patient = builders.register(clinic)
    acne = Condition(catalogue("conditions").entry("acne_vulgaris").coded())
    for body in (pregnant(clinic), acne):
        act(clinic, chart.record_entry, chart.NewEntry(patient, body))
    act(clinic, approve_advice, Approving())
    return patient


def opened(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object) -> tuple[SafetyView, ChartHub]:
    hub = ChartHub(patient)
    hub.take_chart(act(clinic, chart.read_chart, patient))
    room = build_safety(context_of(clinic, *answers), patient, hub)
    qtbot.addWidget(room)
    return room.findChildren(SafetyView)[0], hub


def words_in(view: SafetyView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


def test_a_what_if_and_an_answer_to_its_question(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = a_patient(clinic)
    view, hub = opened(qtbot, clinic, patient)
    asked: list[bool] = []
    hub.reload_wanted.connect(lambda: asked.append(True))
    card = view.what_if
    card.what.show_value(catalogue("treatments").entry("ha_filler_face").coded())
    card.ask_button.click()
    assert "Consider waiting until end of pregnancy" in words_in(view)
    card.questions.answered.emit(("recent", "dental_cleaning"), YesNo.YES)
    assert asked == [True]
    assert "Teeth cleaned lately" in words_in(view)


def test_options_need_the_consent_and_then_are_answered(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = a_patient(clinic)
    view, _hub = opened(qtbot, clinic, patient)
    assert "Personal suggestions" in words_in(view)
    builders.allow(clinic, patient, Purpose.SUGGESTIONS)
    view, hub = opened(qtbot, clinic, patient, "She has that at home")
    assert "Why: " in words_in(view)
    view.options.declined.emit("S001")
    assert "S001" not in offered(view)
    view.options.accepted.emit("S006")
    assert "Start a visit first" in view.trouble.text()
    act(clinic, visits.start_visit, NewVisit(patient))
    view.options.accepted.emit("S006")
    assert view.trouble.text() == ""
    del hub


def offered(view: SafetyView) -> set[str]:
    shown = view.options._shown
    return {each.suggestion.id for each in shown.offered} if shown is not None else set()


def test_a_stop_at_an_option_asks_the_doctor(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    acne = Condition(catalogue("conditions").entry("acne_vulgaris").coded())
    act(clinic, chart.record_entry, chart.NewEntry(patient, acne))
    act(clinic, approve_advice, Approving())
    builders.allow(clinic, patient, Purpose.SUGGESTIONS)
    act(clinic, visits.start_visit, NewVisit(patient))
    view, _hub = opened(qtbot, clinic, patient, GIVEN)
    view.options.accepted.emit("S003")  # a retinoid, and nobody asked about pregnancy
    assert view.trouble.text() == ""
    assert act(clinic, chart.read_chart, patient).single("suggestion_answer") is not None


def test_decisions_are_printed_through_the_book(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = a_patient(clinic)
    add(clinic, patient, GIVEN)
    hub = ChartHub(patient)
    hub.take_chart(act(clinic, chart.read_chart, patient))
    room = build_safety(context_of(clinic, tmp_path / "decisions.pdf"), patient, hub)
    qtbot.addWidget(room)
    view = room.findChildren(SafetyView)[0]
    assert not view.decisions.table.isHidden()
    view.decisions.print_button.click()
    assert room.findChildren(PaperPages)
