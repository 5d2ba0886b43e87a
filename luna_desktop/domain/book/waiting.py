"""How long somebody waits and what that means: minutes since arrival, early or late, and when it becomes too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Wait(Enum):
    """How a wait is shown; the words always say the minutes too."""

    SHORT = "short"
    NEAR = "near"
    LONG = "long"


@dataclass(frozen=True)
class WaitLimits:
    """Minutes from which a wait is shown as near its limit and as long, and minutes before the booked time."""

    near: int = 10
    long: int = 20
    before: int = 5

    @property
    def full(self) -> int:
        """Return the minutes that fill the bar."""
        return self.long + self.near


def minutes_since(at: datetime, now: datetime) -> int:
    """Return whole minutes from an instant; 0 where the clock was set back behind it."""
    return max(0, int((now - at) // timedelta(minutes=1)))


def wait_of(arrived: datetime, starts: datetime, now: datetime, limits: WaitLimits | None = None) -> Wait:
    """Return what a wait is worth: counted from the arrival, however early that was."""
    limits = limits or WaitLimits()
    waited = minutes_since(arrived, now)
    if waited >= limits.long:
        return Wait.LONG
    is_near = now >= starts - timedelta(minutes=limits.before)
    return Wait.NEAR if waited >= limits.near or is_near else Wait.SHORT


def minutes_late(arrived: datetime, starts: datetime) -> int:
    """Return by how many whole minutes somebody came late; below 0 is early, a minute either way is in time."""
    return int((arrived - starts) / timedelta(minutes=1))
