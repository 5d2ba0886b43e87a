"""From what was asked to a whole booking: the service's minutes, the usual room, a free one, a free device."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.book.hours import Closure
from luna_desktop.domain.book.resources import room
from luna_desktop.domain.book.rules import ConflictKind, standing
from luna_desktop.services.front.planning import fitted
from tests.domain.book.made import LAMP, LASER, RAO, ROOM_1, ROOM_2, ROOM_3, SET_UP, SETHI, a_booking, at


def chosen(wanted: object, *others: object, set_up: object = SET_UP) -> tuple[int, tuple[int, ...], set[ConflictKind]]:
    standing_there = [standing(number, each) for number, each in enumerate(others, 1)]  # type: ignore[arg-type]
    booking, found = fitted(wanted, standing_there, set_up)  # type: ignore[arg-type]
    return booking.room, booking.devices, {each.kind for each in found}


def test_the_usual_room_is_taken_before_another_free_one() -> None:
    assert chosen(a_booking(10, room=0)) == (ROOM_1, (), set())
    taken = a_booking(10, patient=2, who=SETHI)
    assert chosen(a_booking(10, room=0), taken) == (ROOM_2, (), set())
    shut = replace(SET_UP, closures=(Closure(room(ROOM_1), at(9), at(12)), Closure(room(ROOM_2), at(9), at(12))))
    assert chosen(a_booking(10, room=0), set_up=shut) == (ROOM_3, (), set())


def test_a_room_that_was_named_is_kept_and_refused_if_taken() -> None:
    taken = a_booking(10, patient=2, who=SETHI)
    assert chosen(a_booking(10), taken) == (ROOM_1, (), {ConflictKind.ROOM})


def test_where_no_room_is_free_the_usual_one_is_refused() -> None:
    full = [a_booking(10, patient=n, who=0, room=n) for n in (ROOM_1, ROOM_2, ROOM_3)]
    assert chosen(a_booking(10, room=0), *full) == (ROOM_1, (), {ConflictKind.ROOM})


def test_the_device_that_stands_in_the_room_is_taken_before_one_that_moves() -> None:
    wanted = a_booking(10, who=SETHI, service="treatment", room=ROOM_2)
    assert chosen(wanted) == (ROOM_2, (LASER,), set())
    assert chosen(replace(wanted, room=ROOM_1)) == (ROOM_1, (LAMP,), set())
    busy = a_booking(10, patient=2, who=RAO, room=ROOM_3, devices=(LASER,))
    assert chosen(wanted, busy) == (ROOM_2, (LAMP,), set())
    both = a_booking(10, patient=2, who=RAO, room=ROOM_3, devices=(LASER, LAMP))
    assert chosen(wanted, both) == (ROOM_2, (LASER,), {ConflictKind.DEVICE})


def test_a_booking_does_not_stand_in_its_own_way() -> None:
    mine = a_booking(10)
    booking, found = fitted(replace(mine, room=0, starts=at(10, 15)), [standing(7, mine)], SET_UP, 7)
    assert (booking.room, found) == (ROOM_1, ())
