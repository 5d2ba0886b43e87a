"""Rows of a day for tests of the panel: when it is, and lines with as few words as they need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.services.front.waiting_room import DayLine

NOW = datetime(2026, 11, 23, 5, 16, tzinfo=UTC)
"""10:46 in India."""


def at(time: str) -> datetime:
    """Return a wall time of that day."""
    hours, _colon, minutes = time.partition(":")
    return datetime(2026, 11, 23, tzinfo=UTC) + timedelta(hours=int(hours) - 5, minutes=int(minutes) - 30)


def a_line(number: int = 1, name: str = "Harpreet Kaur", time: str = "10:30", **more: object) -> DayLine:
    """Return a booking of the day; with `arrived` somebody who waits."""
    arrived = more.pop("arrived", "")
    values: dict[str, object] = {"practitioner_id": 7, "practitioner": "Dr Vikram Sethi", "service": "Follow-up"} | more
    return DayLine(
        booking_id=number,
        number=1,
        patient_id=PatientId(number),
        name=name,
        mrn=f"LUN-{number:06}",
        starts=at(time),
        ends=at(time) + timedelta(minutes=30),
        state=BookingState.ARRIVED if arrived else BookingState.CONFIRMED,
        arrived_at=at(str(arrived)) if arrived else None,
        **values,  # type: ignore[arg-type]
    )
