"""The demo's weeks that are over: nobody twice at once, kept and missed told apart, taken minutes kept in step."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from sqlalchemy import select

from luna_desktop.cli import demo_counts
from luna_desktop.cli.demo_counts import Usual
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.rules import collisions
from luna_desktop.domain.book.spans import Span
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.book import Booking, BusyMinutes
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.bookings import versions_of
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.standing import standing_around
from tests import builders
from tests.services.acting import working

OPENS = datetime(2026, 3, 2, 3, 30, tzinfo=UTC)


def at(minute: int) -> datetime:
    """Return so many minutes after opening."""
    return OPENS + timedelta(minutes=minute)


def test_a_day_that_is_over(clinic: OpenClinic) -> None:
    patients = [builders.register(clinic, builders.a_patient(f"Rao{n}", phone="")) for n in range(12)]
    with working(clinic) as work:
        set_up = set_up_of(work)
        who = next(iter(set_up.people))
        plan = [Usual(30 * n, who, "follow_up", 30) for n in range(8)] + [Usual(0, who, "follow_up", 30)]
        for day in range(5):
            demo_counts.fill(work, set_up, plan, patients, lambda minute, day=day: at(minute + 1440 * day))
        rows = work.session.scalars(select(Booking)).all()
        states = {BookingState(row.state) for row in rows}
        assert len(rows) == 40, "the second person at one time is left out"
        assert {BookingState.DONE, BookingState.DID_NOT_ATTEND} < states
        for row in rows:
            newest = versions_of(work, row.id)[-1]
            assert (newest.number, newest.booking.state.value) == (row.current_number, row.state) == (2, row.state)
            assert row.booked_at < newest.at <= row.ends_at
        for one, other in combinations(standing_around(work, [Span(at(0), at(9000))]), 2):
            assert list(collisions(one, other)) == []
        entries = work.session.scalars(select(AuditEntry.patient_id).where(AuditEntry.entity == "booking")).all()
        assert len(entries) == 2 * len(rows)
        assert None not in entries
        assert work.session.scalars(select(BusyMinutes.day).distinct()).all()


def test_the_weekdays_of_eight_weeks() -> None:
    days = list(demo_counts.days_before(date(2026, 3, 9)))
    assert (days[0], days[-1], len(days)) == (date(2026, 1, 12), date(2026, 3, 6), 40)
    with pytest.raises(IndexError):
        days[40]
