"""Who waits and who comes next, as the desk reads it."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.services.front.waiting_room import (
    change_wait_limits,
    line_of,
    read_day_now,
    read_wait_limits,
    short_name,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, book_one


def somebody(clinic: OpenClinic, name: str, number: int) -> PatientId:
    return builders.register(clinic, builders.a_patient(name, "Asha", phone=f"98860 0{number}"))


def test_who_waits_stands_longest_first_and_who_comes_next_by_time(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk = open_clinic(Role.RECEPTION)
    names = ("Anand", "Bose", "Chopra", "Dixit")
    times = ("12:00", "10:00", "11:00", "10:30")
    people = [somebody(desk, name, 1428 + place) for place, name in enumerate(names)]
    known = [book_one(desk, person, time) for person, time in zip(people, times, strict=True)]
    gone = book_one(desk, somebody(desk, "Ekka", 1440), "09:00")
    book_one(desk, somebody(desk, "Tomorrow", 1441), "10:00", day="2026-03-17")
    act(desk, book.pin_booking, asked(gone))
    for which, time in ((known[1], "09:45"), (known[3], "09:40")):
        ticking.now = at(time)
        act(desk, stamp_booking, Stamping(which.patient_id, which.booking_id, Step.ARRIVE))
    found = act(desk, read_day_now, None)
    assert [line.name for line in found.waiting] == ["Asha Dixit", "Asha Bose"]
    assert [line.name for line in found.expected] == ["Asha Chopra", "Asha Anand"]
    line = found.waiting[1]
    assert (line.mrn, line.service, line.short_practitioner) == ("LUN-000002", "Consultation", "Dr Pillai")
    assert line.arrived_at is not None
    assert (line.starts, line.room, line.form_to_sign) == (at("10:00"), "Room 1", False)


def test_a_line_belongs_to_its_patient(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    other = somebody(clinic, "Bose", 1500)
    with working(clinic) as work:
        assert line_of(work, known.patient_id, known.booking_id).name == "Ananya Kumar"
        with pytest.raises(NotFound):
            line_of(work, other, known.booking_id)


def test_the_limits_are_the_clinics_to_choose(clinic: OpenClinic) -> None:
    assert act(clinic, read_wait_limits, None) == WaitLimits(10, 20, 5)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, change_wait_limits, WaitLimits(0, 0, 61))
    assert set(refused.value.problems) == {"near", "long", "before"}
    act(clinic, change_wait_limits, WaitLimits(15, 30, 0))
    assert act(clinic, read_wait_limits, None) == WaitLimits(15, 30, 0)


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("Dr Vikram Sethi", "Dr Sethi"),
        ("Dr. Vikram Sethi", "Dr. Sethi"),
        ("Priya Kulkarni", "P. Kulkarni"),
        ("Tara", "Tara"),
        ("", ""),
    ],
)
def test_a_narrow_line_shortens_a_name(whole: str, short: str) -> None:
    assert short_name(whole) == short
