"""Booking and changing appointments on a real encrypted clinic: conflicts, overrides, undo, and two at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.rules import ConflictKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, book_days
from luna_desktop.services.front.book_days import BookAsked
from luna_desktop.services.front.booking_requests import Cancel, Move, Stretch, Undo
from tests import builders
from tests.services.acting import act
from tests.services.front.booking import asked, at, book_one, person, wanted


def test_an_appointment_stands_in_its_day(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00", note="  needs a lift ")
    page = act(clinic, book_days.read_day, BookAsked(at("10:00").date()))
    (row,) = page.days[0].rows
    assert (row.booking_id, row.name, row.desk_name) == (known.booking_id, "Ananya Kumar", "Consultation")
    assert (row.span.starts, row.span.minutes, row.state) == (at("10:00"), 30, BookingState.BOOKED)
    assert row.room in page.set_up.rooms
    assert page.days[0].revision == 1
    assert known.booking.note == "needs a lift"


def test_the_same_practitioner_and_patient_are_not_booked_twice(clinic: OpenClinic) -> None:
    first = book_one(clinic, time="10:00")
    with pytest.raises(BookingConflict) as refused:
        act(clinic, book.book_appointment, wanted(clinic, first.patient_id, "10:15"))
    kinds = {each.conflict.kind for each in refused.value.found}
    assert kinds == {ConflictKind.PRACTITIONER, ConflictKind.PATIENT}
    assert {each.patient for each in refused.value.found} == {"Ananya Kumar"}


def test_move_stretch_cancel_and_undo(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    moved = act(clinic, book.move_booking, Move(asked(known), at("11:00")))
    longer = act(clinic, book.stretch_booking, Stretch(asked(moved), 60))
    gone = act(clinic, book.cancel_booking, Cancel(asked(longer), CancelledBy.PATIENT, CancelReason.TIME))
    assert gone.booking.state is BookingState.CANCELLED
    back = act(clinic, book.undo_booking, Undo(asked(gone)))
    assert back.booking == longer.booking
    assert replace(back.booking, minutes=30) == moved.booking


def test_an_override_needs_a_reason_and_keeps_it(clinic: OpenClinic) -> None:
    book_one(clinic, time="10:00")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    known = act(
        clinic, book.book_appointment, wanted(clinic, other, "10:00", override="twins", practitioner=person(clinic))
    )
    assert known.booking.override == "twins"
