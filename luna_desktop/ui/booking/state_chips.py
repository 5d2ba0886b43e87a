"""The state of a booking as a chip: a word with its icon, never colour alone."""

from __future__ import annotations

from luna_desktop.domain.book.bookings import STATE_NAMES, BookingState
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.painting import ChipSpec

_LOOKS = {
    BookingState.HELD: ("warn", "hourglass"),
    BookingState.BOOKED: ("neutral", "calendar"),
    BookingState.CONFIRMED: ("accent", "calendar-check"),
    BookingState.ARRIVED: ("warn", "armchair"),
    BookingState.IN_ROOM: ("info", "door-open"),
    BookingState.DONE: ("ok", "check"),
    BookingState.DID_NOT_ATTEND: ("danger", "user-x"),
    BookingState.CANCELLED: ("neutral", "x"),
}


def state_chip(state: BookingState, *, pinned: bool = False) -> ChipSpec:
    """Return the chip; one that lies on the pinboard says so, whatever its state."""
    if pinned:
        return ChipSpec(_("On the pinboard"), "warn", "map-pin")
    tone, icon = _LOOKS[state]
    return ChipSpec(shown(STATE_NAMES[state]), tone, icon)
