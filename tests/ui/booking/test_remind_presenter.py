"""The tick follows whom the booking is for, and keeps what the person chose for the same number."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.remind_presenter import RemindPresenter
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of


def test_a_tick_for_somebody_new_stays_when_they_are_registered(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    window = QWidget()
    qtbot.addWidget(window)
    view = BookingDialog(window, date(2026, 3, 14), shows_alerts=True, may_register=True)
    presenter = RemindPresenter(view.form, view, context_of(clinic))
    presenter.show_new("")
    assert not view.form.remind.control.isEnabled()
    presenter.show_new("98860 01427")
    view.form.remind.box.click()
    patient = builders.register(clinic)
    presenter.show_patient(patient)
    assert view.form.remind.value()
    assert presenter.wishes(patient) is not None
    view.form.remind.box.click()
    assert presenter.wishes(patient) is None
