"""When a resource is there: weekly hours, breaks, single dates, closures, holidays, one before the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.domain.book.hours import Away, Closure, ClosureKind, DateHours, DayHours, Holiday, Period, WeekHours
from luna_desktop.domain.book.resources import CLINIC, Room, device, practitioner, room
from luna_desktop.domain.book.set_up import Person, SetUp, in_order
from luna_desktop.domain.book.spans import Span, merged
from luna_desktop.domain.book.zone import day_span
from tests.domain.book.made import MONDAY, RAO, ROOM_1, ROOM_2, SET_UP, SETHI, ZONE, at

SUNDAY = date(2026, 3, 22)


def hours_of(set_up: SetUp, day: date = MONDAY, who: int = RAO) -> list[tuple[str, str]]:
    return [
        (f"{each.starts.astimezone(ZONE):%H:%M}", f"{each.ends.astimezone(ZONE):%H:%M}")
        for each in set_up.open_spans(practitioner(who), day)
    ]


def test_a_practitioner_without_hours_keeps_those_of_the_clinic() -> None:
    assert hours_of(SET_UP) == [("09:00", "13:00"), ("14:00", "18:00")]
    assert hours_of(SET_UP, SUNDAY) == []
    own = WeekHours(practitioner(RAO), (DayHours(0, (Period(10 * 60, 12 * 60),)),))
    assert hours_of(replace(SET_UP, hours=(*SET_UP.hours, own))) == [("10:00", "12:00")]
    assert hours_of(replace(SET_UP, hours=(*SET_UP.hours, own)), who=SETHI) == hours_of(SET_UP)


def test_a_room_without_hours_is_always_there() -> None:
    assert SET_UP.blocked(room(ROOM_1), SUNDAY) == ()
    assert SET_UP.open_spans(device(21), SUNDAY) == (day_span(SUNDAY, ZONE),)


def test_blocked_and_open_times_fill_the_day_and_never_overlap() -> None:
    leave = Closure(practitioner(RAO), at(12), at(15), ClosureKind.LEAVE, "Congress")
    set_up = replace(SET_UP, closures=(leave,))
    blocked = set_up.blocked(practitioner(RAO), MONDAY)
    assert [(each.why, each.words) for each in blocked] == [
        (Away.OUTSIDE_HOURS, ""),
        (Away.LEAVE, "Congress"),
        (Away.OUTSIDE_HOURS, ""),
    ]
    assert merged([*(each.span for each in blocked), *set_up.open_spans(practitioner(RAO), MONDAY)]) == (
        day_span(MONDAY, ZONE),
    )
    assert hours_of(set_up) == [("09:00", "12:00"), ("15:00", "18:00")]


def test_a_closed_clinic_closes_everything_and_a_closed_room_only_itself() -> None:
    shut = replace(SET_UP, closures=(Closure(CLINIC, at(9), at(12)),))
    assert hours_of(shut) == [("12:00", "13:00"), ("14:00", "18:00")]
    assert [each.why for each in shut.blocked(room(ROOM_1), MONDAY)] == [Away.CLOSED]
    one = replace(SET_UP, closures=(Closure(room(ROOM_1), at(9), at(12)),))
    assert hours_of(one) == hours_of(SET_UP)
    assert one.blocked(room(ROOM_2), MONDAY) == ()
    assert [each.span for each in one.blocked_in(room(ROOM_1), Span(at(11), at(14)))] == [Span(at(9), at(12))]


def test_a_public_holiday_closes_unless_the_clinic_opens_on_that_date() -> None:
    holi = replace(SET_UP, holidays=(Holiday(MONDAY, "Holi"),))
    assert hours_of(holi) == []
    assert {each.words for each in holi.blocked(room(ROOM_1), MONDAY)} == {"Holi"}
    assert hours_of(replace(holi, holidays=(Holiday(MONDAY, "Holi", kept=False),))) == hours_of(SET_UP)
    opened = DateHours(CLINIC, MONDAY, (Period(10 * 60, 12 * 60),))
    assert hours_of(replace(holi, date_hours=(opened,))) == [("10:00", "12:00")]
    alone = DateHours(practitioner(RAO), MONDAY, (Period(10 * 60, 11 * 60),))
    on_duty = replace(holi, date_hours=(alone,))
    assert (hours_of(on_duty), hours_of(on_duty, who=SETHI)) == ([("10:00", "11:00")], [])


def test_names_of_what_is_gone_are_kept() -> None:
    assert SET_UP.name_of(room(ROOM_1)) == "Room 1"
    assert SET_UP.name_of(practitioner(RAO)) == "Dr Nandini Rao"
    assert str(SET_UP.name_of(room(99))) == "No longer in use"
    assert str(SET_UP.name_of(CLINIC)) == "The clinic"
    gone = replace(SET_UP, former={room(99): "Room 9"}, former_services={"old": SET_UP.services["call"]})
    assert gone.name_of(room(99)) == "Room 9"
    assert gone.service_named("old") is SET_UP.services["call"]
    assert gone.service_named("none") is None


def test_people_stand_by_place_and_then_by_name() -> None:
    people = [Person(1, "Z", order=1), Person(2, "B", order=2), Person(3, "A", order=2)]
    assert [each.user for each in in_order(people)] == [1, 3, 2]
    assert Room("Room 1").order == 0
