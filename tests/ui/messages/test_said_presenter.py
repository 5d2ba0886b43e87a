"""What a list of what was said does alike in the log and in a chart: strike out, hear of changes."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.contacts import NewContact, note_contact
from luna_desktop.ui.messages.log_presenter import LogPresenter
from luna_desktop.ui.messages.log_view import LogView
from tests import builders
from tests.services.acting import act
from tests.ui.messages.parts import context, count, shown


def test_a_contact_noted_elsewhere_appears_and_is_struck_out(
    qtbot: QtBot, clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic)
    view = LogView(clinic.actor)
    shown(qtbot, view)
    LogPresenter(view, context(clinic, None, "another patient")).load()
    called = Contact(Direction.IN, By.PHONE, Outcome.REACHED, ticking.now, note="asks for a day")
    act(clinic, note_contact, NewContact(patient, called))
    assert count(view.table) == 1
    assert view.panel.body.text() == "asks for a day"
    view.panel.strike.click()
    assert view.panel.strike.isVisible()
    view.panel.strike.click()
    assert not view.panel.strike.isVisible()
