"""What the owner counts of the book: kept, missed and cancelled, how far ahead people book, how long they wait.

Only numbers go in and only numbers come out: no patient is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TypeVar

from luna_desktop.domain.book.bookings import HERE, BookingState, CancelledBy, CancelReason

MISTAKES = frozenset({CancelReason.UNDONE, CancelReason.BOOKED_IN_ERROR, CancelReason.NOT_APPROVED})
"""Cancelled for a slip of the clinic's own: nobody was booked, so it is not counted at all."""
CAME = HERE | {BookingState.DONE}
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Happened:
    """What became of one booking: its day, with whom, days from booking to appointment, minutes waited."""

    day: date
    practitioner: int
    state: BookingState
    lead_days: int
    waited: int | None = None
    cancelled_by: CancelledBy | None = None
    cancel_reason: CancelReason | None = None


@dataclass(frozen=True)
class Tally:
    """The counts of some bookings. Medians are None where there is nothing to take them of.

    `booked` counts all but slips; `open` is what has neither been kept nor missed yet. Waiting runs from arrival to
    going in.
    """

    booked: int = 0
    kept: int = 0
    missed: int = 0
    cancelled_by_patient: int = 0
    cancelled_by_clinic: int = 0
    lead_days: float | None = None
    wait_median: float | None = None
    wait_p90: float | None = None

    @property
    def cancelled(self) -> int:
        """Return how many were called off by either side."""
        return self.cancelled_by_patient + self.cancelled_by_clinic

    @property
    def open(self) -> int:
        """Return how many are still to come."""
        return self.booked - self.kept - self.missed - self.cancelled

    @property
    def missed_share(self) -> float | None:
        """Return which part of those whose time came did not attend, in per cent; None where none came yet."""
        due = self.kept + self.missed
        return 100 * self.missed / due if due else None


def tally(happened: Iterable[Happened]) -> Tally:
    """Count bookings; slips are left out."""
    counted = [each for each in happened if each.cancel_reason not in MISTAKES]
    cancelled = [each for each in counted if each.state is BookingState.CANCELLED]
    waits = sorted(each.waited for each in counted if each.waited is not None)
    leads = [each.lead_days for each in counted if each.state is not BookingState.CANCELLED]
    return Tally(
        len(counted),
        sum(each.state in CAME for each in counted),
        sum(each.state is BookingState.DID_NOT_ATTEND for each in counted),
        sum(each.cancelled_by is CancelledBy.PATIENT for each in cancelled),
        sum(each.cancelled_by is not CancelledBy.PATIENT for each in cancelled),
        median(leads) if leads else None,
        median(waits) if waits else None,
        float(percentile(waits, 90)) if waits else None,
    )


def percentile(ordered: Sequence[int], part: int) -> int:
    """Return the smallest value that so many per cent of ordered values do not exceed (nearest rank)."""
    rank = -(-len(ordered) * part // 100)
    return ordered[max(0, rank - 1)]


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def tallies(happened: Iterable[Happened], key: Callable[[Happened], _Key]) -> dict[_Key, Tally]:
    """Count bookings apart by a key."""
    groups: dict[_Key, list[Happened]] = {}
    for each in happened:
        groups.setdefault(key(each), []).append(each)
    return {name: tally(group) for name, group in groups.items()}
