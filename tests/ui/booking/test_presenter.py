"""The booking dialog over a real clinic: checked while typed, booked, held, refused, changed; nothing typed is lost."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.preferences import Channel, Topic, Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book import book_appointment
from luna_desktop.services.front.set_up import add_entry
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.privacy.preferences import read_preferences
from luna_desktop.ui.booking.prefill import Prefill
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import book_one, person, wanted
from tests.ui.booking.opened import ALT, CTRL, opened

MONDAY = date(2026, 3, 16)


def test_a_known_patient_is_booked_by_keyboard(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    builders.register(clinic)
    hand = opened(qtbot, clinic)
    assert not hand.dialog.form.is_usable()
    assert hand.dialog.outcome_text() == "Choose the patient to go on."
    hand.type("ananya")
    hand.press(Qt.Key.Key_Return)
    assert hand.dialog.outcome_text() == "Choose the service to go on."
    hand.type("t")
    hand.press(Qt.Key.Key_D, ALT)
    hand.type("16-3")
    hand.press(Qt.Key.Key_Tab)
    hand.type("1000")
    assert hand.dialog.outcome_text() == "Everything is free."
    assert hand.dialog.form.end.value() == "10:45"
    hand.press(Qt.Key.Key_Return, CTRL)
    assert not hand.is_open()
    (row,) = hand.bookings()
    assert (row.name, row.desk_name, row.span.minutes) == ("Ananya Kumar", "Treatment 45 min", 45)
    assert hand.way.said == ["Booked: Mon 16-Mar-2026, 10:00"] * 2
    assert [entry.detail for entry in entries(clinic, "patients searched")]


def test_somebody_new_is_registered_with_the_booking_and_asked_about_sms(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    hand = opened(qtbot, clinic)
    hand.type("Ritu Chauhan")
    hand.press(Qt.Key.Key_Return)
    hand.type("9008055317")
    hand.press(Qt.Key.Key_Return)
    hand.type("35")
    hand.press(Qt.Key.Key_Return)
    hand.type("c")
    form = hand.dialog.form
    form.day.show_value(MONDAY)
    form.start.show_value(time(10))
    form.start.edited.emit()
    assert form.remind_note.text() == "Not asked yet. Tick it when the patient says yes."
    form.remind.box.click()
    assert form.remind_note.text() == "Written down with the booking: yes."
    hand.press(Qt.Key.Key_Return, CTRL)
    assert not hand.is_open()
    (row,) = hand.bookings()
    (card,) = act(clinic, search_patients, Lookup("chauhan"))
    assert (row.patient_id, card.phone) == (card.patient_id, "+919008055317")
    cells = act(clinic, read_preferences, card.patient_id).cells
    said = {cell.wish for cell in cells if (cell.topic, cell.way.channel) == (Topic.APPOINTMENT, Channel.SMS)}
    assert said == {Wish.YES}


def test_a_conflict_is_told_and_overridden_with_a_reason(qtbot: QtBot, clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    prefill = Prefill(known.patient_id, service="consultation", practitioner=person(clinic), day=MONDAY, start=time(10))
    hand = opened(qtbot, clinic, None, "Twins come together", prefill=prefill)
    form = hand.dialog.form
    assert form.conflict.text().startswith("Same patient, two places")
    assert form.start.edit.property("state") == "error"
    assert not hand.dialog.act.isEnabled()
    hand.press(Qt.Key.Key_Return, CTRL)
    assert hand.is_open()
    form.conflict.show_wanted.emit(known.booking_id)
    assert "Booked by" in hand.context.prompts.told[-1]  # type: ignore[attr-defined]  # scripted prompts keep what they told
    form.conflict.override_button.click()
    assert not hand.dialog.act.isEnabled()
    form.conflict.override_button.click()
    assert "Twins come together" in form.conflict.text()
    form.conflict.keep_button.click()
    assert not hand.dialog.act.isEnabled()


def test_a_lost_race_says_so_and_keeps_the_typing(qtbot: QtBot, clinic: OpenClinic) -> None:
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    patient = builders.register(clinic)
    prefill = Prefill(patient, service="consultation", practitioner=person(clinic), day=MONDAY, start=time(10))
    hand = opened(qtbot, clinic, prefill=prefill)
    hand.dialog.form.note.show_value("needs a lift")
    assert hand.dialog.act.isEnabled()
    hand.context.announcements.blockSignals(True)  # as when another workstation was faster
    act(clinic, book_appointment, wanted(clinic, other, "10:00"))
    hand.press(Qt.Key.Key_Return, CTRL)
    assert hand.is_open()
    assert hand.dialog.slots.news.text() == "Someone took 10:00 just now."
    assert hand.dialog.form.note.value() == "needs a lift"
    assert hand.dialog.outcome_text() == "Change the time to go on: 1 conflict."


def test_a_service_for_review_is_held(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    with working(owner) as work:
        add_entry(work, DeskService("reviewed", "Treatment 30 min", needs_review=True))
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    hand = opened(qtbot, clinic, prefill=Prefill(patient, service="reviewed", day=MONDAY, start=time(10)))
    assert not hand.dialog.form.hold.isHidden()
    assert hand.dialog.act.text() == "Hold this booking"
    hand.dialog.act.click()
    assert hand.bookings()[0].state is BookingState.HELD


def test_a_booking_is_changed_in_the_same_dialog(qtbot: QtBot, clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00", note="needs a lift")
    hand = opened(qtbot, clinic, prefill=Prefill(known.patient_id, known.booking_id))
    form = hand.dialog.form
    assert hand.dialog.title.text() == "Change the booking of Mon 16-Mar-2026, 10:00"
    assert (form.note.value(), form.start.value()) == ("needs a lift", "10:00")
    assert form.patient.well.change.isHidden()
    assert hand.dialog.act.text() == "Save changes"
    assert form.conflict.isHidden()
    form.start.show_value("11:00")
    form.start.edited.emit()
    hand.dialog.act.click()
    (row,) = hand.bookings()
    assert (row.booking_id, f"{row.span.starts:%H:%M}") == (known.booking_id, "05:30")
    assert hand.way.said[-1].startswith("Changed:")


def test_what_was_typed_comes_back_after_esc(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    builders.register(clinic)
    hand = opened(qtbot, clinic)
    hand.type("ananya")
    hand.press(Qt.Key.Key_Return)
    hand.type("t")
    hand.press(Qt.Key.Key_Escape)
    assert not hand.is_open()
    again = opened(qtbot, clinic)
    assert again.dialog.form.patient.well.name.text() == "Ananya Kumar"
    assert again.dialog.form.service.value() == "treatment_45"
    assert "is back" in again.dialog.form.trouble.text()
    again.dialog.form.trouble.acted.emit()
    assert not again.dialog.form.is_usable()
    assert again.dialog.form.service.value() is None


def test_impossible_times_are_said_at_their_field(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    prefill = Prefill(patient, service="consultation", day=date(2026, 3, 10), start=time(10))
    hand = opened(qtbot, clinic, prefill=prefill)
    form = hand.dialog.form
    assert "over" in form.start.problem
    form.day.show_value(MONDAY)
    form.start.show_value("23:45")
    form.start.edited.emit()
    assert "ends on the day" in form.start.problem
    form.start.show_value("21:00")
    form.start.edited.emit()
    assert not form.start.problem
    assert form.conflict.text().startswith("Not there at this time")
