"""Where drawings stand in a widget and how a zoomed view looks at them. Plain geometry, without painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath, QTransform

from luna_desktop.domain.clinical.figures import Figure, Path, figure

HEAD = 52
"""Pixels over a drawing for its name and for the patient's sides."""
MARGIN = 14
MOST_ZOOM = 8.0
BESIDE = 0.03
"""How far beside the outline, as a share of the drawing's width, a click still counts."""


@dataclass(frozen=True)
class Spot:
    """A place on a drawing, in fractions."""

    figure: str
    x: float
    y: float


@dataclass(frozen=True)
class Standing:
    """One drawing with the cell that it has in the widget and the box in which it is drawn, both before zooming."""

    figure: Figure
    cell: QRectF
    box: QRectF

    @property
    def scale(self) -> float:
        """Pixels for one unit of the drawing."""
        return self.box.width() / self.figure.width


def stand(names: Sequence[str], size: QSizeF, head: float = HEAD) -> tuple[Standing, ...]:
    """Put drawings side by side, four of them in two rows where the room is wide enough for that."""
    columns = len(names)
    if columns > 2 and size.width() < size.height() * 2.6:
        columns = 2
    rows = -(-len(names) // columns)
    across, down = size.width() / columns, size.height() / rows
    found = []
    for at, name in enumerate(names):
        cell = QRectF((at % columns) * across, (at // columns) * down, across, down)
        room = cell.adjusted(MARGIN, head, -MARGIN, -MARGIN)
        drawing = figure(name)
        scale = max(0.05, min(room.width() / drawing.width, room.height() / drawing.height))
        wide, high = drawing.width * scale, drawing.height * scale
        box = QRectF(room.center().x() - wide / 2, room.top() + (room.height() - high) / 2, wide, high)
        found.append(Standing(drawing, cell, box))
    return tuple(found)


@dataclass(frozen=True)
class Look:
    """How a view looks at the drawings: how far in, and which point before zooming lies in its middle."""

    size: QSizeF
    zoom: float = 1.0
    middle: QPointF | None = None

    def transform(self) -> QTransform:
        """Return what turns a point before zooming into one of the widget."""
        centre = QPointF(self.size.width() / 2, self.size.height() / 2)
        middle = self.middle or centre
        return (
            QTransform()
            .translate(centre.x(), centre.y())
            .scale(self.zoom, self.zoom)
            .translate(-middle.x(), -middle.y())
        )

    def zoomed(self, zoom: float, around: QPointF) -> Look:
        """Return the look at another zoom under which a point of the widget stays where it is."""
        zoom = max(1.0, min(MOST_ZOOM, zoom))
        scene = self.scene(around)
        centre = QPointF(self.size.width() / 2, self.size.height() / 2)
        return replace(self, zoom=zoom, middle=scene - (around - centre) / zoom).kept()

    def moved(self, by: QPointF) -> Look:
        """Return the look after the drawings were pushed by some pixels of the widget."""
        return replace(self, middle=self._middle() - by / self.zoom).kept()

    def resized(self, size: QSizeF) -> Look:
        """Return the same look in a widget of another size."""
        middle = self._middle()
        x = middle.x() * size.width() / max(1.0, self.size.width())
        y = middle.y() * size.height() / max(1.0, self.size.height())
        return Look(size, self.zoom, QPointF(x, y)).kept()

    def showing(self, point: QPointF, margin: float = 60) -> Look:
        """Return the nearest look in which a point before zooming is seen."""
        seen = self.transform().map(point)
        right, bottom = self.size.width() - margin, self.size.height() - margin
        across = min(0.0, right - seen.x()) + max(0.0, margin - seen.x())
        down = min(0.0, bottom - seen.y()) + max(0.0, margin - seen.y())
        return self.moved(QPointF(across, down)) if self.zoom > 1 and (across or down) else self

    def scene(self, point: QPointF) -> QPointF:
        """Return the point before zooming that is seen at a point of the widget."""
        return self.transform().inverted()[0].map(point)

    def kept(self) -> Look:
        """Return the look kept within the drawings."""
        half = QSizeF(self.size.width() / 2 / self.zoom, self.size.height() / 2 / self.zoom)
        middle = self._middle()
        x = min(max(middle.x(), half.width()), self.size.width() - half.width())
        y = min(max(middle.y(), half.height()), self.size.height() - half.height())
        return replace(self, middle=QPointF(x, y))

    def _middle(self) -> QPointF:
        return self.middle or QPointF(self.size.width() / 2, self.size.height() / 2)


def spot_at(standings: Sequence[Standing], scene: QPointF) -> Spot | None:
    """Return the place of a drawing under a point before zooming, or None beside every outline."""
    for each in standings:
        if not each.cell.contains(scene):
            continue
        x = (scene.x() - each.box.left()) / each.box.width()
        y = (scene.y() - each.box.top()) / each.box.height()
        inside = QPointF(x * each.figure.width, y * each.figure.height)
        near = each.figure.width * BESIDE
        room = QRectF(inside.x() - near, inside.y() - near, 2 * near, 2 * near)
        if any(path.contains(inside) or path.intersects(room) for path in outline_paths(each.figure.id)):
            return Spot(each.figure.id, min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
    return None


def scene_of(standings: Sequence[Standing], spot: Spot) -> QPointF | None:
    """Return the point before zooming of a place, or None where its drawing is not shown."""
    for each in standings:
        if each.figure.id == spot.figure:
            return QPointF(each.box.left() + spot.x * each.box.width(), each.box.top() + spot.y * each.box.height())
    return None


@cache
def outline_paths(name: str) -> tuple[QPainterPath, ...]:
    """Return the closed curves of a drawing."""
    return tuple(_painter_path(path) for path in figure(name).outlines)


@cache
def line_paths(name: str) -> tuple[QPainterPath, ...]:
    """Return the fine lines of a drawing."""
    return tuple(_painter_path(path) for path in figure(name).lines)


def _painter_path(path: Path) -> QPainterPath:
    made = QPainterPath(QPointF(*path.start))
    for first, second, end in path.curves:
        made.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    if path.closed:
        made.closeSubpath()
    return made
