"""The minutes that are taken follow every booking, across midnight of UTC, and are given back when it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.domain.book.resources import Resource, device, practitioner, room
from luna_desktop.domain.book.spans import Span
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, busy
from luna_desktop.services.front.booking_requests import Cancel, Move, Undo
from luna_desktop.services.front.bookings import add_booking
from tests import builders
from tests.domain.book.made import a_booking
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, book_one, person

DAY = date(2026, 3, 16)


def taken(clinic: OpenClinic, of: Resource, day: date = DAY) -> tuple[int, int]:
    """Return the first taken minute of a day of UTC and how many there are; minutes of IST are 330 later."""
    with working(clinic) as work:
        mask = busy.busy_minutes(work, [day], [of]).get(of, {}).get(day, 0)
    return ((mask & -mask).bit_length() - 1, mask.bit_count())


def test_a_booking_takes_and_gives_back_its_minutes(clinic: OpenClinic) -> None:
    who = practitioner(person(clinic))
    known = book_one(clinic, time="10:00", service="procedure_room_60")
    where = room(known.booking.room)
    assert (taken(clinic, who), taken(clinic, where)) == ((270, 60), (265, 75))
    moved = act(clinic, book.move_booking, Move(asked(known), at("11:00")))
    assert (taken(clinic, who), taken(clinic, where)) == ((330, 60), (325, 75))
    gone = act(clinic, book.cancel_booking, Cancel(asked(moved), CancelledBy.PATIENT, CancelReason.TIME))
    assert taken(clinic, who) == (-1, 0)
    act(clinic, book.undo_booking, Undo(asked(gone)))
    assert taken(clinic, who) == (330, 60)


def test_two_bookings_at_once_are_not_given_back_with_one_of_them(clinic: OpenClinic) -> None:
    who = practitioner(person(clinic))
    book_one(clinic, time="10:00")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    second = book_one(clinic, other, "10:15", override="twins")
    assert taken(clinic, who) == (270, 45)
    act(clinic, book.pin_booking, asked(second))
    assert taken(clinic, who) == (270, 30)


def test_a_booking_over_midnight_of_utc_is_in_both_days(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    night = replace(
        a_booking(9, patient=int(patient), who=1, service="call"), starts=at("05:15"), devices=(), service="phone_call"
    )
    with working(clinic) as work:
        add_booking(work, replace(night, minutes=30))
    assert taken(clinic, practitioner(1), DAY - timedelta(days=1)) == (1425, 15)
    assert taken(clinic, practitioner(1)) == (0, 15)


def test_masks_are_whole_minutes_of_their_day() -> None:
    start = datetime(2026, 3, 16, 10, tzinfo=UTC)
    assert busy.minutes_of(Span(start, start + timedelta(minutes=2)), DAY) == 0b11 << 600
    assert busy.minutes_of(Span(start, start + timedelta(seconds=90)), DAY) == 0b11 << 600
    assert busy.minutes_of(Span(start, start), DAY) == 0
    assert busy.minutes_of(Span(start, start + timedelta(hours=1)), DAY + timedelta(days=1)) == 0
    assert busy.packed(0b1_0000_0001) == b"\x01\x01"
    assert busy.taken_on([], device(1), DAY) == 0
