"""From fields to what the book is asked, and from the set-up to what is offered."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.resources import Device, Room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import Person, SetUp
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.ui.booking.form import BookingForm
from luna_desktop.ui.booking.reading import asked_of, choices_of, number, service_of
from tests.ui.booking.people import TODAY

SET_UP = SetUp(
    people={1: Person(1, "Priya"), 2: Person(2, "Asha", order=-1)},
    rooms={3: Room("Room 3"), 4: Room("Room 4")},
    devices={5: Device("Device 5")},
    services={
        "talk": DeskService("talk", "Consultation", 25),
        "treat": DeskService("treat", "Treatment 45 min", 45, practitioners=(1,), rooms=(4,), devices=(5, 6)),
    },
)


def test_only_what_goes_with_the_service_is_offered() -> None:
    every = choices_of(SET_UP, None)
    assert every.practitioners == [(2, "Asha"), (1, "Priya")]
    assert every.devices == []
    assert 25 in every.minutes
    fitting = choices_of(SET_UP, SET_UP.services["treat"], 50)
    assert (fitting.practitioners, fitting.rooms, fitting.devices) == (
        [(1, "Priya")],
        [(4, "Room 4")],
        [(5, "Device 5")],
    )
    assert 50 in fitting.minutes


def test_what_is_typed_becomes_a_question(qtbot: QtBot) -> None:
    form = BookingForm(TODAY, shows_alerts=True, may_register=True)
    qtbot.addWidget(form)
    form.offer(choices_of(SET_UP, None))
    assert asked_of(form, SET_UP, None, 0) is None
    form.service.show_value("treat")
    form.offer(choices_of(SET_UP, service_of(form, SET_UP)))
    form.device.show_value(5)
    form.minutes.show_value(60)
    form.day.show_value(TODAY)
    form.start.show_value(time(11))
    asked = asked_of(form, SET_UP, PatientId(7), 9)
    assert asked is not None
    assert asked.starts == datetime(2026, 11, 23, 5, 30, tzinfo=UTC)
    assert (asked.patient_id, asked.minutes, asked.devices, asked.booking_id) == (7, 60, (5,), 9)
    assert number(None) == number("x") == 0


def test_a_time_that_the_clocks_skip_is_no_question(qtbot: QtBot) -> None:
    form = BookingForm(TODAY, shows_alerts=True, may_register=True)
    qtbot.addWidget(form)
    form.offer(choices_of(SET_UP, None))
    form.service.show_value("talk")
    form.day.show_value("2026-03-29")
    form.start.show_value("02:30")
    berlin = SetUp(zone=ZoneInfo("Europe/Berlin"), services=SET_UP.services)
    with pytest.raises(InvalidInput):
        asked_of(form, berlin, None, 0)
