"""The forms of the settings: what is shown is what is handed out."""

from __future__ import annotations

from dataclasses import asdict

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.settings import ClinicDetails, Preferences, PrivacyContact
from luna_desktop.ui.settings.forms import ClinicForm, ContactForm, PreferencesForm


def test_what_was_read_comes_back_the_same(qtbot: QtBot) -> None:
    clinic = ClinicDetails("Aranya", "12 Lake Road\nBengaluru", "+918040001122", "a@b.in", "KPME 12", "ARA")
    contact = PrivacyContact("Farida", "Officer", "+919845011223", "f@b.in", "12 Lake Road")
    preferences = Preferences("no", 15, "/media/disk", asks_health_account=True)
    forms = ClinicForm(), ContactForm(), PreferencesForm()
    for form, value in zip(forms, (clinic, contact, preferences), strict=True):
        qtbot.addWidget(form)
        form.show_values(asdict(value))
        assert not form.is_dirty()
    assert forms[0].details() == clinic
    assert forms[1].contact() == contact
    assert forms[2].preferences() == preferences


def test_a_missing_contact_is_said_until_it_is_there(qtbot: QtBot) -> None:
    form = ContactForm()
    qtbot.addWidget(form)
    form.show_missing(True)
    assert "no record copy" in form.missing.text()
    form.show_missing(False)
    assert form.missing.isHidden()


def test_every_waiting_time_that_is_allowed_can_be_chosen(qtbot: QtBot) -> None:
    form = PreferencesForm()
    qtbot.addWidget(form)
    for minutes in range(1, 16):
        form.show_values({"lock_minutes": minutes})
        assert form.preferences().lock_minutes == minutes
