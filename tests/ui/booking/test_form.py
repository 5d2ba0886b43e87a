"""The fields of the dialog: what is offered, what is kept as a draft, and what is missing."""

from __future__ import annotations

from datetime import time

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.form import ANY, BookingForm, KeptNumber
from luna_desktop.ui.booking.shown import Choices
from tests.ui.booking.people import TODAY

CHOICES = Choices([("t", "Treatment 45 min")], [(1, "Priya")], [(3, "Room 3")], [(2, "Device 2")], (30, 45))


@pytest.fixture
def form(qtbot: QtBot) -> BookingForm:
    made = BookingForm(TODAY, shows_alerts=True, may_register=True)
    qtbot.addWidget(made)
    return made


def test_any_is_offered_beside_those_who_fit(form: BookingForm) -> None:
    form.offer(CHOICES)
    assert (form.practitioner.value(), form.room.value(), form.device.value()) == (ANY, ANY, ANY)
    assert [option.text for option in form.device.options()] == ["Any free device", "Device 2"]
    form.practitioner.show_value(1)
    form.device.show_value(2)
    form.offer(Choices([("t", "Treatment 45 min")], [(1, "Priya")]))
    assert form.practitioner.value() == 1
    assert form.device.value() == ANY
    assert [option.text for option in form.device.options()] == ["None needed"]


def test_what_is_missing_is_said_first_things_first(form: BookingForm) -> None:
    form.offer(CHOICES)
    assert form.first_problem() is form.service
    form.service.show_value("t")
    assert form.first_problem() is form.day
    form.day.show_value(TODAY)
    form.start.show_value(time(10))
    assert form.first_problem() is None


def test_everything_typed_is_part_of_the_draft(form: BookingForm, qtbot: QtBot) -> None:
    form.offer(CHOICES)
    form.patient_key.show_value(7)
    form.note.show_value("needs a lift")
    form.touch()
    with qtbot.waitSignal(form.draft_due) as due:
        form.flush_draft()
    values = due.args[0]
    assert (values["patient"], values["note"]) == (7, "needs a lift")
    assert {"service", "day", "start", "new_name", "new_phone"} <= set(values)
    assert "remind" not in values, "a tick belongs to what was said at that moment"
    kept = KeptNumber("other")
    qtbot.addWidget(kept)
    kept.show_value("nothing")
    assert kept.value() == 0


def test_without_a_patient_the_rest_is_off(form: BookingForm, qtbot: QtBot) -> None:
    form.set_usable(False)
    assert not form.service.isEnabled()
    assert form.patient.isEnabled()
    form.set_usable(True)
    assert form.is_usable()
    form.show_reminder(ticked=True, note="Said yes.", can_tick=False)
    assert form.remind.value()
    assert not form.remind.control.isEnabled()
    assert form.remind_note.text() == "Said yes."
    form.resize(700, 400)
    assert form.minimumSizeHint().height() >= 400
    with qtbot.waitSignal(form.repeat_wanted):
        form.repeat.click()


def test_a_health_detail_in_the_note_is_pointed_out(form: BookingForm) -> None:
    form.note.show_value("acne")
    form.note.edited.emit()
    assert "health detail" in form.note.edit.accessibleDescription()
    form.note.show_value("by taxi")
    form.note.edited.emit()
    assert form.note.edit.accessibleDescription() == ""
