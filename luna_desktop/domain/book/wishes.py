"""Somebody who waits for a time that is not free yet, what would suit, and whether a time that fell free does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.services import DeskService, length_problem
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import MINUTES_A_DAY, minute_of_day
from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

LONGEST_NOTE = 300


class WaitingState(Enum):
    """What became of a wish. `OFFERED` was told of a time and has not answered."""

    WAITING = "waiting"
    OFFERED = "offered"
    BOOKED = "booked"
    OFF = "off"


WAITING_NAMES: dict[WaitingState, Message] = {
    WaitingState.WAITING: say("Waits"),
    WaitingState.OFFERED: say("Offered a time"),
    WaitingState.BOOKED: say("Booked"),
    WaitingState.OFF: say("Taken off the list"),
}
OPEN = frozenset({WaitingState.WAITING, WaitingState.OFFERED})


@dataclass(frozen=True)
class WaitingWish:
    """The body of one version of an entry: what is wished for, and what was offered last.

    `practitioner` 0 takes anybody, no weekdays take every day; `earliest` and `latest` are minutes of the day between
    which the whole appointment lies; `first` and `last` are days. `offered_starts` and `offered_to` (a practitioner)
    belong to the last offer, `booking` is the booking that came of it. `note` holds no health detail.
    """

    patient_id: int
    service: str
    practitioner: int = 0
    minutes: int = 0
    weekdays: tuple[int, ...] = ()
    earliest: int = 0
    latest: int = MINUTES_A_DAY
    first: date | None = None
    last: date | None = None
    is_urgent: bool = False
    note: str = ""
    offered_starts: datetime | None = None
    offered_to: int = 0
    booking: int = 0


def tidied_wish(wish: WaitingWish) -> WaitingWish:
    """Return a wish with its note tidied and its weekdays in order."""
    return replace(wish, note=clean_line(wish.note), weekdays=tuple(sorted(set(wish.weekdays))))


def wish_problems(wish: WaitingWish, service: DeskService | None, today: date) -> dict[str, Message]:
    """Return what cannot be accepted of a wish, by field."""
    problems: dict[str, Message] = {}
    if service is None:
        problems["service"] = say("Choose a service from the list.")
    length = length_problem(wish.minutes or (service.minutes if service else 30))
    if length is not None:
        problems["minutes"] = length
    if wish.latest - wish.earliest < max(wish.minutes, 5):
        problems["latest"] = say("The appointment does not fit between these times. Choose a later end.")
    if wish.last is not None and wish.last < max(today, wish.first or today):
        problems["last"] = say("The last day is over or before the first one. Choose a later day.")
    if len(wish.note) > LONGEST_NOTE:
        problems["note"] = say("Keep the note for the desk under {count} letters.", count=LONGEST_NOTE)
    return problems


def suits(wish: WaitingWish, free: Span, practitioner: int, minutes: int, zone: ZoneInfo) -> datetime | None:
    """Return when an appointment of so many minutes could begin in a free time as wished, or None.

    It begins as early as the wish and the free time allow.
    """
    day = free.starts.astimezone(zone).date()
    if wish.practitioner and wish.practitioner != practitioner:
        return None
    if wish.weekdays and day.weekday() not in wish.weekdays:
        return None
    if (wish.first is not None and day < wish.first) or (wish.last is not None and day > wish.last):
        return None
    allowed = Span(minute_of_day(day, wish.earliest, zone), minute_of_day(day, wish.latest, zone))
    both = free.shared(allowed)
    return both.starts if both is not None and both.minutes >= minutes else None
