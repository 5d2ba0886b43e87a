"""A course in one go: six dates checked and booked, one left out, one moved, or none where one is lost."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book import book_appointment
from luna_desktop.services.front.own_bookings import read_own_bookings
from luna_desktop.ui.booking.prefill import Prefill
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import book_one, person, wanted
from tests.ui.booking.opened import CTRL, opened

MONDAY = date(2026, 3, 16)


def test_a_course_of_six_is_booked_in_one_go(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    hand = opened(qtbot, clinic, prefill=Prefill(patient, service="treatment_45", day=MONDAY, start=time(10)))
    hand.dialog.form.repeat.click()
    assert hand.dialog.act.text() == "Book 6 appointments"
    assert hand.dialog.outcome_text() == "Every date is free."
    hand.press(Qt.Key.Key_Return, CTRL)
    assert not hand.is_open()
    coming = act(clinic, read_own_bookings, patient).coming
    days = [each.row.span.starts.date() for each in coming]
    assert days == [MONDAY + timedelta(weeks=at) for at in range(6)]
    assert len({each.row.series for each in coming}) == 1
    assert hand.way.said[-1] == "6 appointments booked"


def test_a_date_that_is_taken_is_left_out_or_moved(qtbot: QtBot, clinic: OpenClinic) -> None:
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    for day in ("2026-03-23", "2026-03-30"):
        book_one(clinic, other, "10:00", day=day)
    patient = builders.register(clinic)
    prefill = Prefill(patient, service="consultation", practitioner=person(clinic), day=MONDAY, start=time(10))
    hand = opened(qtbot, clinic, prefill=prefill)
    hand.dialog.form.repeat.click()
    assert hand.dialog.outcome_text() == "2 dates are not free. Leave them out, or choose other times."
    assert not hand.dialog.act.isEnabled()
    tick = hand.dialog.series.findChild(QCheckBox, "seriesDate1")
    assert tick is not None
    tick.click()
    move = hand.dialog.series.findChild(QPushButton, "seriesOther2")
    assert move is not None
    move.click()
    assert hand.dialog.act.text() == "Book 5 appointments"
    hand.dialog.act.click()
    coming = act(clinic, read_own_bookings, patient).coming
    assert date(2026, 3, 23) not in {each.row.span.starts.date() for each in coming}
    assert len(coming) == 5


def test_none_is_booked_where_one_is_lost(qtbot: QtBot, clinic: OpenClinic) -> None:
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    patient = builders.register(clinic)
    prefill = Prefill(patient, service="consultation", practitioner=person(clinic), day=MONDAY, start=time(10))
    hand = opened(qtbot, clinic, prefill=prefill)
    hand.dialog.form.repeat.click()
    hand.context.announcements.blockSignals(True)  # as when another workstation was faster
    act(clinic, book_appointment, wanted(clinic, other, "10:00", day="2026-04-06"))
    hand.dialog.act.click()
    assert hand.is_open()
    assert act(clinic, read_own_bookings, patient).coming == ()
    assert hand.dialog.outcome_text().startswith("1 date is not free.")
    hand.dialog.series.one.click()
    assert hand.dialog.act.text() == "Book appointment"


def test_somebody_new_books_a_course_too(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    hand = opened(qtbot, clinic, prefill=Prefill(service="consultation", day=MONDAY, start=time(10)))
    hand.dialog.form.patient.finder.new_wanted.emit("Ritu Chauhan")
    hand.dialog.form.repeat.click()
    assert hand.dialog.outcome_text() == "Every date is free."
    hand.dialog.series.count.show_value("3")
    hand.dialog.series.count.edited.emit()
    hand.dialog.act.click()
    assert [row.name for row in hand.bookings()] == ["Ritu Chauhan"]
