"""Where two photographs lie on the canvas: which mode, how large, which part, and which of them is on which side."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from luna_desktop.domain.clinical.photo_alignment import Alignment, Similarity, fitted, laid_over, levelled

MOST_ZOOM = 40.0
GAP = 2.0
"""Pixels between two pictures side by side."""


class Mode(StrEnum):
    """How two photographs are shown."""

    SLIDER = "slider"
    SIDES = "sides"
    OVERLAY = "overlay"
    BLINK = "blink"


class Side(StrEnum):
    """Which photograph: the earlier or the later one."""

    BEFORE = "before"
    AFTER = "after"

    @property
    def other(self) -> Side:
        """Return the other one."""
        return Side.AFTER if self is Side.BEFORE else Side.BEFORE


BOTH = (Side.BEFORE, Side.AFTER)


@dataclass(frozen=True)
class Sight:
    """How large and which part: `zoom` is 1 where the earlier picture fits, `middle` is a place of the stage."""

    zoom: float = 1.0
    middle: complex = 0


@dataclass(frozen=True)
class Stage:
    """Everything that decides where a pixel of a picture is drawn; changing it makes a new one.

    The stage is measured in pixels of the earlier picture. `position` is where the slider stands and `opacity` how much
    of the upper picture is seen, both from 0 to 1. `front` is what blinking shows now. Unlocked, each side has its own
    sight.
    """

    sizes: dict[Side, tuple[int, int]] = field(default_factory=lambda: dict.fromkeys(BOTH, (4, 3)))
    alignment: Alignment | None = None
    mode: Mode = Mode.SLIDER
    swapped: bool = False
    position: float = 0.5
    opacity: float = 0.5
    difference: bool = False
    front: Side = Side.BEFORE
    locked: bool = True
    sights: dict[Side, Sight] = field(default_factory=lambda: dict.fromkeys(BOTH, Sight()))

    @property
    def order(self) -> tuple[Side, Side]:
        """The sides from left to right, or from below upwards."""
        return BOTH[::-1] if self.swapped else BOTH

    @property
    def is_split(self) -> bool:
        """Tell whether each picture has a pane of its own."""
        return self.mode is Mode.SIDES

    def with_pictures(self, before: tuple[int, int], after: tuple[int, int], alignment: Alignment | None) -> Stage:
        """Return the stage for two pictures of these sizes, shown whole."""
        found = replace(self, sizes={Side.BEFORE: before, Side.AFTER: after}, alignment=alignment)
        return found.fitted()

    def aligned(self, alignment: Alignment | None) -> Stage:
        """Return the stage with another alignment, looking at the same part."""
        return replace(self, alignment=alignment)

    def fitted(self) -> Stage:
        """Return the stage shown whole."""
        whole = Sight(1.0, complex(*self.sizes[Side.BEFORE]) / 2)
        return replace(self, sights=dict.fromkeys(BOTH, whole))

    def on_stage(self, side: Side) -> Similarity:
        """Return how a picture's pixels lie on the stage."""
        if self.alignment is None or not self.alignment.is_whole:
            return Similarity() if side is Side.BEFORE else fitted(self.sizes[Side.AFTER], self.sizes[Side.BEFORE])
        turn = levelled(self.alignment)
        return turn if side is Side.BEFORE else laid_over(self.alignment).then(turn)

    def pane(self, side: Side, area: QRectF) -> QRectF:
        """Return the part of the canvas that a picture is drawn into."""
        if not self.is_split:
            return area
        half = (area.width() - GAP) / 2
        left = area.left() if side is self.order[0] else area.right() - half
        return QRectF(left, area.top(), half, area.height())

    def scale(self, side: Side, area: QRectF) -> float:
        """Return screen pixels per pixel of the stage."""
        pane = self.pane(side, area)
        wide, high = self.sizes[Side.BEFORE]
        return min(pane.width() / wide, pane.height() / high) * self.sights[side].zoom

    def placed(self, side: Side, area: QRectF) -> Similarity:
        """Return how a picture's pixels lie on the canvas."""
        scale, pane = self.scale(side, area), self.pane(side, area)
        middle = complex(pane.center().x(), pane.center().y())
        return self.on_stage(side).then(Similarity(scale, middle - scale * self.sights[side].middle))

    def seen(self, side: Side, area: QRectF) -> QRectF:
        """Return the part of the canvas in which a picture is seen now; empty where it is covered."""
        if self.is_split:
            return self.pane(side, area)
        if self.mode is Mode.SLIDER:
            edge = area.left() + area.width() * self.position
            first = side is self.order[0]
            left, right = (area.left(), edge) if first else (edge, area.right())
            return QRectF(left, area.top(), right - left, area.height())
        if self.mode is Mode.BLINK:
            return area if side is self.front else QRectF()
        return area

    def side_at(self, point: QPointF, area: QRectF) -> Side:
        """Return whose pixel is seen at a point of the canvas; the upper picture where both are."""
        for side in self.order[::-1]:
            if self.seen(side, area).contains(point):
                return side
        return self.order[0]

    def spot_at(self, side: Side, point: QPointF, area: QRectF) -> complex:
        """Return the place of a picture under a point of the canvas."""
        return self.placed(side, area).back().at(complex(point.x(), point.y()))

    def zoomed(self, factor: float, side: Side, area: QRectF, around: QPointF | None = None) -> Stage:
        """Return the stage larger or smaller by a factor; the place under `around` stays where it is."""
        centre = self.pane(side, area).center()
        point = around or centre
        sights = dict(self.sights)
        for each in self._moving(side):
            sight = sights[each]
            zoom = min(MOST_ZOOM, max(1.0, sight.zoom * factor))
            scale = self.scale(each, area)
            offset = complex(point.x() - centre.x(), point.y() - centre.y())
            middle = sight.middle + offset / scale - offset / (scale * zoom / sight.zoom)
            sights[each] = self._within(Sight(zoom, middle))
        return replace(self, sights=sights)

    def zoomed_to(self, zoom: float, side: Side, area: QRectF) -> Stage:
        """Return the stage at a zoom, 1 being whole."""
        return self.zoomed(zoom / self.sights[side].zoom, side, area)

    def moved(self, by: QPointF, side: Side, area: QRectF) -> Stage:
        """Return the stage with the picture moved by so many screen pixels."""
        sights = dict(self.sights)
        for each in self._moving(side):
            sight = sights[each]
            middle = sight.middle - complex(by.x(), by.y()) / self.scale(each, area)
            sights[each] = self._within(Sight(sight.zoom, middle))
        return replace(self, sights=sights)

    def lock(self, locked: bool, side: Side) -> Stage:
        """Return the stage with both pictures moving together from now on, as the one side is seen, or not."""
        sights = dict.fromkeys(BOTH, self.sights[side]) if locked else dict(self.sights)
        return replace(self, locked=locked, sights=sights)

    def _moving(self, side: Side) -> tuple[Side, ...]:
        return BOTH if self.locked or not self.is_split else (side,)

    def _within(self, sight: Sight) -> Sight:
        """Keep the middle over the picture, so that it is never lost from sight."""
        wide, high = self.sizes[Side.BEFORE]
        if sight.zoom <= 1.0:
            return Sight(1.0, complex(wide, high) / 2)
        x, y = min(max(sight.middle.real, 0.0), wide), min(max(sight.middle.imag, 0.0), high)
        return Sight(sight.zoom, complex(x, y))
