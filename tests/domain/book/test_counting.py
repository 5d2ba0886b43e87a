"""Counting bookings: what is kept, missed and cancelled, slips left out, medians, and weeks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.counting import Happened, Tally, percentile, tallies, tally, week_of

MONDAY = date(2026, 11, 23)
S = BookingState


def one(state: BookingState = S.DONE, **more: object) -> Happened:
    values: dict[str, object] = {"day": MONDAY, "practitioner": 1, "lead_days": 3} | more
    return Happened(state=state, **values)  # type: ignore[arg-type]


def test_a_tally_counts_each_state_once() -> None:
    gone = {"cancelled_by": CancelledBy.PATIENT, "cancel_reason": CancelReason.TIME}
    found = tally(
        [
            one(waited=10),
            one(S.IN_ROOM, waited=30),
            one(S.ARRIVED),
            one(S.DID_NOT_ATTEND, lead_days=20),
            one(S.CANCELLED, lead_days=99, **gone),
            one(S.CANCELLED, cancelled_by=CancelledBy.CLINIC, cancel_reason=CancelReason.PRACTITIONER_AWAY),
            one(S.BOOKED),
            one(S.CONFIRMED),
        ]
    )
    assert (found.booked, found.kept, found.missed, found.cancelled, found.open) == (8, 3, 1, 2, 2)
    assert (found.cancelled_by_patient, found.cancelled_by_clinic) == (1, 1)
    assert (found.lead_days, found.wait_median, found.wait_p90) == (3, 20, 30)
    assert found.missed_share == 25


@pytest.mark.parametrize("slip", [CancelReason.UNDONE, CancelReason.BOOKED_IN_ERROR, CancelReason.NOT_APPROVED])
def test_slips_are_not_counted_at_all(slip: CancelReason) -> None:
    assert tally([one(S.CANCELLED, cancelled_by=CancelledBy.CLINIC, cancel_reason=slip)]) == Tally()


def test_nothing_has_no_median_and_no_share() -> None:
    assert (Tally().missed_share, tally([]).wait_median, tally([]).lead_days) == (None, None, None)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=40))
def test_the_90th_percentile_is_a_value_that_nine_of_ten_do_not_exceed(waits: list[int]) -> None:
    ordered = sorted(waits)
    found = percentile(ordered, 90)
    assert found in ordered
    assert sum(each <= found for each in ordered) * 10 >= 9 * len(ordered)
    below = [each for each in ordered if each < found]
    assert len(below) * 10 < 9 * len(ordered)


def test_groups_are_counted_apart_and_weeks_begin_on_monday() -> None:
    assert [week_of(date(2026, 11, day)) for day in (22, 23, 29)] == [date(2026, 11, 16), MONDAY, MONDAY]
    found = tallies([one(), one(practitioner=2), one(S.DID_NOT_ATTEND, practitioner=2)], lambda each: each.practitioner)
    assert [(key, each.booked, each.missed) for key, each in found.items()] == [(1, 1, 0), (2, 2, 1)]
