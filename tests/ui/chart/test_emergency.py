"""The emergency opening: offered where a restriction shuts the record, by number from the palette, and explained."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.privacy import overrides
from luna_desktop.ui.chart.emergency import EmergencyDialog, ask_to_open, open_any
from luna_desktop.ui.chart.frame_presenter import open_chart_page
from luna_desktop.ui.chart.frame_view import ChartPage
from luna_desktop.ui.screens import chart_tabs
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.sharing_steps import keep_from
from tests.ui.contexts import Way, context_of

WORDS = "Severe swelling after a peel"


@pytest.fixture
def kept(open_clinic: Opener) -> PatientId:
    """Return a patient who keeps the record from Dr Meera Pillai and from Ravi Shetty."""
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    keep_from(owner, patient, Role.RECEPTION)
    return patient


def page_of(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, way: Way | None = None) -> ChartPage:
    page = open_chart_page(context_of(clinic, way=way), patient, chart_tabs())
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_chart_stays_shut_and_offers_the_emergency(qtbot: QtBot, open_clinic: Opener, kept: PatientId) -> None:
    meera, way = open_clinic(Role.CLINICIAN), Way()
    page = page_of(qtbot, meera, kept, way)
    shut = page.stack.currentWidget()
    assert shut.objectName() == "recordShut"
    assert page.banner.isHidden()
    assert len(entries(meera, "refused")) == 1
    button = shut.findChild(QPushButton, "recordShutAction")
    assert button is not None
    button.click()
    dialog = page.findChild(EmergencyDialog)
    assert dialog is not None
    dialog.open_record.click()
    assert dialog.reason.problem
    assert dialog.words.problem
    dialog.reason.show_value("life")
    dialog.words.show_value(WORDS)
    dialog.open_record.click()
    assert way.opened == [kept]
    assert way.said[0].startswith("The record is open to you until 14-Mar-2026")
    assert page_of(qtbot, meera, kept).banner.isVisible()


def test_who_may_not_open_in_an_emergency_is_only_told(qtbot: QtBot, open_clinic: Opener, kept: PatientId) -> None:
    page = page_of(qtbot, open_clinic(Role.RECEPTION), kept)
    shut = page.stack.currentWidget()
    button = shut.findChild(QPushButton, "recordShutAction")
    assert shut.objectName() == "recordShut"
    assert button is None or button.isHidden()


def test_a_record_that_no_list_shows_is_opened_by_its_number(
    qtbot: QtBot, open_clinic: Opener, kept: PatientId
) -> None:
    mrn = act(open_clinic(Role.OWNER), patients.open_patient, kept).card.mrn
    meera, way, window = open_clinic(Role.CLINICIAN), Way(), QWidget()
    qtbot.addWidget(window)
    dialog = ask_to_open(window, context_of(meera, way=way))
    dialog.reason.show_value("life")
    dialog.words.show_value(WORDS)
    dialog.number.show_value("LUN-999999")
    dialog.open_record.click()
    assert dialog.number.problem
    assert not dialog.open_record.is_busy()
    dialog.number.show_value(mrn)
    dialog.open_record.click()
    assert way.opened == [kept]


def test_what_stands_in_the_way_is_said_in_the_dialog(qtbot: QtBot, open_clinic: Opener, kept: PatientId) -> None:
    meera, window = open_clinic(Role.CLINICIAN), QWidget()
    qtbot.addWidget(window)
    dialog = ask_to_open(window, context_of(meera), kept)
    assert dialog.number.isHidden()
    act(meera, overrides.open_in_emergency, overrides.Override(overrides.OverrideReason.LIFE, WORDS, kept))
    dialog.reason.show_value("life")
    dialog.words.show_value(WORDS)
    dialog.open_record.click()
    assert "No restriction keeps this record shut" in dialog.banner.text()


def test_without_anybody_signed_in_no_record_is_asked_for(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    open_any(window, None)
    assert window.findChild(EmergencyDialog) is None
