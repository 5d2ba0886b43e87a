"""A patient's own appointments: to come and over, with names of who and where, and nothing of anybody else."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.services.front.book import cancel_booking, pin_booking
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.front.own_bookings import read_own_bookings
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, watching
from tests.services.front.booking import asked, book_one


def test_what_is_to_come_stands_before_what_is_over(open_clinic: Opener, ticking: builders.Ticking) -> None:
    clinic = open_clinic(Role.RECEPTION)
    first = book_one(clinic, time="10:00")
    patient = first.patient_id
    book_one(clinic, patient, "12:00")
    gone = book_one(clinic, patient, "15:00")
    act(clinic, cancel_booking, Cancel(asked(gone), CancelledBy.PATIENT, CancelReason.TIME))
    pinned = act(clinic, pin_booking, asked(book_one(clinic, patient, "16:00")))
    book_one(clinic, builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428")), "09:00")
    ticking.advance(hours=44)  # Monday 10:00 in India is over then
    with watching(clinic) as seen:
        found = act(clinic, read_own_bookings, patient)
    assert [each.row.booking_id for each in found.coming][-1] == pinned.booking_id
    assert [each.row.state for each in found.past] == [BookingState.CANCELLED, BookingState.BOOKED]
    assert {each.practitioner for each in found.coming} == {"Dr Meera Pillai"}
    assert {each.places[0] for each in found.coming} <= {"Room 1", "Room 2", "Room 3"}
    assert not seen.about("clinical_name")
    assert not seen.about("visit")
