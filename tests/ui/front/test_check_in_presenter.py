"""Check-in from the first row to “Arrived” over a real clinic, and the ways out of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.states import Step
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.ui.context import Context
from luna_desktop.ui.front.check_in_dialog import CheckInDialog
from luna_desktop.ui.front.check_in_presenter import check_in
from luna_desktop.ui.widgets.buttons import Button
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.front.booking import asked, at, book_one, wanted
from tests.ui.contexts import Way, context_of


class Desk:
    """A window of the desk with a check-in over it."""

    def __init__(self, qtbot: QtBot, clinic: OpenClinic, known: KnownBooking, *answers: object) -> None:
        self.way, self.arrived = Way(), list[KnownBooking]()
        self.context: Context = context_of(clinic, *answers, way=self.way)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.window.show()
        check_in(self.window, self.context, asked(known), "Ananya Kumar", self.arrived.append)

    @property
    def dialog(self) -> CheckInDialog:
        (found,) = self.window.findChildren(CheckInDialog)
        return found

    def press(self, name: str) -> None:
        self.window.findChild(Button, name).click()


@pytest.fixture
def reception(open_clinic: Opener) -> OpenClinic:
    return open_clinic(Role.RECEPTION)


def test_details_and_notice_are_done_in_place_and_the_arrival_is_stamped(
    qtbot: QtBot, reception: OpenClinic, ticking: builders.Ticking
) -> None:
    ticking.now = at("10:00", "2025-01-06")
    patient = builders.register(reception, builders.a_patient(care=builders.ConsentState.NOT_ASKED))
    ticking.now = at("09:00")
    known = book_one(reception, patient, "10:00")
    desk = Desk(qtbot, reception, known)
    desk.press("DETAILS_right")
    desk.press("NOTICE_given")
    assert {row.note.text() for row in desk.dialog.rows()} >= {"Confirmed today", "Noted: it was given"}
    left = desk.dialog.left()
    desk.press("arrivedButton")
    (stamped,) = desk.arrived
    assert (stamped.booking.state, desk.dialog.isHidden()) == (BookingState.ARRIVED, True)
    (entry,) = entries(reception, "booking arrived")
    assert f'"left": {left}' in entry.detail
    assert [len(entries(reception, action)) for action in ("contact_check recorded", "notice given")] == [1, 1]


@pytest.mark.parametrize(
    ("name", "place"),
    [("CONSENTS_turn", "patient screen 1"), ("CONSENTS_privacy", ""), ("checkInDetails", ""), ("checkInCancel", None)],
)
def test_its_ways_out_close_it_first(
    qtbot: QtBot, reception: OpenClinic, ticking: builders.Ticking, name: str, place: str | None
) -> None:
    ticking.now = at("09:00")
    desk = Desk(qtbot, reception, book_one(reception, time="10:00"))
    dialog = desk.dialog
    desk.press(name)
    assert dialog.isHidden()
    assert desk.way.places == ([place] if place else [])
    assert desk.way.opened == ([1] if place == "" else [])
    assert desk.arrived == []


def test_somebody_who_was_faster_is_said_and_nothing_is_stamped_twice(
    qtbot: QtBot, reception: OpenClinic, ticking: builders.Ticking
) -> None:
    ticking.now = at("09:00")
    known = book_one(reception, time="10:00")
    desk = Desk(qtbot, reception, known)
    act(reception, stamp_booking, Stamping(known.patient_id, known.booking_id, Step.ARRIVE))
    desk.press("arrivedButton")
    assert "Somebody changed this booking" in desk.dialog.banner.text()
    assert desk.arrived == []


def test_a_confirmation_by_a_colleague_does_not_keep_the_patient_waiting_at_the_desk(
    qtbot: QtBot, reception: OpenClinic, ticking: builders.Ticking
) -> None:
    ticking.now = at("09:00")
    known = book_one(reception, time="10:00")
    desk = Desk(qtbot, reception, known)
    act(reception, stamp_booking, Stamping(known.patient_id, known.booking_id, Step.CONFIRM))
    desk.press("arrivedButton")
    assert "Somebody changed this booking" in desk.dialog.banner.text()
    desk.press("arrivedButton")
    assert desk.arrived[0].booking.state is BookingState.ARRIVED


def test_who_was_missed_comes_after_all_with_a_reason_where_the_time_was_given_away(
    qtbot: QtBot, reception: OpenClinic, ticking: builders.Ticking
) -> None:
    known = book_one(reception, time="10:00")
    ticking.now = at("10:02")
    missed = act(reception, stamp_booking, Stamping(known.patient_id, known.booking_id, Step.MISS))
    other = builders.register(reception, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    act(reception, book.book_appointment, wanted(reception, other, "10:15"))
    desk = Desk(qtbot, reception, missed, "came late, fits in")
    desk.press("arrivedButton")
    (stamped,) = desk.arrived
    assert stamped.booking.override == "came late, fits in"
