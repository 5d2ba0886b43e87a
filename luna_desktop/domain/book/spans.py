"""Spans of time between two instants, and the arithmetic that free times and painting are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, order=True)
class Span:
    """From an instant until just before another, both aware and kept in UTC; empty where they are the same."""

    starts: datetime
    ends: datetime

    @property
    def minutes(self) -> int:
        """Return the length in whole minutes."""
        return int((self.ends - self.starts).total_seconds() // 60)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share any time; touching is not sharing, and an empty span shares nothing."""
        return max(self.starts, other.starts) < min(self.ends, other.ends)

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies wholly within."""
        return self.starts <= other.starts and other.ends <= self.ends

    def shared(self, other: Span) -> Span | None:
        """Return the time that both hold, or None."""
        if not self.overlaps(other):
            return None
        return Span(max(self.starts, other.starts), min(self.ends, other.ends))

    def widened(self, before: int, after: int) -> Span:
        """Return the span with so many minutes added before and after it."""
        return Span(self.starts - timedelta(minutes=before), self.ends + timedelta(minutes=after))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same time in as few spans as it takes, in order; what touches becomes one."""
    done: list[Span] = []
    for span in sorted(each for each in spans if each.starts < each.ends):
        if done and span.starts <= done[-1].ends:
            done[-1] = Span(done[-1].starts, max(done[-1].ends, span.ends))
        else:
            done.append(span)
    return tuple(done)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of the spans when the holes are taken out, in order."""
    taken = merged(holes)
    left: list[Span] = []
    place = 0
    for span in merged(spans):
        while place < len(taken) and taken[place].ends <= span.starts:
            place += 1
        start, at = span.starts, place
        while at < len(taken) and taken[at].starts < span.ends:
            if start < taken[at].starts:
                left.append(Span(start, taken[at].starts))
            start = max(start, taken[at].ends)
            at += 1
        if start < span.ends:
            left.append(Span(start, span.ends))
    return tuple(left)


def common(one: Iterable[Span], other: Iterable[Span]) -> tuple[Span, ...]:
    """Return the time that lies in both, in order."""
    left, right = merged(one), merged(other)
    found: list[Span] = []
    at, place = 0, 0
    while at < len(left) and place < len(right):
        both = left[at].shared(right[place])
        if both is not None:
            found.append(both)
        if left[at].ends <= right[place].ends:
            at += 1
        else:
            place += 1
    return tuple(found)
