"""Draws what is laid over a photograph: arrows, outlines, words, measures, blocks for blur, the scale, the grid."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from luna_desktop.domain.clinical.photo_alignment import Similarity, Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoMarks, measure_words
from luna_desktop.texts import _, current
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.compare.pyramid import Pyramid, transform_of

INK, UNDER = QColor("#FFFFFF"), QColor(0, 0, 0, 190)
PLATE = QColor(0, 0, 0, 214)
_HEAD = 13.0
_LINES = 3
"""Parts of the grid across and down."""


def blur_box(mark: Mark) -> QRectF:
    """Return the place that a blur covers, in pixels of the picture."""
    one, other = mark.spots
    return QRectF(QPointF(one.x, one.y), QPointF(other.x, other.y)).normalized()


def draw_layer(painter: QPainter, layer: PhotoMarks, picture: Pyramid, placed: Similarity, chosen: int = -1) -> None:
    """Draw a layer over its picture; the mark with the number `chosen` stands out."""
    for mark in layer.marks:
        if mark.sort is MarkSort.BLUR and len(mark.spots) == 2:
            _blur(painter, mark, picture, placed)
    if layer.scale is not None and len(layer.scale.ends) == 2:
        ends = points_of(layer.scale.ends, placed)
        _line(painter, ends, ends_too=True)
        middle = (ends[0] + ends[1]) / 2
        write(painter, middle + QPointF(8, 0), _("{mm} mm", mm=f"{layer.scale.mm:g}"))
    for at, mark in enumerate(layer.marks):
        draw_mark(painter, mark, placed, said=measure_words(mark, layer.scale, current()), stands_out=at == chosen)


def draw_mark(painter: QPainter, mark: Mark, placed: Similarity, *, said: str = "", stands_out: bool = False) -> None:
    """Draw one mark with its words and what it measures."""
    points = points_of(mark.spots, placed)
    colour = QColor("#FFD54A") if stands_out else INK
    words = " · ".join(part for part in (mark.words, said) if part)
    if mark.sort is MarkSort.ARROW and len(points) == 2:
        _arrow(painter, points, colour)
        write(painter, points[0] + QPointF(8, 8), words)
    elif mark.sort in {MarkSort.OUTLINE, MarkSort.AREA}:
        _line(painter, points, colour, closed=True, dashed=mark.sort is MarkSort.OUTLINE)
        write(painter, _topmost(points) + QPointF(8, -12), words)
    elif mark.sort is MarkSort.LENGTH and len(points) == 2:
        _line(painter, points, colour, ends_too=True)
        write(painter, (points[0] + points[1]) / 2 + QPointF(8, 8), words)
    elif mark.sort is MarkSort.WORDS and points:
        write(painter, points[0], words, colour)
    elif mark.sort is MarkSort.BLUR and stands_out and len(points) == 2:
        box = QRectF(points[0], points[1])
        _line(painter, [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()], colour, closed=True)


def draw_spots(painter: QPainter, spots: Sequence[Spot], placed: Similarity, *, closed: bool = False) -> None:
    """Draw the points that were set so far, numbered, and the line between them."""
    points = points_of(spots, placed)
    _line(painter, points, closed=closed and len(points) > 2, dashed=True)
    for number, point in enumerate(points, start=1):
        painter.setPen(QPen(UNDER, 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 6, 6)
        painter.setPen(QPen(INK, 2))
        painter.drawEllipse(point, 6, 6)
        write(painter, point + QPointF(9, 4), str(number))


def draw_cross(painter: QPainter, point: QPointF) -> None:
    """Draw the cross that the arrow keys move."""
    for pen in (QPen(UNDER, 4), QPen(INK, 1.5)):
        painter.setPen(pen)
        for step in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(point + step * 5, point + step * 18)


def draw_grid(painter: QPainter, pane: QRectF) -> None:
    """Draw thirds over a pane, by which two pictures are compared at a glance."""
    painter.setPen(QPen(QColor(255, 255, 255, 90), 1))
    for part in range(1, _LINES):
        x = round(pane.left() + pane.width() * part / _LINES) + 0.5
        y = round(pane.top() + pane.height() * part / _LINES) + 0.5
        painter.drawLine(QPointF(x, pane.top()), QPointF(x, pane.bottom()))
        painter.drawLine(QPointF(pane.left(), y), QPointF(pane.right(), y))


def write(painter: QPainter, at: QPointF, text: str, colour: QColor = INK) -> QRectF:
    """Write words on a dark plate, which reads on any skin; returns where they stand."""
    if not text:
        return QRectF()
    font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    box = QRectF(at.x(), at.y(), plate_width(text), theme.px(20))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(box, 5, 5)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box


def plate_width(text: str) -> float:
    """Return how wide the plate of a text is."""
    return QFontMetricsF(fonts.font(theme.px(12), QFont.Weight.DemiBold)).horizontalAdvance(text) + 14


def bounds(mark: Mark, placed: Similarity) -> QRectF:
    """Return where a mark stands on the canvas, at least as large as a finger’s tip."""
    points = points_of(mark.spots, placed)
    if not points:
        return QRectF()
    box = QPolygonF(points).boundingRect()
    wide, high = max(0.0, 28 - box.width()) / 2, max(0.0, 28 - box.height()) / 2
    return box.adjusted(-wide, -high, wide, high)


def points_of(spots: Sequence[Spot], placed: Similarity) -> list[QPointF]:
    """Return where places of a picture lie on the canvas."""
    found = [placed.at(spot.z) for spot in spots]
    return [QPointF(each.real, each.imag) for each in found]


def _line(
    painter: QPainter,
    points: Sequence[QPointF],
    colour: QColor = INK,
    *,
    closed: bool = False,
    dashed: bool = False,
    ends_too: bool = False,
) -> None:
    if len(points) < 2:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(UNDER, 4), QPen(colour, 2)):
        if dashed and pen.color() == colour:
            pen.setDashPattern([4, 3])
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)
        if ends_too:
            _ends(painter, points)


def _ends(painter: QPainter, points: Sequence[QPointF]) -> None:
    """Draw a short stroke across each end, as on a drawing with measures."""
    one, other = points[0], points[-1]
    way = complex(other.x() - one.x(), other.y() - one.y())
    if not way:
        return
    across = way / abs(way) * 1j * 6
    for end in (one, other):
        painter.drawLine(end - QPointF(across.real, across.imag), end + QPointF(across.real, across.imag))


def _arrow(painter: QPainter, points: Sequence[QPointF], colour: QColor) -> None:
    tail, tip = points
    _line(painter, points, colour)
    turn = cmath.phase(complex(tail.x() - tip.x(), tail.y() - tip.y()))
    wings = [cmath.rect(_HEAD, turn + side) for side in (math.radians(26), -math.radians(26))]
    head = QPolygonF([tip, *(tip + QPointF(wing.real, wing.imag) for wing in wings)])
    painter.setPen(QPen(UNDER, 2))
    painter.setBrush(colour)
    painter.drawPolygon(head)


def _blur(painter: QPainter, mark: Mark, picture: Pyramid, placed: Similarity) -> None:
    box = blur_box(mark)
    blocks = picture.blocks(box)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.setTransform(transform_of(placed), combine=True)
    if blocks.isNull():
        painter.fillRect(box, QColor(theme.PHOTO_CANVAS))
    else:
        painter.drawImage(box, blocks)
    painter.restore()


def _topmost(points: Sequence[QPointF]) -> QPointF:
    return min(points, key=lambda point: point.y(), default=QPointF())
