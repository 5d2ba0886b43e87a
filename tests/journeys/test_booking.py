"""Somebody calls: booked by keyboard in the real window, new or known, once or six times; typing survives a lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.services.front.own_bookings import OwnBookings, read_own_bookings
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.ui import edit_frame
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.journeys.test_places import troubles
from tests.services.acting import act

MOST = 25
"""So many keys at the most, besides words that are typed, for a phone booking with a new patient."""


class Desk:
    """Reception's hands: keys are counted, typed words are not."""

    def __init__(self, journey: Journey) -> None:
        self.journey, self.keys = journey, 0

    def press(self, *keys: str) -> None:
        for each in keys:
            self.journey.press(each)
            self.keys += 1
        self.journey.settle()

    def type(self, text: str) -> None:
        self.journey.type(text)
        self.journey.settle()


@pytest.fixture
def desk(begin: Begin, small_clinic: Path) -> Desk:
    journey = begin(small_clinic)
    journey.sign_in(builders.STAFF[Role.RECEPTION][0], builders.PASSWORD)
    return Desk(journey)


def bookings(journey: Journey, name: str) -> OwnBookings:
    clinic = journey.program.clinic
    assert clinic is not None
    (card,) = act(clinic, search_patients, Lookup(name))
    return act(clinic, read_own_bookings, card.patient_id)


def test_a_new_patient_is_booked_on_the_phone_in_under_25_keys(desk: Desk) -> None:
    journey = desk.journey
    desk.press("Ctrl+B")
    journey.see("Choose the patient to go on.")
    assert troubles(journey) == []
    desk.type("Ritu Chauhan")
    desk.press("Return")
    desk.type("90080 55317")
    desk.press("Return")
    desk.type("32")
    desk.press("Return")
    assert journey.has_keyboard() == "service"
    desk.press("T")
    desk.press("Alt+D", "Down")
    journey.see("Everything is free.")
    assert troubles(journey) == []
    desk.press("Ctrl+Return")
    journey.wait(lambda: not journey.is_seen("bookingDialog"), "the dialog has gone")
    (booked,) = bookings(journey, "chauhan").coming
    assert booked.row.desk_name == "Treatment 45 min"
    assert desk.keys < MOST, desk.keys


def test_a_course_of_six_is_booked_by_keyboard(desk: Desk) -> None:
    journey = desk.journey
    desk.press("Ctrl+B")
    desk.type("bhavana")
    desk.press("Return", "T", "Alt+D", "Down")
    journey.see("Everything is free.")
    journey.use("repeatButton")
    journey.settle()
    journey.wait(lambda: journey.reads("Book 6 appointments"), "six dates are planned")
    desk.press("Ctrl+Return")
    journey.wait(lambda: not journey.is_seen("bookingDialog"), "the dialog has gone")
    assert len(bookings(journey, "bhavana").coming) == 6


def test_what_is_typed_on_the_phone_survives_a_lock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit_frame, "DRAFT_MS", 50)
    journey = desk.journey
    desk.press("Ctrl+B")
    desk.type("Ritu Chauhan")
    desk.press("Return")
    desk.type("90080 55317")
    journey.lock()
    assert not journey.is_seen("bookingDialog")
    journey.sign_in(builders.STAFF[Role.RECEPTION][0], builders.PASSWORD)
    desk.press("Ctrl+B")
    journey.see("It was not booked yet.")
    assert journey.reads("90080 55317")
    desk.press("Escape")
    desk.press("F1")
    journey.press("Escape")


def test_the_lists_are_worked_off_by_keyboard(desk: Desk) -> None:
    journey = desk.journey
    journey.go_on_rail("lists")
    journey.see("Nobody waits for a time.")
    journey.use("waitingAdd")
    desk.type("bhavana")
    desk.press("Return", "C", "Tab")
    journey.use("confirmButton")
    journey.see("Bhavana Shetty is on the waiting list")
    assert troubles(journey) == []
    journey.tab_to("deskList")
    desk.press("Return")
    journey.see("Choose a free time, or type date and start.")
    desk.press("Alt+D", "Down", "Ctrl+Return")
    journey.see("Nobody waits for a time.")
    assert len(bookings(journey, "bhavana").coming) == 1
