"""Every state has a word and an icon of its own."""

from __future__ import annotations

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.ui.booking.state_chips import state_chip


def test_no_two_states_look_alike() -> None:
    chips = [state_chip(state) for state in BookingState]
    assert len({chip.text for chip in chips}) == len({chip.icon for chip in chips}) == len(BookingState)
    assert state_chip(BookingState.BOOKED, pinned=True).text == "On the pinboard"
