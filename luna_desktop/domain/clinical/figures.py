"""The drawings of the body map as plain geometry: outlines, fine lines and regions, read from `resources/figures`.

Whoever draws (a window, a page) gets closed curves as cubic Béziers in units of the drawing. A place is kept as
fractions of the drawing; its region follows from polygons, with the patient's left and right. Schematic: the borders of
regions are not anatomy.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import hypot
from typing import Any

from luna_desktop import paths
from luna_desktop.texts import Message, say

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]
"""One cubic Bézier from the point before: two handles and the end."""
ROUND = 0.5522847498
"""How far the handles of a quarter of an ellipse lie out."""

FIGURE_NAMES: dict[str, Message] = {
    "front": say("Front"),
    "back": say("Back"),
    "face": say("Face"),
    "scalp": say("Scalp, from above"),
    "palms": say("Palms"),
    "hands": say("Backs of the hands"),
    "feet": say("Feet, from above"),
    "soles": say("Soles"),
}
"""The drawings that there are."""
FIGURE_SETS: dict[str, tuple[str, ...]] = {
    "body": ("front", "back"),
    "face": ("face",),
    "hands_feet": ("palms", "hands", "feet", "soles"),
    "scalp": ("scalp",),
}
"""Which drawings stand side by side."""
SET_NAMES: dict[str, Message] = {
    "body": say("Front and back"),
    "face": say("Face"),
    "hands_feet": say("Hands and feet"),
    "scalp": say("Scalp"),
}


@dataclass(frozen=True)
class Path:
    """A smooth curve: where it starts, and its parts."""

    start: Point
    curves: tuple[Curve, ...]
    closed: bool = True


@dataclass(frozen=True)
class Region:
    """A polygon on a drawing with the id of the body region that it stands for."""

    id: str
    points: tuple[Point, ...]
    anchor: Point | None = None

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside, by the rule of even and odd crossings."""
        inside = False
        for (ax, ay), (bx, by) in pairwise((*self.points, self.points[0])):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
        return inside

    def centre(self) -> Point:
        """Return the middle of its area, or the place given for where that lies in another region."""
        if self.anchor is not None:
            return self.anchor
        area = across = down = 0.0
        for (ax, ay), (bx, by) in pairwise((*self.points, self.points[0])):
            cross = ax * by - bx * ay
            area += cross
            across += (ax + bx) * cross
            down += (ay + by) * cross
        return across / (3 * area), down / (3 * area)

    def distance(self, x: float, y: float) -> float:
        """Return how far a point lies from the nearest edge, in units of the drawing."""
        return min(_to_edge((x, y), a, b) for a, b in pairwise((*self.points, self.points[0])))


@dataclass(frozen=True)
class Figure:
    """One drawing. `right_edge` says whose side of the patient lies at the right edge of the drawing."""

    id: str
    width: float
    height: float
    mm_per_unit: float
    right_edge: str
    outlines: tuple[Path, ...]
    lines: tuple[Path, ...]
    regions: tuple[Region, ...]

    @property
    def name(self) -> Message:
        """What the drawing shows."""
        return FIGURE_NAMES[self.id]

    def region_at(self, x: float, y: float) -> str:
        """Return the id of the region at a place given in fractions; beside all of them, the nearest one."""
        across, down = x * self.width, y * self.height
        for region in self.regions:
            if region.holds(across, down):
                return region.id
        return min(self.regions, key=lambda region: region.distance(across, down)).id

    def centre_of(self, region: str) -> Point | None:
        """Return a place within a region in fractions, or None where the drawing does not show it."""
        for each in self.regions:
            if each.id == region:
                across, down = each.centre()
                return across / self.width, down / self.height
        return None

    def region_ids(self) -> tuple[str, ...]:
        """Return the regions that the drawing shows, each once, from top to bottom."""
        return tuple(dict.fromkeys(region.id for region in self.regions))

    def step(self, millimetres: float) -> Point:
        """Return a distance as fractions of width and height."""
        units = millimetres / self.mm_per_unit
        return units / self.width, units / self.height

    def side_at(self, x: float) -> str:
        """Return `L`, `R` or `M` for the patient's side at a place, `M` within 1 % of the middle."""
        if abs(x - 0.5) <= 0.01:
            return "M"
        at_right = "L" if self.right_edge == "left" else "R"
        other = "R" if at_right == "L" else "L"
        return at_right if x > 0.5 else other


@cache
def figure(name: str) -> Figure:
    """Return a drawing by its id; raises KeyError for one that there is not."""
    if name not in FIGURE_NAMES:
        raise KeyError(name)
    file = paths.resources() / "figures" / f"{name}.json"
    return read_figure(json.loads(file.read_text(encoding="utf-8")))


def read_figure(raw: dict[str, Any]) -> Figure:
    """Return a drawing of what its file says.

    Half of it is drawn. `mirror` repeats a curve at the other side; `join` makes one curve of a half that starts on the
    middle line (an outline ends there too) and its mirror image.
    """
    width = float(raw["width"])
    outlines = [_ellipse(*each) for each in raw["ellipses"]]
    for shape in raw["shapes"]:
        outlines.extend(_paths(shape, width, closed=True))
    lines: list[Path] = []
    for line in raw["lines"]:
        lines.extend(_paths(line, width, closed=False))
    regions: list[Region] = []
    for each in raw["regions"]:
        points = _points(each["points"])
        anchor = _points([each["anchor"]])[0] if "anchor" in each else None
        regions.append(Region(each["region"], points, anchor))
        if each.get("mirror"):
            regions.append(Region(_other_side(each["region"]), _mirrored(points, width)))
    return Figure(
        raw["id"],
        width,
        float(raw["height"]),
        float(raw["mm_per_unit"]),
        raw["right_edge"],
        tuple(outlines),
        tuple(lines),
        tuple(regions),
    )


def places_of(region: str) -> tuple[tuple[str, Point], ...]:
    """Return on which drawings a region is shown, and where on each."""
    found = ((name, figure(name).centre_of(region)) for name in FIGURE_NAMES)
    return tuple((name, place) for name, place in found if place is not None)


def _points(raw: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in raw)


def _mirrored(points: tuple[Point, ...], width: float) -> tuple[Point, ...]:
    return tuple((width - x, y) for x, y in points)


def _other_side(region: str) -> str:
    return {"_l": f"{region[:-2]}_r", "_r": f"{region[:-2]}_l"}[region[-2:]]


def _paths(shape: dict[str, Any], width: float, *, closed: bool) -> list[Path]:
    points = _points(shape["points"])
    if shape.get("join"):
        other = _mirrored(points, width)[::-1]
        if closed:
            return [smooth(points + other[1:-1], closed=True)]
        return [smooth(other[:-1] + points, closed=False)]
    found = [smooth(points, closed=closed)]
    if shape.get("mirror"):
        found.append(smooth(_mirrored(points, width), closed=closed))
    return found


def smooth(points: Sequence[Point], *, closed: bool) -> Path:
    """Return the Catmull–Rom curve through these points as Béziers."""
    count = len(points)
    curves: list[Curve] = []
    for at in range(count if closed else count - 1):
        before = points[at - 1] if closed or at else points[at]
        here, there = points[at], points[(at + 1) % count]
        after = points[(at + 2) % count] if closed or at + 2 < count else there
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        curves.append((first, second, there))
    return Path(points[0], tuple(curves), closed)


def _ellipse(left: float, top: float, width: float, height: float) -> Path:
    across, down = width / 2, height / 2
    x, y = left + across, top + down
    a, b = across * ROUND, down * ROUND
    right, bottom = (x + across, y), (x, y + down)
    curves: tuple[Curve, ...] = (
        ((x + across, y + b), (x + a, y + down), bottom),
        ((x - a, y + down), (x - across, y + b), (x - across, y)),
        ((x - across, y - b), (x - a, y - down), (x, y - down)),
        ((x + a, y - down), (x + across, y - b), right),
    )
    return Path(right, curves)


def _to_edge(point: Point, a: Point, b: Point) -> float:
    across, down = b[0] - a[0], b[1] - a[1]
    length = across * across + down * down
    share = ((point[0] - a[0]) * across + (point[1] - a[1]) * down) / length if length else 0.0
    share = max(0.0, min(1.0, share))
    return hypot(point[0] - a[0] - share * across, point[1] - a[1] - share * down)
