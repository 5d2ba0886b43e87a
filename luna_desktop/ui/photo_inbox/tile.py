"""One tile of the inbox: the picture as it is turned, its box to tick, what it shows, when, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QTransform

from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.services.care.photo_inbox import InboxPicture
from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.discreet import veiled
from luna_desktop.ui.photo_inbox.wording import clock, picture_chip, picture_words
from luna_desktop.ui.widgets.painting import chip_size, paint_chip, paint_ring

LINE = 30
"""Height of the line under a picture."""
TICK = QRect(8, 8, 24, 24)
"""Where the box to tick lies in a tile."""


@dataclass(frozen=True)
class Tile:
    """What a tile shows."""

    picture: InboxPicture
    image: QImage | None = field(repr=False)
    is_ticked: bool = True
    is_current: bool = False
    is_covered: bool = False
    has_ring: bool = False


def turned(image: QImage, degrees: int) -> QImage:
    """Return a picture turned clockwise by right angles."""
    return image.transformed(QTransform().rotate(degrees)) if degrees else image


def paint_tile(painter: QPainter, place: QRect, tile: Tile) -> None:
    """Draw a tile: a square picture, and under it the time and what is to be decided."""
    box = QRectF(place.left(), place.top(), place.width(), place.width())
    path = QPainterPath()
    path.addRoundedRect(box, 8, 8)
    painter.save()
    painter.setClipPath(path)
    _paint_picture(painter, box, tile)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.col("accent" if tile.is_current else "line2"), 3 if tile.is_current else 1))
    inset = 1.5 if tile.is_current else 0.5
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)
    _paint_tick(painter, QRectF(TICK).translated(box.topLeft()), on=tile.is_ticked)
    _paint_line(painter, QRectF(box.left(), box.bottom() + 3, box.width(), theme.px(LINE) - 4), tile.picture)
    if tile.has_ring:
        paint_ring(painter, box.adjusted(-5, -5, 5, 5), 11)


def _paint_picture(painter: QPainter, box: QRectF, tile: Tile) -> None:
    painter.fillRect(box, QColor(theme.PHOTO_CANVAS) if tile.image is not None else theme.col("sunken"))
    if tile.is_covered:
        middle = box.center()
        painter.fillRect(box, theme.col("sunken"))
        icons.paint(painter, QRectF(middle.x() - 12, middle.y() - 24, 24, 24), "lock", theme.col("text3"))
        return
    if tile.image is not None and not tile.image.isNull():
        image = turned(veiled(tile.image), tile.picture.turned)
        painter.drawImage(box, image, _filling(image, box))
    if not tile.is_ticked:
        faint = QColor(theme.PHOTO_CANVAS)
        faint.setAlphaF(0.45)
        painter.fillRect(box, faint)
    if tile.picture.code is not Code.NONE or tile.picture.view or tile.picture.proposed:
        icon = "id-card" if tile.picture.code is not Code.NONE else ""
        _paint_plate(painter, box, picture_words(tile.picture), icon)


def _filling(image: QImage, box: QRectF) -> QRectF:
    """Return the middle part of a picture that fills a box without distorting it."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    across, down = box.width() / scale, box.height() / scale
    return QRectF((image.width() - across) / 2, (image.height() - down) / 2, across, down)


def _paint_plate(painter: QPainter, box: QRectF, text: str, icon: str) -> None:
    """Write on a black plate, so that it can be read on any skin."""
    font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    metrics, room = QFontMetrics(font), 18 if icon else 0
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - 28 - room)
    height = theme.px(20)
    plate = QRectF(box.left() + 7, box.bottom() - height - 7, metrics.horizontalAdvance(short) + 14 + room, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 214))
    painter.drawRoundedRect(plate, 5, 5)
    ink = QColor("#FFFFFF")
    if icon:
        icons.paint(painter, QRectF(plate.left() + 6, plate.center().y() - 7, 14, 14), icon, ink)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(plate.adjusted(7 + room, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, short)


def _paint_tick(painter: QPainter, box: QRectF, *, on: bool) -> None:
    square = box.adjusted(2.5, 2.5, -2.5, -2.5)
    painter.setPen(QPen(QColor("#FFFFFF") if not on else theme.col("on_accent"), 1.5))
    painter.setBrush(theme.col("accent") if on else QColor(0, 0, 0, 120))
    painter.drawRoundedRect(square, 5, 5)
    if on:
        pen = QPen(theme.col("on_accent"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = square.center()
        painter.drawPolyline([middle + QPointF(-4, 0.2), middle + QPointF(-1.2, 3), middle + QPointF(4, -3)])


def _paint_line(painter: QPainter, box: QRectF, picture: InboxPicture) -> None:
    chip = picture_chip(picture)
    font = fonts.font(theme.px(12))
    painter.setFont(font)
    painter.setPen(theme.col("text2"))
    when = clock(picture.taken_at, seconds=True)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, when)
    across = min(chip_size(chip).width(), box.width() - QFontMetrics(font).horizontalAdvance(when) - 8)
    top = box.center().y() - chip_size(chip).height() / 2
    paint_chip(painter, QPointF(box.right() - across, top), chip, across)


def large_words(picture: InboxPicture) -> str:
    """Return what stands over one picture that is shown large."""
    return _("{time} · {what}", time=clock(picture.taken_at, seconds=True), what=picture_words(picture))
