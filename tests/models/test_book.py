"""The tables of the book: a version stands once, an entry's key is its own within a kind, a day has one row."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from luna_desktop.models.book import BookDay, BookEntry, Booking, BookingVersion, WaitingVersion
from tests.models.rows import AT, refuse


@pytest.fixture
def filled(session: Session) -> Session:
    session.add(BookDay(day=date(2026, 3, 16), revision=1))
    session.add(BookEntry(id=1, kind="room", key="a", current_number=1))
    times = dict.fromkeys(("starts_at", "ends_at", "busy_from", "busy_until", "booked_at", "changed_at"), AT)
    session.add(
        Booking(
            id=1, patient_id=1, current_number=1, service_key="a", state="booked", booked_by=1, changed_by=1, **times
        )
    )
    session.flush()
    return session


def a_version(number: int, booking: int = 1) -> BookingVersion:
    return BookingVersion(booking_id=booking, number=number, act="booked", body="{}", at=AT, by=1)


def test_a_version_stands_once_and_belongs_to_a_booking(filled: Session) -> None:
    filled.add(a_version(1))
    filled.flush()
    refuse(filled, a_version(1))
    refuse(filled, a_version(1, booking=9))
    refuse(filled, WaitingVersion(entry_id=9, number=1, state="waiting", body="{}", at=AT, by=1))


def test_a_day_has_one_row_and_a_key_one_entry(filled: Session) -> None:
    filled.expunge_all()
    refuse(filled, BookDay(day=date(2026, 3, 16), revision=1))
    refuse(filled, BookEntry(id=2, kind="room", key="a", current_number=1))
