"""Messages about a booking say when, never for what, and go with the booking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from icalendar import Calendar

from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Channel, Way, Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book import cancel_booking
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.messages import bookings
from luna_desktop.services.messages.bookings import AboutBooking
from tests.services.acting import act, working
from tests.services.front.booking import asked, book_one, set_up
from tests.services.messages.parts import (
    EMAIL,
    SMS,
    Server,
    approve,
    row,
    sent,
    set_up_mail,
    somebody,
    state,
    steps,
    wish,
)


def test_a_confirmation_carries_a_calendar_entry_without_any_service(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    set_up(clinic)
    patient = somebody(clinic)
    known = book_one(clinic, patient)
    about = AboutBooking(patient, known.booking_id, "booked", EMAIL)
    message = row(clinic, act(clinic, bookings.queue_about_booking, about))
    with working(clinic) as work:
        coming = bookings.coming_of(work, patient)
    assert [each.booking_id for each in coming] == [known.booking_id]
    assert f"at {coming[0].at:%H:%M}" in message.body
    assert message.not_after == known.booking.starts
    event = Calendar.from_ical(message.calendar).walk("VEVENT")[0]
    assert str(event["summary"]) == "Appointment, Aranya Skin Clinic"
    assert event["dtstart"].dt == known.booking.starts
    assert "description" not in event
    by_best = act(clinic, bookings.queue_about_booking, AboutBooking(patient, known.booking_id, "booked"))
    assert (row(clinic, by_best).channel, row(clinic, by_best).calendar) == (Channel.SMS.value, "")


def test_a_booking_that_was_cancelled_meanwhile_is_not_announced(clinic: OpenClinic) -> None:
    approve(clinic, "booked", "cancelled")
    set_up_mail(clinic)
    set_up(clinic)
    patient = somebody(clinic)
    known = book_one(clinic, patient)
    message = act(clinic, bookings.queue_about_booking, AboutBooking(patient, known.booking_id, "booked", EMAIL))
    act(clinic, cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME))
    assert sent(clinic, Server()) == 0
    assert steps(clinic, message)[-1] == ("refused", "booking")
    told = act(clinic, bookings.queue_about_booking, AboutBooking(patient, known.booking_id, "cancelled", EMAIL))
    server = Server()
    assert sent(clinic, server) == 1
    assert state(clinic, told) is MessageState.SENT
    event = Calendar.from_ical(server.got[0].calendar).walk("VEVENT")[0]
    assert str(event["status"]) == "CANCELLED"
    with working(clinic) as work:
        assert bookings.coming_of(work, patient) == ()


def test_who_cannot_be_reached_is_named_with_the_reason(clinic: OpenClinic) -> None:
    approve(clinic, "reminder")
    set_up(clinic)
    patient = somebody(clinic)
    known = book_one(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, bookings.queue_about_booking, AboutBooking(patient, known.booking_id, "reminder"))
    assert "has not been asked" in str(refused.value.problems["way"])


def test_a_booking_is_confirmed_by_a_written_way_once_its_text_is_in_use(clinic: OpenClinic) -> None:
    set_up(clinic)
    patient = somebody(clinic)
    known = book_one(clinic, patient)
    about = AboutBooking(patient, known.booking_id, "booked")
    assert act(clinic, bookings.confirm_booking, about) is None
    approve(clinic, "booked", "moved")
    assert act(clinic, bookings.confirm_booking, about) is Channel.EMAIL
    moved = replace(about, template="moved")
    assert act(clinic, bookings.confirm_booking, moved) is Channel.EMAIL
    assert [state(clinic, each) for each in (1, 2)] == [MessageState.CANCELLED, MessageState.QUEUED]
    assert row(clinic, 2).due_at - row(clinic, 2).queued_at == bookings.SECOND_THOUGHTS
    for way in (EMAIL, SMS, Way(Channel.WHATSAPP, SMS.address)):
        wish(clinic, patient, MessageClass.APPOINTMENT, way, Wish.NO)
    assert act(clinic, bookings.confirm_booking, about) is None
