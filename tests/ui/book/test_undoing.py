"""The steps of a page, newest first to be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.domain.access import UserId
from luna_desktop.domain.book.bookings import Booking, BookingAct
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.ui.book.undoing import MOST, Steps

THEN = datetime(2026, 3, 16, 4, 30, tzinfo=UTC)


def known(key: int, number: int = 2) -> KnownBooking:
    return KnownBooking(key, number, Booking(7, "consultation", 1, THEN, 30), BookingAct.MOVED, UserId(1), "A", THEN)


def test_the_newest_step_is_the_one_to_take_back() -> None:
    steps = Steps()
    assert steps.newest() is None
    steps.add(known(1, 2), "Moved A")
    steps.add(known(2, 5), "Moved B", "Now 10:30")
    steps.add(known(1, 3), "Moved A again")
    newest = steps.newest()
    assert newest is not None
    assert (newest.asked.booking_id, newest.asked.number, newest.back_to) == (1, 3, 2)
    steps.taken_back(known(1, 4))
    steps.drop(2)
    first = steps.newest()
    assert first is not None
    # the version that took the second step back is what stands now; the first one goes back behind both
    assert (first.asked.number, first.back_to, first.row.text) == (4, 1, "Moved A")


def test_several_bookings_are_one_step_and_older_steps_go_on_behind_it() -> None:
    steps = Steps()
    steps.add(known(2, 2), "Moved B")
    steps.add_together([known(1, 2), known(2, 3)], "Cancelled the series")
    newest = steps.newest()
    assert newest is not None
    assert [each.booking_id for each in (newest.asked, *newest.others)] == [1, 2]
    steps.taken_back(known(1, 3), known(2, 4))
    first = steps.newest()
    assert first is not None
    assert (first.asked.number, first.back_to, first.others) == (4, 1, ())


def test_no_more_than_some_are_kept() -> None:
    steps = Steps()
    for key in range(MOST + 5):
        steps.add(known(key), "Moved")
    assert len(steps._done) == MOST
    steps.clear()
    assert steps.newest() is None
