"""The refusal that lists bookings."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.domain.book.stranded import BookingsStranded, Stranded


def test_it_counts_and_names_nobody() -> None:
    at = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
    one = Stranded(1, 7, "Ananya Kumar", "LUN-000001", at, 30, "Consultation", "Dr Rao", "Room 1", ())
    refused = BookingsStranded([one, one])
    assert str(refused.message) == "2 appointments would no longer be possible."
    assert "Kumar" not in str(refused)
    assert refused.found == (one, one)
