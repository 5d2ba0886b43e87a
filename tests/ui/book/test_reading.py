"""From days as they were read to what is painted: hours, closed spans, loads, other rooms, other zones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.hours import Closure, ClosureKind, DayHours, Period, WeekHours
from luna_desktop.domain.book.resources import CLINIC, Room, practitioner, room
from luna_desktop.domain.book.set_up import Person, SetUp
from luna_desktop.domain.book.spans import Span
from luna_desktop.services.front.book_days import BookPage, BookRow, DayPage
from luna_desktop.ui.book.picture import Band
from luna_desktop.ui.book.reading import counts_of, days_shown, picture_of
from luna_desktop.ui.book.whose import ALL_PEOPLE, ALL_ROOMS, Sort, Whose

KOLKATA = ZoneInfo("Asia/Kolkata")
MONDAY = date(2026, 11, 23)
RAO, SETHI = Person(1, "Dr Nandini Rao", "Dermatologist", 11), Person(2, "Dr Vikram Sethi")
_OPEN, _LUNCH = Period(9 * 60, 18 * 60), Period(13 * 60, 14 * 60, "Lunch")
HOURS = WeekHours(CLINIC, (*(DayHours(day, (_OPEN,), (_LUNCH,)) for day in range(5)), DayHours(5, (Period(540, 840),))))
SET_UP = SetUp(people={1: RAO, 2: SETHI}, rooms={11: Room("Room 1"), 12: Room("Room 2")}, hours=(HOURS,))


def local(time: str, day: date = MONDAY, zone: ZoneInfo = KOLKATA) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{time}").replace(tzinfo=zone).astimezone(UTC)


def row(key: int, starts: datetime, minutes: int = 30, **other: object) -> BookRow:
    span = Span(starts, starts + timedelta(minutes=minutes))
    plain = BookRow(
        key, 1, PatientId(key), f"Person {key}", f"LUN-{key}", "", False, "consultation", "Consultation", 1, 11, (),
        span, span, BookingState.BOOKED, False, False, False, 0, None, None, None, "Suresh", starts,
    )  # fmt: skip
    return replace(plain, **other)  # type: ignore[arg-type]


def page_of(*rows: BookRow, set_up: SetUp = SET_UP, days: int = 1, now: datetime | None = None) -> BookPage:
    made = []
    for step in range(days):
        day = MONDAY + timedelta(days=step)
        resources = (CLINIC, *map(practitioner, set_up.people), *map(room, set_up.rooms))
        mine = tuple(each for each in rows if each.span.starts.astimezone(set_up.zone).date() == day)
        made.append(DayPage(day, 1, mine, {of: set_up.blocked(of, day) for of in resources}))
    return BookPage(tuple(made), (), tuple(set_up.people.values()), set_up, now or local("10:46"))


def test_a_day_has_a_column_for_everybody_with_lunch_and_hours() -> None:
    picture = picture_of(page_of(row(1, local("10:15"), 45)), ALL_PEOPLE, week=False)
    assert (picture.opens, picture.closes, picture.now) == (540, 1080, 646)
    rao, sethi = picture.columns
    assert (rao.title, rao.note, rao.is_today) == ("Dr Nandini Rao", "Dermatologist · Room 1", True)
    assert Band(780, 840, "Lunch") in rao.bands
    assert [(card.starts, card.minutes, card.where) for card in rao.cards] == [(615, 45, "")]
    assert sethi.cards == ()


def test_what_stands_outside_the_hours_widens_them() -> None:
    picture = picture_of(page_of(row(1, local("07:30")), row(2, local("19:45"))), ALL_PEOPLE, week=False)
    assert (picture.opens, picture.closes) == (7 * 60, 21 * 60)
    assert Band(0, 540, "Closed") in picture.columns[0].bands


def test_another_room_is_said_and_a_room_says_whom() -> None:
    page = page_of(row(1, local("10:00"), room=12))
    assert picture_of(page, ALL_PEOPLE, week=False).columns[0].cards[0].where == "Room 2"
    by_room = picture_of(page, ALL_ROOMS, week=False).columns
    assert [(column.title, column.note) for column in by_room] == [("Room 1", "0 booked"), ("Room 2", "1 booked")]
    assert by_room[1].cards[0].where == "Dr Nandini Rao"
    only = picture_of(page, Whose(Sort.ROOM, 12), week=False)
    assert [column.title for column in only.columns] == ["Room 2"]


def test_the_closure_of_the_usual_room_stands_in_the_column_of_whoever_works_there() -> None:
    closure = Closure(room(11), local("16:30"), local("18:00"), ClosureKind.SERVICE_VISIT, "service visit")
    page = page_of(set_up=replace(SET_UP, closures=(closure,)))
    rao, sethi = picture_of(page, ALL_PEOPLE, week=False).columns
    assert Band(990, 1080, "Room 1: service visit") in rao.bands
    assert all("Room" not in band.words for band in sethi.bands)


def test_a_week_counts_and_says_leave_and_short_days() -> None:
    thursday = MONDAY + timedelta(days=3)
    leave = Closure(practitioner(1), local("00:00", thursday), local("23:59", thursday), ClosureKind.LEAVE)
    page = page_of(
        row(1, local("10:00"), 240), row(2, local("11:00", MONDAY + timedelta(days=1))),
        set_up=replace(SET_UP, closures=(leave,)), days=7,
    )  # fmt: skip
    picture = picture_of(page, Whose(Sort.PERSON, 1), week=True)
    assert picture.is_week
    assert [column.title for column in picture.columns][:2] == ["Mon 23\u2011Nov", "Tue 24\u2011Nov"]
    assert len(picture.columns) == 6  # closed on Sunday
    assert [column.note for column in picture.columns][:2] == ["Today · 1 booked", "1 booked"]
    assert picture.columns[0].load == pytest.approx(0.5)
    assert any(band.icon == "plane" for band in picture.columns[3].bands)
    assert Band(840, 1440, "Closed") in picture.columns[5].bands
    assert picture.columns[1].spoken == "Tue 24\u2011Nov, Dr Nandini Rao"


def test_a_sunday_on_which_somebody_is_booked_is_shown() -> None:
    page = page_of(row(1, local("10:00", MONDAY + timedelta(days=6))), days=7)
    assert len(picture_of(page, Whose(Sort.PERSON, 1), week=True).columns) == 7


def test_hidden_people_and_those_who_came_cannot_be_moved() -> None:
    page = page_of(
        row(1, local("09:00"), is_hidden=True, name="", has_note=True),
        row(2, local("10:00"), state=BookingState.ARRIVED),
        row(3, local("11:00"), state=BookingState.DONE),
        row(4, local("12:00")),
    )
    cards = {card.key: card for card in picture_of(page, ALL_PEOPLE, week=False).columns[0].cards}
    assert cards[1].name == "Not shown to you"
    assert [(cards[key].may_change, cards[key].may_move) for key in (1, 2, 3, 4)] == [
        (False, False),
        (True, False),
        (False, False),
        (True, True),
    ]


def test_the_clock_of_another_zone_is_the_clinics_own() -> None:
    zone = ZoneInfo("Europe/Berlin")
    day = date(2026, 10, 26)  # the first working day after the clocks went back
    page = BookPage(
        (DayPage(day, 1, (row(1, local("10:00", day, zone)),), {}),), (), (RAO,), replace(SET_UP, zone=zone),
        local("09:30", day, zone),
    )  # fmt: skip
    picture = picture_of(page, ALL_PEOPLE, week=False)
    assert (picture.columns[0].cards[0].starts, picture.now) == (600, 570)


def test_a_clinic_without_hours_still_has_a_day() -> None:
    bare = SetUp(people={1: RAO})
    picture = picture_of(page_of(row(1, local("08:30")), set_up=bare), ALL_PEOPLE, week=False)
    assert (picture.opens, picture.closes) == (8 * 60, 18 * 60)


def test_counts_are_said_in_words() -> None:
    page = page_of(
        row(1, local("09:00"), state=BookingState.DONE),
        row(2, local("10:00"), state=BookingState.DID_NOT_ATTEND),
        row(3, local("11:00")),
    )
    columns = picture_of(page, ALL_PEOPLE, week=False).columns
    assert counts_of(page, columns, week=False) == "3 booked · 1 done · 1 did not attend"
    pinned = replace(page, pinned=(row(9, local("11:00")),))
    assert counts_of(pinned, columns, week=True) == "3 booked · 1 did not attend · 1 on the pinboard"


def test_a_week_begins_on_monday() -> None:
    assert days_shown(date(2026, 11, 26), week=True) == (MONDAY, 7)
    assert days_shown(date(2026, 11, 26), week=False) == (date(2026, 11, 26), 1)
