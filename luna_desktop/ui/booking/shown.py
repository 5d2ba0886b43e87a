"""What the booking dialog shows: values that its presenters work out and its views only draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from luna_desktop.texts import _


class CheckState(Enum):
    """How one of the four checks stands."""

    FREE = "free"
    BUSY = "busy"
    OPEN = "open"
    """Not checked yet, because something is missing."""
    UNNEEDED = "unneeded"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True)
class CheckShown:
    """One check: who or what, how it stands in words, and how it stands."""

    name: str
    note: str
    state: CheckState

    def spoken(self) -> str:
        """Return the check in one breath."""
        return _("{name}: {note}", name=self.name, note=self.note)


@dataclass(frozen=True)
class ConflictShown:
    """What stands in the way, as a sentence; `booking_id` can be shown, `use` is the next start that is free."""

    title: str
    text: str
    booking_id: int = 0
    use: time | None = None
    may_override: bool = False


@dataclass(frozen=True)
class SlotShown:
    """One free time: its key, when, with whom and where."""

    key: object
    start: time
    who: str
    where: str
    is_soonest: bool = False

    @property
    def time_words(self) -> str:
        """Return the start on the 24 h clock."""
        return f"{self.start:%H:%M}"


@dataclass(frozen=True)
class SlotDay:
    """The free times of one day, under its name."""

    title: str
    slots: tuple[SlotShown, ...]


@dataclass(frozen=True)
class SlotsAsked:
    """What the panel of free times was asked for; None takes any. `weekdays` counts Monday as 0."""

    practitioner: int | None = None
    earliest: time | None = None
    latest: time | None = None
    weekdays: frozenset[int] = frozenset()
    first_day: date | None = None


@dataclass(frozen=True)
class Reminder:
    """What is on file about a reminder by SMS: `yes` and `no` are said, with the day; neither means not asked."""

    number: str = ""
    yes: bool = False
    no: bool = False
    said: str = ""
    blocked: str = ""
    """Why none would go out although the patient said yes, such as a restriction."""


@dataclass(frozen=True)
class DateShown:
    """One date of a series: the day, when, whether it can be booked, and what stands in the way."""

    key: int
    day: str
    when: str
    problem: str = ""
    is_kept: bool = True
    can_move: bool = False


@dataclass(frozen=True)
class Outcome:
    """What the foot says: a sentence, its tone, what the button says, and whether it acts."""

    text: str
    tone: str
    verb: str
    can_act: bool


@dataclass(frozen=True)
class Choices:
    """What can be chosen: pairs of a key and words, in the order in which they are offered."""

    services: Sequence[tuple[str, str]] = ()
    practitioners: Sequence[tuple[int, str]] = ()
    rooms: Sequence[tuple[int, str]] = ()
    devices: Sequence[tuple[int, str]] = ()
    minutes: Sequence[int] = (15, 30, 45, 60, 75, 90, 120)
