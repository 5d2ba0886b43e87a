"""A message is written and a call noted in a chart, by keyboard; what was typed is not lost."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.contacts import read_communications
from luna_desktop.services.people.patients import read_details
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.messages.tab import build_tab
from luna_desktop.ui.messages.tab_presenter import read_moment
from luna_desktop.ui.messages.tab_view import MessagesTab
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import book_one, set_up
from tests.services.messages.parts import approve, somebody
from tests.ui.messages.parts import context, count, shown


def opened(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> MessagesTab:
    hub = ChartHub(patient)
    hub.take_details(act(clinic, read_details, patient))
    tab = build_tab(context(clinic), patient, hub)
    assert isinstance(tab, MessagesTab)
    hub.setParent(tab)
    shown(qtbot, tab)
    return tab


def test_reception_writes_and_the_message_waits(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    approve(owner, "booked", "aftercare")
    patient = somebody(owner)
    tab = opened(qtbot, open_clinic(Role.RECEPTION), patient)
    tab.send.click()
    assert tab.form.choice() is not None
    assert tab.form.preview.text().startswith("Aranya Skin Clinic: we hope")
    qtbot.keyClick(tab.form.template.combo, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert count(tab.table) == 1
    assert tab.side.currentWidget() is tab.panel
    tab.send.click()
    tab.form.template.show_value("booked")
    tab.form.template.edited.emit()
    assert "No booking is to come" in tab.form.preview.text()
    assert not tab.form.send.isEnabled()


def test_about_a_booking(qtbot: QtBot, clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    set_up(clinic)
    patient = somebody(clinic)
    book_one(clinic, patient)
    tab = opened(qtbot, clinic, patient)
    tab.send.click()
    assert "your booking is on" in tab.form.preview.text()
    tab.form.send.click()
    assert count(tab.table) == 1


def test_a_call_is_noted_and_what_was_typed_comes_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    tab = opened(qtbot, clinic, patient)
    tab.note.click()
    tab.call.note.edit.setPlainText("asks for another day")
    tab.call.flush_draft()
    again = opened(qtbot, clinic, patient)
    again.note.click()
    assert again.call.note.value() == "asks for another day"
    again.call.at.show_value("yesterday")
    again.call.save.click()
    assert "23-Nov-2026 10:31" in again.call.at.problem
    again.call.at.show_value("14-Mar-2026 10:00")
    again.call.save.click()
    assert [said.note for said in act(clinic, read_communications, patient)] == ["asks for another day"]
    again.note.click()
    assert again.call.note.value() == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("23-Nov-2026 10:31", datetime(2026, 11, 23, 10, 31, tzinfo=CLINIC_ZONE)),
        ("2026-11-23, 09:05", datetime(2026, 11, 23, 9, 5, tzinfo=CLINIC_ZONE)),
        ("Nov-2026 10:31", None),
        ("23-Nov-2026", None),
        ("23-Nov-2026 25:00", None),
        ("", None),
    ],
)
def test_moments_as_they_are_typed(typed: str, expected: datetime | None) -> None:
    assert read_moment(typed) == expected
