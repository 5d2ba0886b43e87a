"""When the clinic and its people, rooms and devices are there: weekly hours, breaks, exceptions, closures, holidays.

Hours are wall time, in minutes after midnight, since a clinic opens at nine whatever the clocks do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from itertools import pairwise
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.resources import CLINIC, Resource
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import MINUTES_A_DAY, minute_of_day
from luna_desktop.texts import Message, say

WEEKDAY_NAMES: tuple[Message, ...] = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


@dataclass(frozen=True)
class Period:
    """From one minute of the day until another; a break or a regular absence has a name for the book."""

    starts: int
    ends: int
    name: str = ""


@dataclass(frozen=True)
class DayHours:
    """A weekday's (0 is Monday) open periods and its breaks; no period means closed all day."""

    weekday: int
    open: tuple[Period, ...] = ()
    breaks: tuple[Period, ...] = ()


@dataclass(frozen=True)
class WeekHours:
    """The usual week of a resource, from day `since` on (None: always). Weekdays that are not named are closed.

    A practitioner without hours keeps those of the clinic; a room or device without hours is there all the time.
    `follows` gives hours of one's own up again from that day on.
    """

    of: Resource = CLINIC
    days: tuple[DayHours, ...] = ()
    since: date | None = None
    follows: bool = False

    def on(self, weekday: int) -> DayHours:
        """Return the hours of a weekday."""
        return next((each for each in self.days if each.weekday == weekday), DayHours(weekday))


@dataclass(frozen=True)
class DateHours:
    """Other hours on one date, also on a public holiday; no period means closed."""

    of: Resource
    day: date
    open: tuple[Period, ...] = ()
    breaks: tuple[Period, ...] = ()
    words: str = ""


class ClosureKind(Enum):
    """Why somebody or something is not there for a time."""

    LEAVE = "leave"
    CLOSED = "closed"
    SERVICE_VISIT = "service_visit"
    BLOCKED = "blocked"


CLOSURE_NAMES: dict[ClosureKind, Message] = {
    ClosureKind.LEAVE: say("On leave"),
    ClosureKind.CLOSED: say("Closed"),
    ClosureKind.SERVICE_VISIT: say("Closed for a service visit"),
    ClosureKind.BLOCKED: say("Kept free"),
}


@dataclass(frozen=True)
class Closure:
    """That a resource is not there from an instant until another; `words` stand in the book."""

    of: Resource
    starts: datetime
    ends: datetime
    kind: ClosureKind = ClosureKind.CLOSED
    words: str = ""

    @property
    def span(self) -> Span:
        """Return the time of the closure."""
        return Span(self.starts, self.ends)


@dataclass(frozen=True)
class Holiday:
    """A public holiday in the clinic's own list; `kept` is false where the clinic opens all the same."""

    day: date
    name: str
    kept: bool = True


class Away(Enum):
    """Why a resource cannot be booked at a time."""

    OUTSIDE_HOURS = "outside_hours"
    BREAK = "break"
    LEAVE = "leave"
    CLOSED = "closed"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Blocked:
    """A time at which a resource is not there, why, and the clinic's own words for it ("" for the usual ones)."""

    of: Resource
    span: Span
    why: Away
    words: str = ""


AWAY_NAMES: dict[Away, Message] = {
    Away.OUTSIDE_HOURS: say("Not in clinic"),
    Away.BREAK: say("Break"),
    Away.LEAVE: say("On leave"),
    Away.CLOSED: say("Closed"),
    Away.HOLIDAY: say("Public holiday"),
}


def periods_problem(open_: tuple[Period, ...], breaks: tuple[Period, ...]) -> Message | None:
    """Return what is wrong with a day's hours, or None."""
    for each in (*open_, *breaks):
        if each.starts >= each.ends:
            return say("The end must be later than the start. Hours over midnight are entered on both days.")
        if each.starts < 0 or each.ends > MINUTES_A_DAY:
            return say("Enter times between 00:00 and 24:00.")
    ordered = sorted(open_, key=lambda each: each.starts)
    if any(one.ends > other.starts for one, other in pairwise(ordered)):
        return say("Two open periods of this day overlap. Change one of them.")
    return None


def period_span(day: date, period: Period, zone: ZoneInfo) -> Span:
    """Return a period of a day as instants."""
    return Span(minute_of_day(day, period.starts, zone), minute_of_day(day, period.ends, zone))


def week_on(weeks: Iterable[WeekHours], of: Resource, day: date) -> WeekHours | None:
    """Return the week that counts for a resource on a day: the one that began last; None where it has none."""
    begun = [each for each in weeks if each.of == of and (each.since is None or each.since <= day)]
    newest = max(begun, key=lambda each: each.since or date.min, default=None)
    return None if newest is None or newest.follows else newest
