"""Free times: exactly what the rules allow, found by arithmetic; wishes, days, and clocks that change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.book.bookings import Booking
from luna_desktop.domain.book.free_times import (
    PATIENT,
    BusyDay,
    FreeTime,
    Openness,
    Search,
    bits_of,
    free_on,
    runs,
)
from luna_desktop.domain.book.hours import Closure, ClosureKind, DayHours, Holiday, Period
from luna_desktop.domain.book.resources import CLINIC, Resource, device, practitioner, room
from luna_desktop.domain.book.rules import conflicts, standing
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.zone import day_span
from tests.domain.book.made import LAMP, LASER, MONDAY, RAO, ROOM_1, ROOM_2, ROOM_3, SET_UP, SETHI, ZONE, a_booking, at

ANY = Search(30, (RAO, SETHI), (ROOM_1, ROOM_2, ROOM_3), per_day=0)


def busy(bookings: Iterable[Booking], patient: int = 0, day: date = MONDAY) -> BusyDay:
    start = day_span(day, ZONE).starts
    masks: dict[Resource, int] = {}

    def take(of: Resource, first: datetime, last: datetime) -> None:
        minutes = [int((each - start) / timedelta(minutes=1)) for each in (first, last)]
        masks[of] = masks.get(of, 0) | bits_of(*minutes)

    for each in bookings:
        take(practitioner(each.practitioner), each.starts, each.ends)
        take(room(each.room), each.occupied.starts, each.occupied.ends)
        for one in each.devices:
            take(device(one), each.occupied.starts, each.occupied.ends)
        if each.patient_id == patient:
            take(PATIENT, each.starts, each.ends)
    return BusyDay(masks)


def found(
    search: Search,
    taken: BusyDay | None = None,
    day: date = MONDAY,
    set_up: SetUp = SET_UP,
    now: datetime | None = None,
) -> list[FreeTime]:
    return list(free_on(search, day, taken or BusyDay(), set_up, Openness(set_up), now or at(0, day=day)))


def times(free: Iterable[FreeTime]) -> list[str]:
    return [f"{each.starts.astimezone(ZONE):%H:%M}" for each in free]


def test_runs_are_where_so_many_minutes_in_a_row_begin() -> None:
    assert runs(0b1110111, 3) == 0b0010001
    assert runs(0b1110111, 1) == 0b1110111
    assert runs(0b1110111, 4) == 0
    assert bits_of(5, 5) == bits_of(9, 3) == 0


def test_an_empty_day_is_free_within_hours_and_the_usual_room_is_offered() -> None:
    free = found(replace(ANY, per_day=3))
    assert times(free) == ["09:00", "09:30", "10:00"]
    assert {(each.practitioner, each.room) for each in free} == {(RAO, ROOM_1)}
    whole = found(replace(ANY, practitioners=(RAO,)))
    assert times(whole)[-1] == "17:30"
    assert "12:45" not in times(whole)
    assert "12:30" in times(whole)


def test_wishes_narrow_it_down() -> None:
    noon = replace(ANY, practitioners=(SETHI,), earliest=12 * 60, latest=15 * 60)
    assert times(found(noon)) == ["12:00", "12:15", "12:30", "14:00", "14:15", "14:30"]
    assert found(replace(noon, weekdays=frozenset({1}))) == []
    assert times(found(noon, now=at(14, 10))) == ["14:15", "14:30"]
    assert found(noon, day=date(2026, 3, 22)) == []
    assert times(found(replace(noon, step=5, earliest=14 * 60 + 20))) == ["14:20", "14:25", "14:30"]


def test_a_device_stands_where_it_stands() -> None:
    search = replace(ANY, devices=(LASER,), practitioners=(SETHI,))
    assert {each.room for each in found(search)} == {ROOM_2}
    assert found(replace(search, rooms=(ROOM_1,))) == []
    assert {each.devices for each in found(replace(search, devices=(LASER, LAMP), rooms=(ROOM_1,)))} == {(LAMP,)}
    assert {(each.room, each.devices) for each in found(replace(search, rooms=None, devices=None))} == {(0, ())}


def test_a_room_is_free_with_preparation_and_clean_up_or_not_at_all() -> None:
    search = replace(ANY, practitioners=(SETHI,), rooms=(ROOM_1,), before=5, after=10, step=5)
    taken = busy([a_booking(11, 0, who=RAO, room=ROOM_1, minutes=60, after=0)])
    morning = [each for each in times(found(search, taken)) if "10:00" <= each < "12:30"]
    assert morning == ["10:00", "10:05", "10:10", "10:15", "10:20", "12:05", "12:10", "12:15", "12:20", "12:25"]


def test_holidays_and_closures_count_on_their_days_only() -> None:
    shut = replace(
        SET_UP,
        holidays=(Holiday(MONDAY, "Holi"),),
        closures=(Closure(CLINIC, at(0, day=date(2026, 3, 17)), at(12, day=date(2026, 3, 18)), ClosureKind.CLOSED),),
    )
    openness = Openness(shut)
    free = [len(free_on(ANY, MONDAY + timedelta(days=step), BusyDay(), shut, openness, at(0))) > 0 for step in range(4)]
    assert free == [False, False, True, True]
    assert times(found(ANY, day=date(2026, 3, 18), set_up=shut))[0] == "12:00"


def test_hours_that_change_from_a_day_on_count_from_that_day() -> None:
    later = replace(SET_UP.hours[0], days=(DayHours(0, (Period(15 * 60, 16 * 60),)),), since=MONDAY + timedelta(days=7))
    changed, seen = replace(SET_UP, hours=(*SET_UP.hours, later)), []
    openness = Openness(changed)
    for week in range(3):
        free = free_on(ANY, MONDAY + timedelta(days=7 * week), BusyDay(), changed, openness, at(0))
        seen.append(times(free)[0])
    assert seen == ["09:00", "15:00", "15:00"]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_hours_are_wall_time_also_when_the_clocks_change(day: date) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    week = replace(SET_UP.hours[0], days=tuple(replace(each, weekday=6) for each in SET_UP.hours[0].days[:1]))
    there = replace(SET_UP, zone=berlin, hours=(week,))
    free = found(replace(ANY, practitioners=(RAO,)), day=day, set_up=there, now=day_span(day, berlin).starts)
    shown = [f"{each.starts.astimezone(berlin):%H:%M}" for each in free]
    assert (shown[0], shown[-1]) == ("09:00", "17:30")


TAKEN = st.lists(
    st.builds(
        lambda slot, minutes, patient, who, place, lamp: a_booking(
            9 + slot // 4,
            15 * (slot % 4),
            patient=patient,
            who=who,
            room=place,
            minutes=minutes,
            devices=(LAMP,) if lamp else (),
            after=10,
        ),
        st.integers(0, 32),
        st.sampled_from([15, 45, 120]),
        st.integers(1, 3),
        st.sampled_from([RAO, SETHI]),
        st.sampled_from([ROOM_1, ROOM_2, ROOM_3]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(TAKEN, st.sampled_from(["consultation", "treatment", "call"]))
def test_what_is_found_is_exactly_what_the_rules_allow(taken: list[Booking], key: str) -> None:
    service = SET_UP.services[key]
    search = Search(
        service.minutes,
        service.practitioners or (RAO, SETHI),
        (ROOM_1, ROOM_2, ROOM_3) if service.needs_room else None,
        service.devices or None,
        service.prepare,
        service.clean_up,
        step=30,
        per_day=0,
    )
    free = {(each.starts, each.practitioner): each for each in found(search, busy(taken, patient=1))}
    others = [standing(number, each) for number, each in enumerate(taken, 1)]
    for half in range(48):
        start = at(half // 2, 30 * (half % 2))
        for who in search.practitioners:
            assert ((start, who) in free) is _can_be_booked(key, start, who, search, others)
    for each in free.values():
        wanted = _wanted(key, each.starts, each.practitioner, each.room, each.devices)
        assert conflicts(wanted, others, SET_UP) == ()


def _can_be_booked(key: str, start: datetime, who: int, search: Search, others: list[object]) -> bool:
    places = [
        (where, devices)
        for where in search.rooms or (0,)
        for devices in ([(each,) for each in search.devices] if search.devices else [()])
    ]
    return any(
        not conflicts(_wanted(key, start, who, *place), others, SET_UP)  # type: ignore[arg-type]
        for place in places
    )


def _wanted(key: str, start: datetime, who: int, where: int, devices: tuple[int, ...]) -> Booking:
    return replace(a_booking(9, service=key, who=who, room=where, devices=devices), starts=start)


def test_a_mapping_of_what_is_taken_is_read_as_it_is() -> None:
    taken: Mapping[Resource, int] = {room(1): 0b1}
    assert (BusyDay(taken).of(room(1)), BusyDay(taken).of(room(2)), BusyDay().of(room(1))) == (1, 0, 0)
