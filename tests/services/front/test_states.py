"""Stamping bookings on a real clinic: times kept, who stamped, what is refused, and the stamp taken back."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingAct, BookingState
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import Undo
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.states import Stamping, stamp_booking
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.front.booking import asked, at, book_one, wanted


def stamp(clinic: OpenClinic, known: KnownBooking, step: Step, **more: object) -> KnownBooking:
    request = Stamping(known.patient_id, known.booking_id, step, known.number, **more)  # type: ignore[arg-type]
    return act(clinic, stamp_booking, request)


def refusal(clinic: OpenClinic, known: KnownBooking, step: Step) -> str:
    with pytest.raises(InvalidInput) as refused:
        stamp(clinic, known, step)
    return str(refused.value.problems["state"])


def test_a_visit_is_stamped_from_confirmed_to_done_and_keeps_its_times(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = stamp(desk, book_one(desk, time="10:00"), Step.CONFIRM)
    ticking.now = at("09:50")
    arrived = stamp(desk, known, Step.ARRIVE, left=2)
    ticking.advance(minutes=20)
    sent_in = stamp(desk, arrived, Step.SEND_IN)
    ticking.advance(minutes=25)
    done = stamp(desk, sent_in, Step.FINISH)
    assert done.booking.state is BookingState.DONE
    times = (done.booking.arrived_at, done.booking.in_room_at, done.booking.done_at)
    assert [None if each is None else f"{each:%H:%M}" for each in times] == ["04:20", "04:40", "05:05"]
    assert (done.act, done.by) == (BookingAct.STAMPED, desk.actor.user_id)
    (entry,) = entries(desk, "booking arrived")
    assert (entry.patient_id, '"left": 2' in entry.detail) == (known.patient_id, True)
    back = act(desk, book.undo_booking, Undo(asked(done)))
    assert (back.booking.state, back.booking.done_at) == (BookingState.IN_ROOM, None)


def test_what_the_table_does_not_allow_is_refused_with_where_the_booking_stands(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="10:00")
    assert "another day" in refusal(desk, known, Step.ARRIVE)
    ticking.now = at("09:50")
    assert "Booked" in refusal(desk, known, Step.SEND_IN)
    assert "not come yet" in refusal(desk, known, Step.MISS)
    assert "more than a click" in refusal(desk, known, Step.CANCEL)
    pinned = act(desk, book.pin_booking, asked(known))
    assert "off the book" in refusal(desk, pinned, Step.ARRIVE)


def test_of_two_who_stamp_the_second_is_told(open_clinic: Opener, ticking: builders.Ticking) -> None:
    desk, other = open_clinic(Role.RECEPTION), open_clinic(Role.CLINICIAN)
    known = book_one(desk, time="10:00")
    ticking.now = at("09:50")
    stamp(desk, known, Step.ARRIVE)
    with pytest.raises(StaleRecord):
        stamp(other, known, Step.ARRIVE)


def test_who_was_missed_comes_after_all_unless_somebody_else_sits_there(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="10:00")
    ticking.now = at("10:02")
    missed = stamp(desk, known, Step.MISS)
    other = builders.register(desk, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    act(desk, book.book_appointment, wanted(desk, other, "10:15"))
    with pytest.raises(BookingConflict):
        stamp(desk, missed, Step.ARRIVE)
    late = stamp(desk, missed, Step.ARRIVE, override="came late, fits in")
    assert (late.booking.state, late.booking.override) == (BookingState.ARRIVED, "came late, fits in")


def test_an_auditor_stamps_nothing(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk)
    with pytest.raises(NotPermitted):
        stamp(open_clinic(Role.AUDITOR), known, Step.CONFIRM)
