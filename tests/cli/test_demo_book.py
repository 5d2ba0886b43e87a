"""The book of the demo clinic: today in every state around the minute, nobody twice at once, two on the pinboard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from luna_desktop.cli import demo_book
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.rules import collisions
from luna_desktop.domain.book.spans import Span
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book_days, waiting_list
from luna_desktop.services.front.book_days import BookAsked
from luna_desktop.services.front.counts import CountsAsked, read_counts
from luna_desktop.services.front.standing import standing_around
from tests import builders
from tests.services.acting import act, working

ZONE = ZoneInfo("Asia/Kolkata")
DAY = date(2026, 3, 16)


def test_two_weeks_are_booked_and_today_is_in_every_state(clinic: OpenClinic) -> None:
    known = [builders.register(clinic, builders.a_patient(f"Rao{n}", phone="")) for n in range(8)]
    demo_book.fill(clinic, DAY, known)
    page = act(clinic, book_days.read_day, BookAsked(DAY - timedelta(days=7), 15))
    by_day = {each.day: each.rows for each in page.days}
    states = {row.state for row in by_day[DAY]}
    assert {BookingState.DONE, BookingState.IN_ROOM, BookingState.ARRIVED, BookingState.CONFIRMED} <= states
    assert {row.state for row in by_day[DAY - timedelta(days=3)]} <= {
        BookingState.DONE,
        BookingState.DID_NOT_ATTEND,
    }
    assert sum(len(rows) for rows in by_day.values()) > 40
    assert len(page.pinned) == 2
    assert {row.practitioner for row in by_day[DAY]} == {each.user for each in page.people}
    waits = [row for row in by_day[DAY] if row.state is BookingState.ARRIVED]
    assert all(row.arrived_at is not None and row.in_room_at is None for row in waits)
    assert len(act(clinic, waiting_list.read_waiting_list, None)) == 2
    counts = act(clinic, read_counts, CountsAsked(DAY - timedelta(weeks=9), DAY))
    assert all(each.tally.kept for each in counts.weeks)
    assert counts.whole.missed
    assert counts.whole.cancelled
    with working(clinic) as work:
        whole = [Span(page.days[0].rows[0].span.starts, page.days[-1].rows[0].span.ends)]
        for one, other in combinations(standing_around(work, whole), 2):
            assert list(collisions(one, other)) == []


@pytest.mark.parametrize(
    ("time", "opens"),
    [("10:46", 9), ("09:30", 9), ("16:00", 9), ("08:00", 6), ("00:30", 0), ("17:45", 15), ("23:59", 15)],
)
def test_outside_of_usual_hours_today_opens_around_the_present(time: str, opens: int) -> None:
    assert demo_book._opening_hour(datetime.fromisoformat(f"2026-03-16T{time}").replace(tzinfo=ZONE)) == opens
    assert demo_book._opening_hour(datetime.fromisoformat("2026-03-15T10:46").replace(tzinfo=ZONE)) == 8
