"""Archiving and deaths in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import read_details
from luna_desktop.services.people.standing import StatusChange, change_status
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.details.opened import details_of


def status(clinic: OpenClinic, patient: PatientId) -> PatientStatus:
    return clinic.desk.perform(clinic.actor, read_details, patient).card.status


def test_archiving_asks_for_a_reason_and_can_be_taken_back(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    view, hub = details_of(qtbot, desk, patient)
    card = view.standing
    card.archive.click()
    card.panel.record.click()
    assert card.reason.problem
    qtbot.keyClicks(card.reason.control, "moved to Pune")
    card.panel.record.click()
    assert status(desk, patient) == PatientStatus(Standing.ARCHIVED, reason="moved to Pune")
    assert card.chip.spec().text == "Archived"
    assert card.panel.isHidden()
    assert card.archive.isHidden()
    assert hub.details is not None
    assert not hub.details.card.status.is_active
    card.back.click()
    card.panel.record.click()
    assert status(desk, patient).is_active
    assert not card.archive.isHidden()


def test_a_death_has_a_date_and_a_source(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    view, _hub = details_of(qtbot, desk, patient)
    card = view.standing
    card.death.click()
    qtbot.keyClicks(card.day.control, "someday")
    card.panel.record.click()
    assert card.day.problem
    assert not card.panel.record.is_busy()
    card.day.control.clear()
    qtbot.keyClicks(card.day.control, "Feb-2026")
    qtbot.keyClicks(card.source.control, "certificate seen")
    qtbot.keyClick(card.source.control, Qt.Key.Key_Return)
    expected = PatientStatus(Standing.DECEASED, on=PartialDate(2026, 2), source="certificate seen")
    assert status(desk, patient) == expected
    assert "Died Feb-2026" in card.note.text()


def test_escape_closes_the_panel_and_nothing_else(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    view, _hub = details_of(qtbot, desk, builders.register(desk))
    closed: list[bool] = []
    view.frame.closed.connect(lambda: closed.append(True))
    view.standing.archive.click()
    qtbot.keyClick(view.standing.reason.control, Qt.Key.Key_Escape)
    assert view.standing.panel.isHidden()
    assert closed == []


def test_somebody_elses_status_is_shown_instead_of_overwritten(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener
) -> None:
    patient = builders.register(clinic)
    view, _hub = details_of(qtbot, clinic, patient)
    view.standing.archive.click()
    theirs = PatientStatus(Standing.ARCHIVED, reason="asked to")
    desk = open_clinic(Role.RECEPTION)
    desk.desk.perform(desk.actor, change_status, StatusChange(patient, theirs))
    qtbot.keyClicks(view.standing.reason.control, "moved")
    view.standing.panel.record.click()
    assert status(clinic, patient) == theirs
    assert view.standing.chip.spec().text == "Archived"
    assert "newer version" in view.standing.note.text()
