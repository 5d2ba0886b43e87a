"""Where a booking stands on the day of the visit, and which steps lead on from there: one table, nothing else.

Every step is stamped with an instant and a person (`services.front.states`). What the table does not name is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.bookings import STATE_NAMES, BookingState
from luna_desktop.domain.book.zone import local_day
from luna_desktop.texts import Message, say


class Step(Enum):
    """What somebody stamps with one click."""

    BOOK = "book"
    CONFIRM = "confirm"
    ARRIVE = "arrive"
    SEND_IN = "send in"
    FINISH = "finish"
    MISS = "miss"
    CANCEL = "cancel"


STEP_NAMES: dict[Step, Message] = {
    Step.BOOK: say("Book"),
    Step.CONFIRM: say("Confirmed"),
    Step.ARRIVE: say("Arrived"),
    Step.SEND_IN: say("Send in"),
    Step.FINISH: say("Done"),
    Step.MISS: say("Did not attend"),
    Step.CANCEL: say("Cancel the booking"),
}

LEGAL: Mapping[BookingState, Mapping[Step, BookingState]] = MappingProxyType(
    {
        BookingState.HELD: {Step.BOOK: BookingState.BOOKED, Step.CANCEL: BookingState.CANCELLED},
        BookingState.BOOKED: {
            Step.CONFIRM: BookingState.CONFIRMED,
            Step.ARRIVE: BookingState.ARRIVED,
            Step.MISS: BookingState.DID_NOT_ATTEND,
            Step.CANCEL: BookingState.CANCELLED,
        },
        BookingState.CONFIRMED: {
            Step.ARRIVE: BookingState.ARRIVED,
            Step.MISS: BookingState.DID_NOT_ATTEND,
            Step.CANCEL: BookingState.CANCELLED,
        },
        BookingState.ARRIVED: {Step.SEND_IN: BookingState.IN_ROOM, Step.CANCEL: BookingState.CANCELLED},
        BookingState.IN_ROOM: {Step.FINISH: BookingState.DONE},
        BookingState.DONE: {},
        BookingState.DID_NOT_ATTEND: {Step.ARRIVE: BookingState.ARRIVED},
        BookingState.CANCELLED: {},
    }
)
"""From each state the steps that are allowed, and where they lead. Who did not attend may still come late."""
TIMED = frozenset({Step.ARRIVE, Step.SEND_IN, Step.FINISH})
"""Steps of the day itself: nobody arrives, goes in or is done on another day than the booked one."""


def after(state: BookingState, step: Step) -> BookingState | None:
    """Return where a step leads, or None where it is not allowed."""
    return LEGAL[state].get(step)


def step_between(before: BookingState, now: BookingState) -> Step | None:
    """Return the step that leads from one state to another, or None."""
    return next((step for step, found in LEGAL[before].items() if found is now), None)


def problem_with(state: BookingState, step: Step, starts: datetime, now: datetime, zone: ZoneInfo) -> Message | None:
    """Return why a step cannot be stamped now on a booking that starts then, or None.

    Days are the clinic's; somebody can be missed only once the booked time has come.
    """
    if after(state, step) is None:
        return say("The booking has moved on: it is “{state}” now.", state=STATE_NAMES[state])
    if step in TIMED and local_day(now, zone) != local_day(starts, zone):
        return say("This booking is for another day. Move it to today first.")
    if step is Step.MISS and now < starts:
        return say("The booked time has not come yet.")
    return None
