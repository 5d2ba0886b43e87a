"""What a record copy says about markers of the body map and about severity scores, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.provenance import Dispute
from luna_desktop.texts import Message

Words = str | Message


@dataclass(frozen=True, kw_only=True)
class MarkerRow:
    """One marked place. `x` and `y` are fractions of the drawing; `before` says how it was seen on earlier days."""

    number: int
    marking: str
    kind: Words
    figure: str
    x: float
    y: float
    place: Words
    what: str
    size: str = ""
    state: Words = ""
    seen: Words = ""
    since: Words = ""
    note: str = ""
    photographs: int = 0
    before: tuple[Words, ...] = ()
    recorded_by: str = ""
    struck: bool = False
    reason: str = ""
    subject: str = ""
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ScoreRow:
    """One assessment; `height` is where its result lies on the plot, None where it has none."""

    on: Words
    result: Words
    band: Words = ""
    change: str = ""
    parts: tuple[tuple[Words, Words], ...] = ()
    note: str = ""
    recorded_by: str = ""
    struck: bool = False
    reason: str = ""
    subject: str = ""
    disputes: tuple[Dispute, ...] = ()
    day: int = 0
    height: float | None = None


@dataclass(frozen=True, kw_only=True)
class ScoreTrend:
    """One score with its assessments, newest first."""

    name: Words
    short: str
    formula: Words
    licence: Words
    least: float
    most: float
    range: str
    version: str
    rows: tuple[ScoreRow, ...]
