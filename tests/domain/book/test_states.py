"""Every state with every step: what is allowed, where it leads, and on which day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.states import LEGAL, STEP_NAMES, Step, after, problem_with, step_between

ZONE = ZoneInfo("Asia/Kolkata")
STARTS = datetime(2026, 3, 16, 5, 0, tzinfo=UTC)
S, T = BookingState, Step
ALLOWED = {
    (S.HELD, T.BOOK): S.BOOKED,
    (S.HELD, T.CANCEL): S.CANCELLED,
    (S.BOOKED, T.CONFIRM): S.CONFIRMED,
    (S.BOOKED, T.ARRIVE): S.ARRIVED,
    (S.BOOKED, T.MISS): S.DID_NOT_ATTEND,
    (S.BOOKED, T.CANCEL): S.CANCELLED,
    (S.CONFIRMED, T.ARRIVE): S.ARRIVED,
    (S.CONFIRMED, T.MISS): S.DID_NOT_ATTEND,
    (S.CONFIRMED, T.CANCEL): S.CANCELLED,
    (S.ARRIVED, T.SEND_IN): S.IN_ROOM,
    (S.ARRIVED, T.CANCEL): S.CANCELLED,
    (S.IN_ROOM, T.FINISH): S.DONE,
    (S.DID_NOT_ATTEND, T.ARRIVE): S.ARRIVED,
}


@pytest.mark.parametrize("state", BookingState)
@pytest.mark.parametrize("step", Step)
def test_a_step_leads_where_the_table_says_and_nowhere_else(state: BookingState, step: Step) -> None:
    wanted = ALLOWED.get((state, step))
    assert after(state, step) is wanted
    at = STARTS + timedelta(minutes=10)
    assert (problem_with(state, step, STARTS, at, ZONE) is None) is (wanted is not None)
    if wanted is not None:
        assert step_between(state, wanted) is step


def test_every_state_stands_in_the_table_and_every_step_has_a_name() -> None:
    assert set(LEGAL) == set(BookingState)
    assert set(STEP_NAMES) == set(Step)


def test_nobody_leaves_a_state_that_ends_the_booking_except_who_comes_late() -> None:
    assert not LEGAL[S.DONE]
    assert not LEGAL[S.CANCELLED]
    assert set(LEGAL[S.DID_NOT_ATTEND]) == {T.ARRIVE}


def test_two_states_that_no_step_joins_have_none_between_them() -> None:
    assert step_between(S.BOOKED, S.DONE) is None


@pytest.mark.parametrize("hours", [-24, 24])
def test_steps_of_the_day_belong_to_the_booked_day(hours: int) -> None:
    now = STARTS + timedelta(hours=hours)
    for state, step in ((S.BOOKED, T.ARRIVE), (S.ARRIVED, T.SEND_IN), (S.IN_ROOM, T.FINISH)):
        assert "another day" in str(problem_with(state, step, STARTS, now, ZONE))
    assert problem_with(S.BOOKED, T.CONFIRM, STARTS, now, ZONE) is None


def test_the_day_is_the_clinics_and_not_that_of_utc() -> None:
    early = datetime(2026, 3, 15, 19, 0, tzinfo=UTC)  # half past midnight of the 16th in India
    assert problem_with(S.BOOKED, T.ARRIVE, STARTS, early, ZONE) is None
    assert problem_with(S.BOOKED, T.ARRIVE, STARTS, early, ZoneInfo("UTC")) is not None


def test_nobody_is_missed_before_the_booked_time() -> None:
    before = problem_with(S.CONFIRMED, T.MISS, STARTS, STARTS - timedelta(minutes=1), ZONE)
    assert "has not come" in str(before)
    assert problem_with(S.CONFIRMED, T.MISS, STARTS, STARTS, ZONE) is None
    assert problem_with(S.CONFIRMED, T.MISS, STARTS, STARTS + timedelta(days=3), ZONE) is None


def test_a_refusal_names_where_the_booking_stands() -> None:
    assert "Did not attend" in str(problem_with(S.DID_NOT_ATTEND, T.FINISH, STARTS, STARTS, ZONE))
