"""Free times follow service, length and wishes; one that is chosen fills the form; none found can be widened."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.booking.prefill import Prefill
from tests import builders
from tests.services.front.booking import MONDAY, book_one, person
from tests.ui.booking.opened import ALT, CTRL, opened


def test_the_soonest_time_is_two_keys_away(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hand = opened(qtbot, clinic, prefill=Prefill(patient, service="treatment_45"))
    slots = hand.dialog.slots
    first = slots.rows()[0]
    assert first.slot.is_soonest
    assert slots.length.text() == "45 min"
    hand.press(Qt.Key.Key_D, ALT)
    hand.press(Qt.Key.Key_Down)
    form = hand.dialog.form
    assert first.isChecked()
    assert form.start.time() == first.slot.start
    assert form.practitioner.value() != 0
    hand.press(Qt.Key.Key_Down)
    assert form.start.time() == slots.rows()[1].slot.start
    hand.press(Qt.Key.Key_Up)
    hand.press(Qt.Key.Key_Up)
    assert form.start.edit.hasFocus()
    hand.press(Qt.Key.Key_Return, CTRL)
    assert not hand.is_open()


def test_a_typed_day_moves_the_list_and_a_chosen_time_does_not(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hand = opened(qtbot, clinic, prefill=Prefill(patient, service="consultation"))
    hand.press(Qt.Key.Key_D, ALT)
    hand.type("wed")
    slots = hand.dialog.slots
    titles = [row.slot.key.starts.date() for row in slots.rows()]  # type: ignore[attr-defined]  # a FreeTime
    assert titles[0] == date(2026, 3, 18)
    slots.rows()[-1].click()
    assert [row.slot.key.starts.date() for row in slots.rows()] == titles  # type: ignore[attr-defined]
    assert slots.rows()[-1].isChecked()
    hand.press(Qt.Key.Key_Tab)
    hand.dialog.form.start.show_value("07:03")
    hand.dialog.form.start.edited.emit()
    assert not any(row.isChecked() for row in slots.rows())


def test_the_next_free_time_of_the_day_is_offered_and_taken(qtbot: QtBot, clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    prefill = Prefill(other, service="consultation", practitioner=person(clinic), day=date.fromisoformat(MONDAY))
    hand = opened(qtbot, clinic, prefill=prefill)
    form = hand.dialog.form
    form.start.show_value("10:00")
    form.start.edited.emit()
    del known
    assert not form.conflict.use_button.isHidden()
    form.conflict.use_button.click()
    assert form.conflict.isHidden()
    assert hand.dialog.outcome_text() == "Everything is free."


def test_nothing_found_is_said_and_widened(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hand = opened(qtbot, clinic, prefill=Prefill(patient, service="consultation"))
    slots = hand.dialog.slots
    slots.part.show_value("evening")
    slots.weekdays.show_value("weekend")
    slots.part.edited.emit()
    widen = slots.findChild(QPushButton, "slotsWiden")
    assert widen is not None
    widen.click()
    later = slots.findChild(QPushButton, "slotsWiden")
    assert later is not None
    slots.weekdays.show_value("")
    slots.part.show_value("morning")
    slots.part.edited.emit()
    assert all(row.slot.start < time(13) for row in slots.rows())
    assert slots.rows()
