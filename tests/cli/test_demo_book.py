"""The demo clinic's book: a day under way, a week that fills up, two on the pinboard."""

from __future__ import annotations

from datetime import timedelta

from luna_desktop.cli import demo_book
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book_days import BookAsked, read_day
from tests import builders
from tests.services.acting import act
from tests.services.front.booking import MONDAY, at


def test_today_is_under_way_and_the_week_fills_up(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    ticking.now = at("10:46")
    patients = [builders.register(clinic) for _ in range(4)]
    demo_book.fill(clinic, patients * 12)
    page = act(clinic, read_day, BookAsked(at("09:00").date(), 6))
    states = {row.state for row in page.days[0].rows}
    assert page.days[0].day.isoformat() == MONDAY
    assert {BookingState.DONE, BookingState.IN_ROOM, BookingState.ARRIVED, BookingState.BOOKED} <= states
    assert sum(bool(day.rows) for day in page.days) >= 3
    assert len(page.pinned) == demo_book.PINNED


def test_sundays_are_passed_over() -> None:
    sunday = at("09:00", "2026-03-15").date()
    days = list(demo_book._working_days(sunday))
    assert days[0] == sunday + timedelta(days=1)
    assert len(days) == demo_book.DAYS
