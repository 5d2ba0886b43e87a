"""The dialog in use: it opens by id and by number, asks to be let in, and says what stands in the way."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.rights.openings import OpeningReason
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.access_requests import list_access_requests
from luna_desktop.services.rights.break_glass import look_at_closed
from luna_desktop.ui.break_glass.dialog import GlassDialog
from luna_desktop.ui.break_glass.presenter import ask_to_open, open_any
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.glass_steps import WORDS, own_teams
from tests.ui.contexts import Way, context_of


@pytest.fixture
def stranger(open_clinic: Opener) -> PatientId:
    """Return a patient on whose care team Dr Meera Pillai is not."""
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    return builders.register(owner)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window for the dialog."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    return window


def asking(window: QWidget, clinic: OpenClinic, patient: PatientId, way: Way) -> GlassDialog:
    closed = act(clinic, look_at_closed, patient)
    assert closed is not None
    return ask_to_open(window, context_of(clinic, way=way), closed)


def fill(dialog: GlassDialog, password: str) -> None:
    dialog.reason.show_value(OpeningReason.EMERGENCY.value)
    dialog.words.show_value(WORDS)
    dialog.password.show_value(password)
    dialog.password.edited.emit()


def test_a_wrong_password_and_then_the_right_one(window: QWidget, open_clinic: Opener, stranger: PatientId) -> None:
    way = Way()
    dialog = asking(window, open_clinic(Role.CLINICIAN), stranger, way)
    fill(dialog, "not this one")
    dialog.open_record.click()
    assert dialog.password.problem == "This is not your password. Nothing was opened."
    assert way.opened == []
    fill(dialog, builders.PASSWORD)
    dialog.open_record.click()
    assert way.opened == [stranger]
    assert way.said[0].startswith("The record is open to you until 14-Mar-2026")


def test_asking_instead(window: QWidget, open_clinic: Opener, stranger: PatientId) -> None:
    meera, way = open_clinic(Role.CLINICIAN), Way()
    dialog = asking(window, meera, stranger, way)
    dialog.request.click()
    assert dialog.words.problem
    dialog.words.show_value(WORDS)
    dialog.request.click()
    assert way.said == ["Your request is sent. Whoever may let you in answers it."]
    assert way.opened == []
    assert act(open_clinic(Role.OWNER), list_access_requests, None)[0].words == WORDS
    again = asking(window, meera, stranger, way)
    again.words.show_value(WORDS)
    again.request.click()
    assert again.trouble.text().startswith("You have asked for this record already.")
    again.put_away()


def test_by_number(window: QWidget, open_clinic: Opener, stranger: PatientId) -> None:
    way = Way()
    open_any(window, context_of(open_clinic(Role.CLINICIAN), way=way))
    (dialog,) = window.findChildren(GlassDialog)
    dialog.number.show_value("LUN-999999")
    fill(dialog, builders.PASSWORD)
    dialog.open_record.click()
    assert dialog.number.problem
    assert not dialog.open_record.is_busy()
    dialog.number.show_value("LUN-000001")
    dialog.open_record.click()
    assert way.opened == [stranger]


def test_a_lock_takes_the_dialog_away(window: QWidget, open_clinic: Opener, stranger: PatientId) -> None:
    meera = open_clinic(Role.CLINICIAN)
    closed = act(meera, look_at_closed, stranger)
    assert closed is not None
    context = context_of(meera)
    dialog = ask_to_open(window, context, closed)
    context.announcements.locked.emit()
    assert dialog.isHidden()


def test_without_anybody_signed_in_no_record_is_asked_for(window: QWidget) -> None:
    open_any(window, None)
    assert window.findChild(GlassDialog) is None
