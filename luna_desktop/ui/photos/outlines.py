"""Outlines to match when a standard view is taken: drawn here as curves on a square from 0 to 1, none copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from luna_desktop.domain.clinical.photo_filters import RegionGroup, group_of
from luna_desktop.domain.clinical.photo_views import NO_SITE, PHOTO_VIEWS, Aspect


@dataclass(frozen=True)
class Outline:
    """What is drawn over the picture: the shape, the line of the eyes and the middle, each None where there is none."""

    shape: QPainterPath = field(repr=False)
    eye_line: float | None = None
    middle: float | None = None


def outline_of(view: str) -> Outline:
    """Return the outline of a standard view; a frame for the close-up where no shape says more."""
    found = PHOTO_VIEWS.get(view)
    if found is None or found.region == NO_SITE or found.aspect in {Aspect.CLOSE_UP, Aspect.DERMOSCOPY}:
        return Outline(_target(dermoscopy=found is not None and found.aspect is Aspect.DERMOSCOPY))
    group = group_of(found.region)
    if group in {RegionGroup.FACE, RegionGroup.SCALP}:
        return _head(found.aspect)
    draw = _OF_VIEW.get(view) or _BODY.get(group, _trunk)
    narrow = found.aspect in {Aspect.LEFT, Aspect.RIGHT}
    return Outline(draw(narrow), middle=None if narrow else 0.5)


def _head(aspect: Aspect) -> Outline:
    if aspect in {Aspect.LEFT, Aspect.RIGHT}:
        return Outline(_profile(mirrored=aspect is Aspect.RIGHT), eye_line=0.4)
    if aspect in {Aspect.LEFT_45, Aspect.RIGHT_45}:
        return Outline(_oblique(mirrored=aspect is Aspect.RIGHT_45), eye_line=0.4)
    if aspect is Aspect.BELOW:
        return Outline(_ellipse(0.5, 0.48, 0.27, 0.26, 0.06), middle=0.5)
    if aspect is Aspect.ABOVE:
        return Outline(_ellipse(0.5, 0.5, 0.25, 0.32, 0.0), middle=0.5)
    return Outline(_front(), eye_line=None if aspect is Aspect.BACK else 0.41, middle=0.5)


def _front() -> QPainterPath:
    path = _ellipse(0.5, 0.44, 0.27, 0.37, 0.05)
    for side in (-1, 1):
        path.moveTo(0.5 + side * 0.14, 0.77)
        path.cubicTo(0.5 + side * 0.15, 0.86, 0.5 + side * 0.24, 0.91, 0.5 + side * 0.46, 0.95)
        path.moveTo(0.5 + side * 0.272, 0.39)
        path.cubicTo(0.5 + side * 0.325, 0.35, 0.5 + side * 0.325, 0.54, 0.5 + side * 0.258, 0.54)
    return path


def _oblique(*, mirrored: bool) -> QPainterPath:
    """Return a head half turned; the tip of the nose meets the far cheek."""
    path = QPainterPath(QPointF(0.62, 0.13))
    path.cubicTo(0.36, 0.08, 0.26, 0.24, 0.29, 0.38)
    path.cubicTo(0.3, 0.43, 0.25, 0.46, 0.255, 0.49)
    path.cubicTo(0.27, 0.51, 0.28, 0.52, 0.29, 0.56)
    path.cubicTo(0.3, 0.64, 0.35, 0.71, 0.43, 0.72)
    path.cubicTo(0.55, 0.7, 0.66, 0.62, 0.69, 0.5)
    path.cubicTo(0.76, 0.34, 0.76, 0.18, 0.62, 0.13)
    path.moveTo(0.67, 0.6)
    path.cubicTo(0.68, 0.74, 0.72, 0.82, 0.86, 0.87)
    path.moveTo(0.45, 0.72)
    path.cubicTo(0.44, 0.8, 0.36, 0.86, 0.2, 0.89)
    return _mirrored(path) if mirrored else path


def _profile(*, mirrored: bool) -> QPainterPath:
    path = QPainterPath(QPointF(0.6, 0.1))
    path.cubicTo(0.42, 0.08, 0.32, 0.18, 0.31, 0.31)
    path.cubicTo(0.3, 0.36, 0.3, 0.38, 0.25, 0.47)
    path.cubicTo(0.23, 0.5, 0.27, 0.5, 0.3, 0.51)
    path.cubicTo(0.27, 0.55, 0.28, 0.57, 0.3, 0.59)
    path.cubicTo(0.27, 0.65, 0.3, 0.69, 0.38, 0.69)
    path.cubicTo(0.46, 0.69, 0.51, 0.66, 0.53, 0.6)
    path.moveTo(0.6, 0.1)
    path.cubicTo(0.78, 0.13, 0.83, 0.3, 0.76, 0.48)
    path.cubicTo(0.72, 0.58, 0.72, 0.7, 0.82, 0.84)
    path.moveTo(0.44, 0.69)
    path.cubicTo(0.47, 0.78, 0.42, 0.84, 0.32, 0.88)
    path.addEllipse(QRectF(0.56, 0.38, 0.06, 0.12))
    return _mirrored(path) if mirrored else path


def _trunk(narrow: bool) -> QPainterPath:
    """Return shoulders, waist and hips, from the front or from a side."""
    wide = 0.16 if narrow else 0.32
    path = QPainterPath()
    for side in (-1, 1):
        path.moveTo(0.5 + side * 0.09, 0.04)
        path.cubicTo(0.5 + side * 0.1, 0.12, 0.5 + side * wide, 0.1, 0.5 + side * wide, 0.2)
        path.cubicTo(0.5 + side * wide * 0.95, 0.4, 0.5 + side * wide * 0.72, 0.5, 0.5 + side * wide * 0.74, 0.62)
        path.cubicTo(0.5 + side * wide * 0.78, 0.76, 0.5 + side * wide * 0.95, 0.84, 0.5 + side * wide * 0.98, 0.97)
    return path


def _neck(narrow: bool) -> QPainterPath:
    del narrow
    path = QPainterPath()
    for side in (-1, 1):
        path.moveTo(0.5 + side * 0.2, 0.08)
        path.cubicTo(0.5 + side * 0.2, 0.24, 0.5 + side * 0.14, 0.3, 0.5 + side * 0.14, 0.46)
        path.cubicTo(0.5 + side * 0.14, 0.64, 0.5 + side * 0.26, 0.7, 0.5 + side * 0.46, 0.76)
    return path


def _legs(narrow: bool) -> QPainterPath:
    path = QPainterPath()
    for middle in (0.5,) if narrow else (0.32, 0.68):
        path.moveTo(middle - 0.15, 0.04)
        path.cubicTo(middle - 0.16, 0.4, middle - 0.09, 0.5, middle - 0.1, 0.62)
        path.cubicTo(middle - 0.11, 0.78, middle - 0.06, 0.86, middle - 0.06, 0.97)
        path.moveTo(middle + 0.15, 0.04)
        path.cubicTo(middle + 0.16, 0.4, middle + 0.09, 0.5, middle + 0.1, 0.62)
        path.cubicTo(middle + 0.11, 0.78, middle + 0.06, 0.86, middle + 0.06, 0.97)
    return path


def _hands(narrow: bool) -> QPainterPath:
    """Return both hands flat, the fingers spread."""
    del narrow
    fingers = ((-104, 226, -16), (-44, 150, -5), (18, 142, 3), (78, 186, 14))
    path = QPainterPath()
    for middle, side in ((264, 1), (736, -1)):
        hand = QPainterPath()
        hand.addRoundedRect(QRectF(middle - 128, 470, 256, 330), 96, 96)
        for left, top, turn in fingers:
            hand = hand.united(_finger(middle + side * left + side * 13, top, 560, side * turn))
        hand = hand.united(_finger(middle + side * 92, 480, 690, side * 27))
        path.addPath(hand)
    return _shrunk(path)


def _finger(middle: float, top: float, bottom: float, turn: float) -> QPainterPath:
    """Return one finger, turned about its root by some degrees."""
    finger = QPainterPath()
    finger.addRoundedRect(QRectF(-29, top - bottom, 58, bottom - top), 29, 29)
    return QTransform().translate(middle, bottom).rotate(turn).map(finger)


def _feet(narrow: bool) -> QPainterPath:
    """Return both feet, toes up."""
    del narrow
    path = QPainterPath()
    for middle, side in ((300, 1), (700, -1)):
        foot = QPainterPath(QPointF(middle - 96, 300))
        foot.cubicTo(middle - 150, 480, middle - 96, 560, middle - 100, 720)
        foot.cubicTo(middle - 100, 900, middle + 100, 900, middle + 100, 720)
        foot.cubicTo(middle + 104, 560, middle + 150, 480, middle + 110, 300)
        foot.closeSubpath()
        for toe, (size, top) in enumerate(((62, 176), (40, 196), (38, 208), (36, 222), (34, 240))):
            left = middle + side * (92 - toe * 52) - size / 2
            foot = foot.united(_oval(QRectF(left, top, size, size * 2.4)))
        path.addPath(foot)
    return _shrunk(path)


def _armpit(narrow: bool) -> QPainterPath:
    """Return chest and raised arm around one armpit."""
    del narrow
    path = QPainterPath(QPointF(0.3, 0.06))
    path.cubicTo(0.3, 0.26, 0.32, 0.36, 0.42, 0.46)
    path.cubicTo(0.34, 0.6, 0.34, 0.8, 0.36, 0.96)
    path.moveTo(0.68, 0.06)
    path.cubicTo(0.68, 0.26, 0.76, 0.36, 0.92, 0.44)
    path.addEllipse(QRectF(0.38, 0.36, 0.22, 0.24))
    return path


def _oval(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box)
    return path


def _shrunk(path: QPainterPath) -> QPainterPath:
    """Return what was drawn a thousand times as large, because joined curves lose their roundness when small."""
    return QTransform.fromScale(0.001, 0.001).map(path)


def _ellipse(x: float, y: float, across: float, down: float, chin: float) -> QPainterPath:
    """Return a closed egg: an ellipse whose lower half is drawn in at the chin."""
    path = QPainterPath(QPointF(x, y - down))
    for side in (1, -1):
        edge = x + side * across
        start, end = (y - down, y + down) if side == 1 else (y + down, y - down)
        if side == 1:
            path.cubicTo(x + across * 0.62, start, edge, y - down * 0.5, edge, y)
            path.cubicTo(edge - chin * 0.4, y + down * 0.55, x + across * 0.5 - chin * 0.4, end, x, end)
        else:
            path.cubicTo(x - across * 0.5 + chin * 0.4, start, edge + chin * 0.4, y + down * 0.55, edge, y)
            path.cubicTo(edge, y - down * 0.5, x - across * 0.62, end, x, end)
    return path


def _target(*, dermoscopy: bool) -> QPainterPath:
    """Return the place of a lesion, a third of the frame, over a ruler; the round field of a dermatoscope alone."""
    path = QPainterPath()
    if dermoscopy:
        path.addEllipse(QRectF(0.08, 0.08, 0.84, 0.84))
        return path
    path.addEllipse(QRectF(0.33, 0.3, 0.34, 0.34))
    path.addRect(QRectF(0.14, 0.8, 0.72, 0.09))
    for mark in range(1, 12):
        left = 0.14 + 0.06 * mark
        path.moveTo(left, 0.8)
        path.lineTo(left, 0.85 if mark % 2 else 0.87)
    return path


def _mirrored(path: QPainterPath) -> QPainterPath:
    found = QPainterPath()
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        if element.type == QPainterPath.ElementType.MoveToElement:
            found.moveTo(1 - element.x, element.y)
        elif element.type == QPainterPath.ElementType.LineToElement:
            found.lineTo(1 - element.x, element.y)
        elif element.type == QPainterPath.ElementType.CurveToElement:
            second, third = path.elementAt(at + 1), path.elementAt(at + 2)
            found.cubicTo(1 - element.x, element.y, 1 - second.x, second.y, 1 - third.x, third.y)
    return found


_BODY: Mapping[RegionGroup, Callable[[bool], QPainterPath]] = {
    RegionGroup.NECK_CHEST: _neck,
    RegionGroup.ARMS: _hands,
    RegionGroup.LEGS: _legs,
    RegionGroup.BACK: _trunk,
    RegionGroup.ABDOMEN: _trunk,
    RegionGroup.INTIMATE: _trunk,
}
_OF_VIEW: Mapping[str, Callable[[bool], QPainterPath]] = {
    "axilla_l_view": _armpit,
    "axilla_r_view": lambda narrow: _mirrored(_armpit(narrow)),
    "feet_dorsal_view": _feet,
    "soles_view": _feet,
    "chest_front": _trunk,
    "breast_front_view": _trunk,
}
