"""How one photograph is laid over another: a turn, a size and a shift, worked out of two points seen in both.

Places are pixels of the full-size picture from its upper left corner. The pictures themselves are never changed: what
is kept are the points that a person set, and the transform follows from them (a similarity of the plane, written as
z → a·z + b over complex numbers).
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.wording import register_names
from luna_desktop.texts import Message, say

LEAST_APART = 8.0
"""Pixels between two points, below which a turn cannot be told from the shaking of a hand."""


@dataclass(frozen=True)
class Spot:
    """A place in a picture, in pixels of its full-size copy."""

    x: float
    y: float

    @property
    def z(self) -> complex:
        """The place as a complex number."""
        return complex(self.x, self.y)


def spot_at(place: complex) -> Spot:
    """Return a place to a tenth of a pixel, as it is kept."""
    return Spot(round(place.real, 1), round(place.imag, 1))


def apart(one: Spot, other: Spot) -> float:
    """Return how many pixels lie between two places."""
    return abs(one.z - other.z)


class AlignBy(Enum):
    """Which two points were set in both pictures."""

    POINTS = "points"
    EYES = "eyes"


ALIGN_NAMES: dict[AlignBy, Message] = register_names(
    {AlignBy.POINTS: say("By two points"), AlignBy.EYES: say("By the eye line")}
)


@dataclass(frozen=True)
class Similarity:
    """A turn, a size and a shift of the plane; `a` is never 0."""

    a: complex = 1
    b: complex = 0

    def at(self, place: complex) -> complex:
        """Return where a place comes to lie."""
        return self.a * place + self.b

    def then(self, other: Similarity) -> Similarity:
        """Return this one followed by another."""
        return Similarity(other.a * self.a, other.a * self.b + other.b)

    def back(self) -> Similarity:
        """Return what undoes this one."""
        return Similarity(1 / self.a, -self.b / self.a)

    @property
    def size(self) -> float:
        """By how much lengths grow."""
        return abs(self.a)

    @property
    def degrees(self) -> float:
        """By how much it turns, clockwise on the screen."""
        return math.degrees(cmath.phase(self.a))


@dataclass(frozen=True)
class Alignment:
    """Two points in the earlier picture and the same two in the later one; the eyes from left to right as seen."""

    by: AlignBy
    before: tuple[Spot, ...]
    after: tuple[Spot, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether both pictures have two points that lie far enough apart."""
        return all(len(two) == 2 and apart(*two) >= LEAST_APART for two in (self.before, self.after))


def laid_over(alignment: Alignment) -> Similarity:
    """Return what brings the later picture over the earlier one; raises ValueError where a point is missing."""
    if not alignment.is_whole:
        raise ValueError("two points in both pictures are needed")
    (one, two), (first, second) = alignment.before, alignment.after
    a = (two.z - one.z) / (second.z - first.z)
    return Similarity(a, one.z - a * first.z)


def levelled(alignment: Alignment) -> Similarity:
    """Return what turns the earlier picture so that its eye line is level; nothing for other points."""
    if alignment.by is not AlignBy.EYES or not alignment.is_whole:
        return Similarity()
    left, right = sorted(alignment.before, key=lambda spot: spot.x)
    line = right.z - left.z
    a = abs(line) / line
    middle = (left.z + right.z) / 2
    return Similarity(a, middle - a * middle)


def fitted(inner: tuple[int, int], outer: tuple[int, int]) -> Similarity:
    """Return what lays a picture into the middle of another as large as it fits: how two lie before any alignment."""
    scale = min(outer[0] / inner[0], outer[1] / inner[1])
    middle, target = complex(*inner) / 2, complex(*outer) / 2
    return Similarity(scale, target - scale * middle)
