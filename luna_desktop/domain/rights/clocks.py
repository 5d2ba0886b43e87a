"""Until when a case must be answered: elapsed hours, or calendar days that end at 23:59:59 in the clinic's zone.

A clock pauses only while identity or authority is not proven, and is extended once at most; neither carries it past
the law's ceiling. Overdue is worked out and never stored.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from luna_desktop.domain.clock import end_of_day, local_day
from luna_desktop.texts import Message, say

SECOND = timedelta(seconds=1)


class Unit(Enum):
    """What a limit is counted in."""

    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True)
class Limit:
    """How long a case may take, the most that the law allows with every extension, and the acknowledgement's hours.

    `extension` is what one extension adds; 0 where there is none. `months` caps days by the calendar: 1 ends a limit
    on the same day of the next month, or on that month's last day.
    """

    unit: Unit
    amount: int
    ceiling: int
    extension: int = 0
    acknowledge_hours: int = 72
    months: int = 0

    def __post_init__(self) -> None:
        """Refuse a limit beyond its ceiling; raises ValueError."""
        if not 1 <= self.amount <= self.ceiling or self.extension < 0 or self.acknowledge_hours < 1:
            raise ValueError(self.amount)


@dataclass(frozen=True)
class Pause:
    """A time in which the clock stood still; `until` is None while it still does."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Clock:
    """The clock of one case, from what was written down about it."""

    received_at: datetime
    limit: Limit
    pauses: tuple[Pause, ...] = ()
    is_extended: bool = False

    @property
    def acknowledge_by(self) -> datetime:
        """Return until when the receipt is to be acknowledged."""
        return _whole(self.received_at) + timedelta(hours=self.limit.acknowledge_hours)

    @property
    def due_at(self) -> datetime:
        """Return the last instant that is in time; while the clock is paused, as if it went on at once."""
        amount = self.limit.amount + (self.limit.extension if self.is_extended else 0)
        return _after(self, min(amount, self.limit.ceiling))

    @property
    def paused_since(self) -> datetime | None:
        """Return since when the clock stands still, or None while it runs."""
        return next((pause.since for pause in self.pauses if pause.until is None), None)

    def is_acknowledged_late(self, at: datetime) -> bool:
        """Tell whether an acknowledgement at an instant, or none until then, is late, to the whole second."""
        return _whole(at) > self.acknowledge_by

    def is_overdue(self, at: datetime) -> bool:
        """Tell whether an instant is late, to the whole second; a clock that stands still is not."""
        moment = self.paused_since or at
        return _whole(moment) > self.due_at

    def left(self, at: datetime) -> timedelta:
        """Return how much time is left, negative when late; what is left stays the same during a pause."""
        return self.due_at - _whole(self.paused_since or at)

    def used(self, at: datetime) -> timedelta:
        """Return how much time was used since the receipt, pauses left out."""
        stood = sum(
            (min(pause.until or at, at) - pause.since for pause in self.pauses if pause.since < at), timedelta()
        )
        return at - self.received_at - stood

    def pause(self, at: datetime) -> Clock | Message:
        """Return the clock stopped at an instant, or why it cannot stop."""
        if self.paused_since is not None:
            return say("The clock stands still already.")
        if self.is_overdue(at):
            return say("The time is over already, so the clock cannot stop any more.")
        return replace(self, pauses=(*self.pauses, Pause(at)))

    def resume(self, at: datetime) -> Clock | Message:
        """Return the clock running again from an instant on, or why it does not stand still."""
        if self.paused_since is None:
            return say("The clock runs already.")
        return replace(self, pauses=(*self.pauses[:-1], replace(self.pauses[-1], until=at)))

    def extend(self, at: datetime) -> Clock | Message:
        """Return the clock with its one extension, or why there is none."""
        if self.is_extended:
            return say("This case was extended already. There is one extension only.")
        if not self.limit.extension or self.limit.amount >= self.limit.ceiling:
            return say("This time limit cannot be extended: the law or the clinic’s settings leave no room.")
        if self.is_overdue(at):
            return say("The time is over already. Extend a case before its time is over.")
        return replace(self, is_extended=True)


def _after(clock: Clock, amount: int) -> datetime:
    if clock.limit.unit is Unit.HOURS:
        stood = sum((pause.until - pause.since for pause in clock.pauses if pause.until), timedelta())
        return _whole(clock.received_at + timedelta(hours=amount) + stood)
    days = sum((local_day(pause.until) - local_day(pause.since)).days for pause in clock.pauses if pause.until)
    received = local_day(clock.received_at)
    last = received + timedelta(days=amount)
    if clock.limit.months:
        last = min(last, months_after(received, clock.limit.months))
    return end_of_day(last + timedelta(days=days)) - SECOND


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)
