"""Opening hours, from a day on, and other hours on one day."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.hours import DayHours, Period
from luna_desktop.domain.book.resources import CLINIC, practitioner
from luna_desktop.domain.book.stranded import BookingsStranded
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.entries import Retiring
from luna_desktop.services.front.hours import (
    DateKept,
    OwnerOfHours,
    WeekKept,
    drop_week,
    keep_date,
    keep_week,
    read_hours,
)
from tests.services.acting import act
from tests.services.front.booking import book_one, person, set_up

MONDAY, NEXT = date(2026, 3, 16), date(2026, 3, 23)
EVENING = (DayHours(0, (Period(15 * 60, 20 * 60),)),)


def owner_of(clinic: OpenClinic, of: object) -> OwnerOfHours:
    return next(each for each in act(clinic, read_hours, None).owners if each.of == of)


def test_hours_count_from_their_day_on_and_earlier_ones_stay(clinic: OpenClinic) -> None:
    doctor = practitioner(person(clinic))
    act(clinic, keep_week, WeekKept(doctor, EVENING, NEXT))
    book = set_up(clinic)
    assert book.hours_on(doctor, MONDAY) == book.hours_on(CLINIC, MONDAY)
    assert book.hours_on(doctor, NEXT) == EVENING[0]
    assert book.hours_on(doctor, date(2026, 3, 24)) == DayHours(1)
    act(clinic, keep_week, WeekKept(doctor, (), date(2026, 3, 30), follows=True))
    book = set_up(clinic)
    assert book.hours_on(doctor, NEXT) == EVENING[0]
    assert book.hours_on(doctor, date(2026, 3, 30)) == book.hours_on(CLINIC, MONDAY)
    line = owner_of(clinic, doctor)
    assert line.on(MONDAY) is None
    assert [each.hours.since for each in line.planned(MONDAY)] == [NEXT, date(2026, 3, 30)]


def test_the_same_day_is_a_new_version_and_a_planned_week_can_be_dropped(clinic: OpenClinic) -> None:
    doctor = practitioner(person(clinic))
    act(clinic, keep_week, WeekKept(doctor, EVENING, NEXT))
    again = act(clinic, keep_week, WeekKept(doctor, (DayHours(0, (Period(600, 660),)),), NEXT)).entry
    assert again.number == 2
    act(clinic, drop_week, Retiring(again.entry_id, again.number))
    assert owner_of(clinic, doctor).weeks == ()
    act(clinic, keep_week, WeekKept(doctor, EVENING, NEXT))
    assert set_up(clinic).hours_on(doctor, NEXT) == EVENING[0]
    first = owner_of(clinic, CLINIC).weeks[0]
    with pytest.raises(InvalidInput):
        act(clinic, drop_week, Retiring(first.entry_id, first.number))


def test_what_falls_outside_of_new_hours_is_asked_about(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    other = book_one(clinic, time="10:00", practitioner=person(clinic, Role.THERAPIST))
    week = WeekKept(practitioner(person(clinic)), EVENING, MONDAY)
    with pytest.raises(BookingsStranded) as refused:
        act(clinic, keep_week, week)
    assert [each.booking_id for each in refused.value.found] == [known.booking_id]
    closed = WeekKept(CLINIC, (), MONDAY, seen=frozenset({known.booking_id, other.booking_id}))
    assert act(clinic, keep_week, closed).moved == 2


def test_other_hours_on_a_day_are_asked_about_too(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    day = DateKept(CLINIC, MONDAY, (Period(840, 1080),), words="Short day")
    with pytest.raises(BookingsStranded):
        act(clinic, keep_date, day)
    kept = act(clinic, keep_date, DateKept(CLINIC, MONDAY, day.open, seen=frozenset({known.booking_id})))
    assert kept.moved == 1


def test_hours_that_cannot_be_are_refused(clinic: OpenClinic) -> None:
    bad = (DayHours(2, (Period(600, 540),)),)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_week, WeekKept(practitioner(999), bad, date(2026, 3, 1)))
    assert set(refused.value.problems) == {"since", "of", "week"}
    assert str(refused.value.problems["week"]).startswith("Wednesday: ")
    with pytest.raises(InvalidInput):
        act(clinic, keep_week, WeekKept(CLINIC, (), MONDAY, follows=True))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_date, DateKept(CLINIC, date(2026, 3, 1), bad[0].open, words="x" * 99))
    assert set(refused.value.problems) == {"day", "open", "words"}
