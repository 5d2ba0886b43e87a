"""Finding whom the booking is for: searches are noted once, late answers dropped, the same person recognised."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.people.patients import open_patient
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.ui.booking.opened import opened


def test_whom_one_opened_last_stands_there_at_once(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    act(clinic, open_patient, patient)
    hand = opened(qtbot, clinic)
    finder = hand.dialog.form.patient.finder
    assert finder.found.rows_model().rowCount() == 1
    hand.type("nobody at all")
    assert finder.found.isHidden()
    hand.press(Qt.Key.Key_Escape)
    assert len(entries(clinic, "patients searched")) == 1


def test_the_same_person_is_offered_while_somebody_new_is_typed(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    builders.register(clinic)
    hand = opened(qtbot, clinic)
    hand.dialog.form.patient.finder.new.click()
    new = hand.dialog.form.patient.new
    new.full_name.show_value("Ananya Kumar")
    new.phone.show_value("98860 01427")
    new.likeness_changed.emit()
    assert new.alike_title.text().startswith("1 person on this number.")
    new.alike.picked.emit(new.alike.rows_model().row_at(0))
    assert hand.dialog.form.patient.well.name.text() == "Ananya Kumar"
    hand.dialog.form.patient.well.change.click()
    assert not hand.dialog.form.is_usable()
    hand.dialog.form.patient.finder.new.click()
    assert new.full_name.value() == "Ananya Kumar", "what was typed of somebody new is not lost"
    new.back.click()
    assert not hand.dialog.form.patient.finder.isHidden()
    new.full_name.show_value("")
    new.phone.show_value("")
    new.likeness_changed.emit()
    assert new.alike.isHidden()
