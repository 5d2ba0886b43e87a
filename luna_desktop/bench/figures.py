"""A measured figure beside its goal and the limit or peer that it is set against, as a table and as JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import exp, log
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured value, in `unit`. `goal` is its limit as printed; `beside` names what `beside_value` measures.

    `ratio` tells how they compare, as `beside` says: how many times faster, or how many times as much.
    """

    name: str
    value: float
    unit: str
    goal: str = ""
    beside: str = ""
    beside_value: float | None = None
    ratio: float | None = None
    met: bool | None = None


def as_json(figures: Sequence[Figure]) -> str:
    """Return the figures as one JSON document."""
    rows = [{name: value for name, value in asdict(figure).items() if name != "met"} for figure in figures]
    return json.dumps({"figures": rows}, indent=2)


def as_table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines in columns, for reading."""
    head = ("figure", "value", "unit", "goal", "met", "beside", "value", "ratio")
    rows = [head, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    met = "" if figure.met is None else "yes" if figure.met else "NO"
    beside = ("", "") if figure.beside_value is None else (_short(figure.beside_value), _short(figure.ratio))
    return (figure.name, _short(figure.value), figure.unit, figure.goal, met, figure.beside, *beside)


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def p99(values: Sequence[float]) -> float:
    """Return the value that 99 of 100 do not exceed."""
    return percentile(values, 99)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that `percent` of 100 do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, round(len(ordered) * percent / 100) - 1))]


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return float(median(values))


def geometric_mean(values: Sequence[float]) -> float:
    """Return the mean that suits ratios."""
    return exp(sum(map(log, values)) / len(values))


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - start) / 1e6


def both_times(action: Callable[[], object]) -> tuple[float, float]:
    """Return how long an action takes, and how much processor time of this process it costs, in milliseconds."""
    cost, start = time.process_time_ns(), time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - start) / 1e6, (time.process_time_ns() - cost) / 1e6
