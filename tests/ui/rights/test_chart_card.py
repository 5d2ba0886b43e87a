"""Who asked for what, in a patient's Privacy tab: reception sees number, kind and state, never the words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.ui.rights.chart_card import build_cases_card
from luna_desktop.ui.rights.log_dialog import LogDialog
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.rights.asking import log, step
from tests.ui.contexts import Way, context_of


def words(card: QWidget) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_reception_sees_the_state_and_not_a_word_of_it(open_clinic: Opener, qtbot: QtBot) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    card = build_cases_card(context_of(clinic), patient)
    qtbot.addWidget(card)
    assert "Nothing was asked for yet." in words(card)
    case = log(clinic, patient, CaseKind.GRIEVANCE)
    row = card.findChild(QWidget, f"case{case.case_id}")
    assert row.accessibleName().startswith("Grievance. Received. PR-2026-0001 · asked 14-Mar-2026")
    assert "I want what is mine" not in words(card)
    assert card.findChild(QPushButton, f"openCase{case.case_id}") is None
    step(clinic, case, CaseState.WITHDRAWN, how="spoken")
    assert "Taken back" in words(card)
    card.findChild(QPushButton, "logRequestHere").click()
    dialog = card.window().findChild(LogDialog)
    assert dialog is not None
    assert dialog.patient.well.name.text() == "Ananya Kumar"


def test_the_officer_opens_a_case_from_here(open_clinic: Opener, qtbot: QtBot) -> None:
    clinic, way = open_clinic(Role.PRIVACY_OFFICER), Way()
    patient = builders.register(clinic)
    case = log(clinic, patient)
    card = build_cases_card(context_of(clinic, way=way), patient)
    qtbot.addWidget(card)
    card.findChild(QPushButton, f"openCase{case.case_id}").click()
    assert way.places == [f"privacy/{case.case_id}"]
    clinic.lock()
    closed = build_cases_card(context_of(open_clinic(Role.AUDITOR)), patient)
    qtbot.addWidget(closed)
    assert closed.isHidden()
