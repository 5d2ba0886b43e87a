"""The log in use: so many days, a line opened."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.messages.log_presenter import LogPresenter
from luna_desktop.ui.messages.log_view import LogView
from tests import builders
from tests.ui.messages.parts import a_clinic_with_messages, context, count, shown


def test_older_days_on_request(qtbot: QtBot, clinic: OpenClinic, ticking: builders.Ticking) -> None:
    a_clinic_with_messages(clinic)
    ticking.advance(days=10)
    view = LogView(clinic.actor)
    shown(qtbot, view)
    LogPresenter(view, context(clinic)).load()
    assert view.states.currentWidget().objectName() == "emptyLog"
    view.span_chosen.emit(30)
    assert count(view.table) == 1
    assert "24-Mar-2026" in view.panel.body.text()
