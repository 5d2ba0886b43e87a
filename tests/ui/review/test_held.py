"""The question about a held appointment, in a window, over a real clinic."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.services.front import held
from luna_desktop.services.front.bookings import known_booking
from luna_desktop.ui.review.held import HeldDialog, ask_about_held
from luna_desktop.ui.review.sections import SECTIONS
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import book_one
from tests.services.front.test_held import hold_follow_ups
from tests.ui.contexts import Way, context_of


def open_question(qtbot: QtBot, open_clinic: Opener) -> tuple[HeldDialog, Way, object]:
    owner = open_clinic(Role.OWNER)
    hold_follow_ups(owner)
    waiting = book_one(open_clinic(Role.RECEPTION), service="follow_up")
    doctor = open_clinic(Role.CLINICIAN)
    (row,) = act(doctor, held.read_held, None)
    window, way = QWidget(), Way()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    ask_about_held(context_of(doctor, way=way), window, row)
    dialog = window.findChild(HeldDialog)
    assert dialog is not None

    def state() -> BookingState:
        with working(doctor) as work:
            return known_booking(work, waiting.patient_id, waiting.booking_id).booking.state

    return dialog, way, state


def test_it_names_patient_day_and_service_and_lets_the_appointment_stand(qtbot: QtBot, open_clinic: Opener) -> None:
    dialog, way, state = open_question(qtbot, open_clinic)
    said = dialog.accessibleName() + dialog.accessibleDescription()
    for words in ("Ananya Kumar", "Born 01-May-1990", "Follow-up on 16-Mar-2026", "10:00, Dr Meera Pillai"):
        assert words in said
    qtbot.mouseClick(dialog.accept, Qt.MouseButton.LeftButton)
    assert state() is BookingState.BOOKED  # type: ignore[operator]
    assert way.said == ["The appointment stands. The desk tells the patient."]


def test_a_no_without_words_is_asked_for_at_the_field_and_then_called_off(qtbot: QtBot, open_clinic: Opener) -> None:
    dialog, _way, state = open_question(qtbot, open_clinic)
    qtbot.mouseClick(dialog.refuse, Qt.MouseButton.LeftButton)
    assert "few words" in dialog.words.problem
    qtbot.keyClicks(dialog.words.edit, "consultation first")
    qtbot.mouseClick(dialog.refuse, Qt.MouseButton.LeftButton)
    assert state() is BookingState.CANCELLED  # type: ignore[operator]


def test_the_chart_can_be_opened_first_and_esc_decides_nothing(qtbot: QtBot, open_clinic: Opener) -> None:
    dialog, way, state = open_question(qtbot, open_clinic)
    qtbot.mouseClick(dialog.chart, Qt.MouseButton.LeftButton)
    assert len(way.opened) == 1
    assert state() is BookingState.HELD  # type: ignore[operator]


def test_the_list_asks_over_the_page() -> None:
    section = next(each for each in SECTIONS if each.key == "held")
    assert section.ask is ask_about_held
