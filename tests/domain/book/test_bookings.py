"""A booking's times, when it holds them, and that every state and reason has words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.book import bookings
from luna_desktop.domain.book.bookings import Booking, BookingState, CancelledBy, CancelReason
from luna_desktop.domain.facts import read_part, write_body

AT = datetime(2026, 3, 16, 4, 30, tzinfo=UTC)
BOOKING = Booking(1, "consultation", 2, AT, 30, room=3, devices=(4, 5), before=5, after=10)


def test_buffers_belong_to_the_room_and_not_to_the_patient() -> None:
    assert (BOOKING.span.starts, BOOKING.span.minutes) == (AT, 30)
    assert BOOKING.occupied.starts == AT - timedelta(minutes=5)
    assert BOOKING.occupied.ends == AT + timedelta(minutes=40)


@pytest.mark.parametrize("state", BookingState)
def test_only_what_was_called_off_or_pinned_holds_no_time(state: BookingState) -> None:
    free = state in {BookingState.CANCELLED, BookingState.DID_NOT_ATTEND}
    assert replace(BOOKING, state=state).holds_time is not free
    assert not replace(BOOKING, state=state, pinned=True).holds_time


def test_a_body_is_read_back_as_it_was_written() -> None:
    full = replace(
        BOOKING,
        state=BookingState.CANCELLED,
        cancelled_by=CancelledBy.PATIENT,
        cancel_reason=CancelReason.OTHER,
        cancel_words="बारिश",
        arrived_at=AT,
        override="twins",
    )
    assert read_part(Booking, write_body(full)) == full
    assert read_part(Booking, write_body(BOOKING)) == BOOKING


def test_everything_has_words() -> None:
    assert set(bookings.STATE_NAMES) == set(BookingState)
    assert set(bookings.CANCEL_REASON_NAMES) == set(CancelReason)
    assert set(bookings.CANCELLED_BY_NAMES) == set(CancelledBy)
    assert set(bookings.ACT_NAMES) == set(bookings.BookingAct)
