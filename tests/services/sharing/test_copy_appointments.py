"""What a record copy says of appointments: every one of the patient's, with what became of it, and nobody else's."""

from __future__ import annotations

from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from tests import builders
from tests.services.acting import act
from tests.services.front.booking import asked, book_one
from tests.services.sharing.test_deliveries import request


def test_every_appointment_stands_in_the_copy_newest_first(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00", note="lift")
    patient = known.patient_id
    off = book_one(clinic, patient, "11:00", service="follow_up")
    act(clinic, book.cancel_booking, Cancel(asked(off), CancelledBy.PATIENT, CancelReason.OTHER, "rain"))
    act(clinic, book.pin_booking, asked(book_one(clinic, patient, "12:00")))
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    book_one(clinic, other, "15:00")
    rows = act(clinic, prepare_record_copy, request(patient)).content.appointments
    assert [(row.time, str(row.state), str(row.why), row.note) for row in rows] == [
        ("12:00–12:30", "Waits for a new time", "", ""),
        ("11:00–11:30", "Cancelled", "The patient: rain", ""),
        ("10:00–10:30", "Booked", "", "lift"),
    ]
    assert {row.practitioner for row in rows} == {"Dr Meera Pillai"}
    assert [row.service for row in rows] == ["Consultation", "Follow-up", "Consultation"]
