"""Values over time as dots and a line on a page, with words for whoever cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.style import ACCENT, HAIRLINE, MARGIN, Style, ink

HEIGHT = 84.0
LABEL = Style(size=9, leading=12)


@dataclass(frozen=True)
class TrendPoint:
    """A value: on which day (counted from any first day), how high, and what is written over it."""

    day: int
    height: float
    shown: str


def draw_trend(document: Document, points: Sequence[TrendPoint], *, alt: str, least: float) -> None:
    """Draw values over time, oldest first; fewer than two make no trend. `least` is the foot of the scale."""
    if len(points) < 2:
        return
    document.need(HEIGHT + 24)
    element = document.parent.add("Figure", alt=alt)
    top, bottom = document.y - 16, document.y - HEIGHT
    element.box = (MARGIN, bottom, MARGIN + CONTENT_WIDTH, document.y)
    places = _places(points, least, (MARGIN + 24, bottom + 4, CONTENT_WIDTH - 48, top - bottom - 8))
    canvas = document.canvas
    canvas.begin(element)
    canvas.put(f"{ink(HAIRLINE)} RG 0.6 w {MARGIN:.2f} {bottom:.2f} m {MARGIN + CONTENT_WIDTH:.2f} {bottom:.2f} l S")
    line = " ".join(f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(places))
    canvas.put(f"{ink(ACCENT)} RG 1.4 w {line} S")
    free_from = 0.0
    for (x, y), point in zip(places, points, strict=True):
        canvas.put(f"{ink(ACCENT)} rg {x - 2.2:.2f} {y - 2.2:.2f} 4.4 4.4 re f")
        wide = canvas.width(point.shown, LABEL)
        if x - wide / 2 >= free_from:
            canvas.lines_at(x - wide / 2, y + 6, [point.shown], LABEL)
            free_from = x + wide / 2 + 3
    canvas.end()
    document.space(HEIGHT + 10)


def _places(
    points: Sequence[TrendPoint], least: float, box: tuple[float, float, float, float]
) -> list[tuple[float, float]]:
    left, bottom, width, height = box
    span = max(1, points[-1].day - points[0].day)
    high = max(*(point.height for point in points), least + 1)
    return [
        (
            left + width * (point.day - points[0].day) / span,
            bottom + height * (point.height - least) / (high - least),
        )
        for point in points
    ]
