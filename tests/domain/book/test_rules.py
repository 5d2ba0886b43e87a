"""What forbids a booking: the same practitioner, room, device or patient, absences, what does not fit the service."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.book.bookings import Booking, BookingState
from luna_desktop.domain.book.hours import Away, Closure, ClosureKind
from luna_desktop.domain.book.resources import ResourceKind, practitioner, room
from luna_desktop.domain.book.rules import Conflict, ConflictKind, booking_problems, conflicts, is_about, standing
from tests.domain.book.made import LAMP, LASER, MONDAY, RAO, ROOM_1, ROOM_2, SET_UP, SETHI, a_booking, at


def found(wanted: Booking, *others: Booking) -> list[Conflict]:
    return list(conflicts(wanted, [standing(number, each) for number, each in enumerate(others, 1)], SET_UP))


def kinds(wanted: Booking, *others: Booking) -> set[ConflictKind]:
    return {each.kind for each in found(wanted, *others)}


def test_two_bookings_may_follow_each_other() -> None:
    assert kinds(a_booking(10, 30), a_booking(10, 0), a_booking(11, 0)) == set()


def test_each_of_practitioner_room_and_patient_is_named() -> None:
    other = a_booking(10, 15)
    assert kinds(a_booking(10), other) == {ConflictKind.PRACTITIONER, ConflictKind.ROOM, ConflictKind.PATIENT}
    assert kinds(a_booking(10, patient=2, who=SETHI), other) == {ConflictKind.ROOM}
    assert kinds(a_booking(10, patient=2, room=ROOM_2), other) == {ConflictKind.PRACTITIONER}
    (one,) = found(a_booking(10, who=SETHI, room=ROOM_2), other)
    assert (one.kind, one.of, one.booking_id, one.span) == (ConflictKind.PATIENT, None, 1, other.span)


def test_buffers_keep_room_and_device_and_not_the_people() -> None:
    treated = a_booking(10, who=SETHI, service="treatment", room=ROOM_2, devices=(LASER,))
    after = a_booking(10, 45, who=SETHI, service="treatment", room=ROOM_2, devices=(LASER,))
    assert kinds(after, treated) == {ConflictKind.ROOM, ConflictKind.DEVICE}
    assert kinds(a_booking(10, 45, who=SETHI), treated) == set()
    assert kinds(replace(after, starts=at(11)), treated) == set()


def test_a_booking_does_not_collide_with_itself_or_with_what_holds_no_time() -> None:
    mine = a_booking(10)
    assert conflicts(mine, [standing(7, mine)], SET_UP, booking_id=7) == ()
    for free in (replace(mine, state=BookingState.CANCELLED), replace(mine, pinned=True)):
        assert conflicts(free, [standing(7, mine)], SET_UP) == ()


def test_absences_are_told_with_their_kind_and_words() -> None:
    assert [(each.why, each.words) for each in found(a_booking(12, 45))] == [(Away.BREAK, "Lunch")]
    assert [each.why for each in found(a_booking(8, 45))] == [Away.OUTSIDE_HOURS]
    leave = Closure(practitioner(RAO), at(0), at(23), ClosureKind.LEAVE)
    shut = Closure(room(ROOM_1), at(11), at(12), ClosureKind.SERVICE_VISIT, "Lamp")
    away = conflicts(a_booking(11), [], replace(SET_UP, closures=(leave, shut)))
    assert [(each.why, is_about(each, ResourceKind.ROOM)) for each in away] == [
        (Away.LEAVE, False),
        (Away.CLOSED, True),
    ]


def test_clean_up_may_go_beyond_hours_but_not_into_a_closure_of_the_room() -> None:
    late = a_booking(17, 15, who=SETHI, service="treatment", room=ROOM_2, devices=(LASER,))
    assert kinds(late) == set()
    shut = replace(SET_UP, closures=(Closure(room(ROOM_2), at(18), at(19)),))
    assert [each.kind for each in conflicts(late, [], shut)] == [ConflictKind.AWAY]


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        (a_booking(10, service="treatment", room=ROOM_2, devices=(LASER,)), ConflictKind.NOT_OFFERED),
        (a_booking(10, who=99), ConflictKind.NOT_OFFERED),
        (a_booking(10, who=0), ConflictKind.MISSING),
        (a_booking(10, room=0), ConflictKind.MISSING),
        (a_booking(10, service="procedure"), ConflictKind.NOT_OFFERED),
        (a_booking(10, who=SETHI, service="treatment"), ConflictKind.MISSING),
        (a_booking(10, who=SETHI, service="treatment", devices=(LASER,)), ConflictKind.NOT_OFFERED),
        (a_booking(10, devices=(99,)), ConflictKind.NOT_OFFERED),
    ],
)
def test_what_does_not_go_with_the_service(wanted: Booking, kind: ConflictKind) -> None:
    assert kinds(wanted) == {kind}


def test_a_call_needs_no_room() -> None:
    assert kinds(a_booking(10, service="call"), a_booking(10, patient=2, who=SETHI)) == set()


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (a_booking(10, minutes=0), "minutes"),
        (a_booking(23, 45), "starts"),
        (replace(a_booking(10), starts=at(10) + timedelta(seconds=1)), "starts"),
        (replace(a_booking(10), starts=at(10, day=date(2026, 3, 13))), "starts"),
        (replace(a_booking(10), service="none"), "service"),
        (a_booking(10, note="x" * 301), "note"),
    ],
)
def test_what_no_book_can_hold_is_refused_at_its_field(wanted: Booking, field: str) -> None:
    service = SET_UP.services.get(wanted.service)
    assert set(booking_problems(wanted, service, SET_UP.zone, at(9, day=MONDAY))) == {field}


def test_earlier_today_can_still_be_written_down() -> None:
    assert booking_problems(a_booking(9), SET_UP.services["consultation"], SET_UP.zone, at(17)) == {}


def test_an_appointment_over_a_skipped_hour_ends_on_its_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = replace(a_booking(10, minutes=180), starts=at(4, 0, date(2026, 3, 29)))  # 23:30 the day before, in Berlin
    problems = booking_problems(night, SET_UP.services["consultation"], berlin, night.starts)
    assert set(problems) == {"starts"}


BOOKINGS = st.lists(
    st.builds(
        lambda slot, patient, who, place, lamp: a_booking(
            9 + slot // 4,
            15 * (slot % 4),
            patient=patient,
            who=who,
            room=place,
            devices=(LAMP,) if lamp else (),
            after=15,
        ),
        st.integers(0, 14),
        st.integers(1, 3),
        st.sampled_from([RAO, SETHI]),
        st.sampled_from([ROOM_1, ROOM_2]),
        st.booleans(),
    ),
    max_size=8,
)


def clash(one: Booking, other: Booking) -> bool:
    """Tell, by going over single minutes, whether two bookings forbid each other."""
    people = {(at_, who) for at_ in _minutes(one, 0) for who in (("p", one.patient_id), ("d", one.practitioner))}
    others = {(at_, who) for at_ in _minutes(other, 0) for who in (("p", other.patient_id), ("d", other.practitioner))}
    things = set(product(_minutes(one, one.after), [("r", one.room), *(("x", each) for each in one.devices)]))
    theirs = set(product(_minutes(other, other.after), [("r", other.room), *(("x", each) for each in other.devices)]))
    return bool(people & others or things & theirs)


def _minutes(booking: Booking, after: int) -> list[int]:
    first = int(booking.starts.timestamp()) // 60
    return list(range(first, first + booking.minutes + after))


@settings(max_examples=40)
@given(BOOKINGS)
def test_a_book_filled_by_the_rules_holds_no_forbidden_overlap(bookings: list[Booking]) -> None:
    book: list[Booking] = []
    for wanted in bookings:
        refused = any(
            each.booking_id for each in conflicts(wanted, [standing(n, b) for n, b in enumerate(book, 1)], SET_UP)
        )
        assert refused is any(clash(wanted, other) for other in book)
        if not refused:
            book.append(wanted)
