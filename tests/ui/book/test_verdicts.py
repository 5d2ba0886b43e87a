"""Whether a landing place is free, in words, for practitioner, room, device and patient."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.resources import Device
from luna_desktop.domain.book.services import DeskService
from luna_desktop.services.front.book_days import BookPage, BookRow
from luna_desktop.ui.book.picture import Doing, Proposal
from luna_desktop.ui.book.reading import picture_of
from luna_desktop.ui.book.verdicts import instant_of, judged, judged_span, landing
from luna_desktop.ui.book.whose import ALL_PEOPLE, ALL_ROOMS
from tests.ui.book.drawn import minute
from tests.ui.book.test_reading import SET_UP, local, page_of, row

SET = replace(SET_UP, services={"consultation": DeskService("consultation", "Consultation")})


def judge(page: BookPage, moved: BookRow, column: int, time: str, minutes: int = 30) -> tuple[bool | None, str]:
    picture = picture_of(page, ALL_PEOPLE, week=False)
    proposal = Proposal(Doing.MOVE, column, minute(time), minutes, moved.booking_id)
    verdict = judged(page, moved, picture.columns[column], proposal)
    return verdict.is_free, verdict.words


def test_a_free_place_says_for_whom_it_is_free() -> None:
    mine = row(1, local("10:00"))
    page = page_of(mine, set_up=SET, now=local("09:00"))
    assert judge(page, mine, 0, "11:00") == (True, "Free for practitioner, room, patient")
    assert judge(page, mine, 0, "10:15") == (True, "Free for practitioner, room, patient")  # over itself


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({}, "Dr Nandini Rao has Person 2 11:00–11:30"),
        ({"practitioner": 2}, "Room 1 has Person 2 11:00–11:30"),
        ({"practitioner": 2, "room": 12, "patient_id": PatientId(1)}, "The patient is booked 11:00–11:30"),
        ({"is_hidden": True, "name": "", "patient_id": PatientId(0)}, "Dr Nandini Rao is taken 11:00–11:30"),
    ],
)
def test_what_is_in_the_way_is_named(other: dict[str, object], words: str) -> None:
    mine = row(1, local("10:00"))
    page = page_of(mine, row(2, local("11:00"), **other), set_up=SET, now=local("09:00"))
    found = judge(page, mine, 0, "11:15")
    assert found[0] is False
    assert found[1] in {words, words.replace("Dr Nandini Rao", "Room 1")}


def test_lunch_and_days_that_are_over_are_refused() -> None:
    mine = row(1, local("10:00"))
    assert judge(page_of(mine, set_up=SET, now=local("09:00")), mine, 0, "13:00") == (False, "Dr Nandini Rao: Lunch")
    late = page_of(mine, set_up=SET, now=local("09:00", mine.span.starts.date().replace(day=25)))
    free, words = judge(late, mine, 0, "11:00")
    assert free is False
    assert "over" in words


def test_whoever_changes_the_practitioner_takes_another_room_where_theirs_is_taken() -> None:
    mine = row(1, local("10:00"))
    page = page_of(mine, row(2, local("11:00"), practitioner=1), set_up=SET, now=local("09:00"))
    assert judge(page, mine, 1, "11:00") == (True, "Free for practitioner, room, patient")
    picture = picture_of(page, ALL_PEOPLE, week=False)
    wanted = landing(page, mine, picture.columns[1], Proposal(Doing.MOVE, 1, 660, 30, 1))
    assert (wanted.practitioner, wanted.room) == (2, 0)


def test_in_the_book_of_rooms_the_room_changes() -> None:
    mine = row(1, local("10:00"))
    page = page_of(mine, set_up=SET, now=local("09:00"))
    rooms = picture_of(page, ALL_ROOMS, week=False)
    wanted = landing(page, mine, rooms.columns[1], Proposal(Doing.MOVE, 1, 660, 30, 1))
    assert (wanted.practitioner, wanted.room) == (1, 12)
    assert wanted.starts == instant_of(page, rooms.columns[1], 660) == local("11:00")
    longer = landing(page, mine, rooms.columns[0], Proposal(Doing.STRETCH, 0, 600, 60, 1))
    assert (longer.starts, longer.minutes) == (mine.span.starts, 60)


def test_a_device_is_named_where_one_is_needed() -> None:
    service = DeskService("consultation", "Treatment", devices=(21,))
    laser = replace(SET, devices={21: Device("Device A")}, services={"consultation": service})
    mine = row(1, local("10:00"), devices=(21,))
    page = page_of(mine, set_up=laser, now=local("09:00"))
    assert judge(page, mine, 0, "11:00")[1] == "Free for practitioner, room, device, patient"
    without = replace(laser, services={"consultation": replace(service, devices=(22,))})
    assert judge(page_of(mine, set_up=without, now=local("09:00")), mine, 0, "11:00")[0] is False


def test_a_new_span_is_free_or_says_what_is_there() -> None:
    page = page_of(row(1, local("10:00")), set_up=SET, now=local("09:45"))
    column = picture_of(page, ALL_PEOPLE, week=False).columns[0]

    def span(time: str, minutes: int = 30) -> tuple[bool | None, str]:
        verdict = judged_span(page, column, Proposal(Doing.CREATE, 0, minute(time), minutes))
        return verdict.is_free, verdict.words

    assert span("11:00") == (True, "Available")
    assert span("09:45") == (False, "Person 1 is booked here.")
    assert span("12:45") == (False, "Lunch")
    assert span("09:00") == (False, "This time is over.")
