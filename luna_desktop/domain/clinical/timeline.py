"""One line of time through a record: what happened on which day, of every kind, each with the way to where it stands.

A moment repeats what the record says and concludes nothing. It is worked out anew each time and never stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say

Words = Message | str


class Strand(Enum):
    """What sort of thing happened: the filters of the timeline."""

    VISITS = "visits"
    TREATMENTS = "treatments"
    MEDICINES = "medicines"
    CONDITIONS = "conditions"
    RESULTS = "results"
    PHOTOGRAPHS = "photographs"
    SCORES = "scores"
    BODY_MAP = "body map"
    SAFETY = "safety"
    DOCUMENTS = "documents"
    LIFESTYLE = "lifestyle"
    CONSENTS = "consents"


STRAND_NAMES: dict[Strand, Message] = {
    Strand.VISITS: say("Visits"),
    Strand.TREATMENTS: say("Treatments"),
    Strand.MEDICINES: say("Medicines"),
    Strand.CONDITIONS: say("Conditions"),
    Strand.RESULTS: say("Results"),
    Strand.PHOTOGRAPHS: say("Photographs"),
    Strand.SCORES: say("Scores"),
    Strand.BODY_MAP: say("Body map"),
    Strand.SAFETY: say("Safety facts"),
    Strand.DOCUMENTS: say("Documents"),
    Strand.LIFESTYLE: say("Lifestyle"),
    Strand.CONSENTS: say("Consents"),
}
SHOWN_FIRST = frozenset(Strand) - {Strand.CONSENTS, Strand.LIFESTYLE}
"""What a timeline shows before anybody chooses."""


@dataclass(frozen=True)
class Moment:
    """One thing that happened.

    `on` may be known to the month or year only. `notes` are parts of the quiet second line. `tab` and `part` say where
    in the chart it stands. `recorded_at` orders what happened on one day.
    """

    strand: Strand
    on: PartialDate
    text: Words
    notes: tuple[Words, ...] = ()
    who: str = ""
    chip: Words = ""
    tone: str = "neutral"
    tab: str = ""
    recorded_at: datetime | None = None

    def matches(self, *, strands: frozenset[Strand], since: date | None, who: str) -> bool:
        """Tell whether a filter lets it through; one that may lie within the time is let through."""
        in_time = since is None or self.on.latest >= since
        return self.strand in strands and in_time and (not who or self.who == who)


@dataclass(frozen=True)
class TimelineChoice:
    """What of a timeline is wanted on paper: sorts, first day, whose entries, words in them, and which series."""

    strands: frozenset[Strand] = SHOWN_FIRST
    since: date | None = None
    who: str = ""
    text: str = ""
    series: str = ""


@dataclass(frozen=True)
class Reading:
    """One value of a series on a day, as number and in the words of the record."""

    on: date
    value: float
    shown: str


@dataclass(frozen=True)
class Series:
    """Values of one thing over time, oldest first: a score, weight, sleep, sun.

    `least` and `most` are the range of the scale where it has one.
    """

    key: str
    name: Words
    readings: tuple[Reading, ...]
    least: float | None = None
    most: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Span:
    """Something that lasted: a medicine in use, a pregnancy. `end` None means that it goes on."""

    name: Words
    begin: date
    end: date | None
    tone: str = "info"
    is_shade: bool = False
    """Drawn behind the values instead of under them."""


@dataclass(frozen=True)
class Timeline:
    """All moments of a record, newest first, with the series and spans that a plot shows."""

    moments: tuple[Moment, ...] = ()
    series: tuple[Series, ...] = ()
    spans: tuple[Span, ...] = ()

    def counts(self) -> Mapping[Strand, int]:
        """Return how many moments there are of each sort."""
        return Counter(moment.strand for moment in self.moments)

    def people(self) -> tuple[str, ...]:
        """Return the names of everybody who did or recorded something, in alphabetical order."""
        return tuple(sorted({moment.who for moment in self.moments if moment.who}))


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Return moments newest first; what is known to the year only stands at that year's end, after its dated days."""
    return tuple(sorted(moments, key=_place, reverse=True))


def _place(moment: Moment) -> tuple[int, int, int, float]:
    on = moment.on
    return on.year, on.month, on.day, moment.recorded_at.timestamp() if moment.recorded_at else 0.0


def month_of(moment: Moment) -> PartialDate:
    """Return the month or year under whose heading a moment stands."""
    return PartialDate(moment.on.year, moment.on.month)


def in_lanes(spans: Iterable[Span], today: date) -> tuple[tuple[Span, ...], ...]:
    """Return the spans in as few lines as show them without overlap, the earliest first."""
    lanes: list[list[Span]] = []
    for span in sorted((each for each in spans if not each.is_shade), key=lambda each: each.begin):
        lane = next((each for each in lanes if (each[-1].end or today) < span.begin), None)
        if lane is None:
            lane = []
            lanes.append(lane)
        lane.append(span)
    return tuple(tuple(lane) for lane in lanes)
