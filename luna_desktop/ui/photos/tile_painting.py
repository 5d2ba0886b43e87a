"""How the timeline draws: headings with their visit, tiles with their view on a plate, covers and ticks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.photos.groups import Group
from luna_desktop.ui.photos.tile_pictures import RADIUS
from luna_desktop.ui.photos.wording import plate_words
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size, paint_chip

MARK = 22
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def filling(image: QImage, box: QRectF) -> QRectF:
    """Return the middle part of a picture that fills a box without distorting it."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    across, down = box.width() / scale, box.height() / scale
    return QRectF((image.width() - across) / 2, (image.height() - down) / 2, across, down)


def link_box(box: QRect) -> QRect:
    """Return where “Select all” stands in a heading."""
    across = QFontMetrics(_link_font()).horizontalAdvance(_("Select all"))
    return QRect(box.right() - across - 4, box.top() + 6, across + 8, box.height() - 12)


def _link_font() -> QFont:
    return fonts.font(theme.px(13), QFont.Weight.DemiBold)


def paint_heading(painter: QPainter, box: QRect, group: Group, *, uncovered: bool) -> None:
    """Draw day or view, the visit, how many are covered, and the link that chooses all."""
    title, note = fonts.font(theme.px(14), QFont.Weight.DemiBold), fonts.font(theme.px(12))
    painter.setFont(_link_font())
    painter.setPen(theme.col("accent_text"))
    painter.drawText(box, _RIGHT, _("Select all"))
    painter.setFont(title)
    painter.setPen(theme.col("text"))
    painter.drawText(box, _LEFT, group.title)
    left = box.left() + QFontMetrics(title).horizontalAdvance(group.title) + 12
    metrics = QFontMetrics(note)
    room = link_box(box).left() - left - 12
    chips = []
    if group.consent:
        chips.append(ChipSpec(group.consent, "ok", "file-text"))
    if group.hidden and not uncovered:
        chips.append(ChipSpec(_("{count} covered: intimate", count=group.hidden), "priv", "eye-off"))
    sizes = [chip_size(chip).width() + 8 for chip in chips]
    while chips and sum(sizes) > room - 120:
        chips.pop(0)
        sizes.pop(0)
    words = metrics.elidedText(group.note, Qt.TextElideMode.ElideRight, max(0, room - round(sum(sizes))))
    painter.setFont(note)
    painter.setPen(theme.col("text2"))
    painter.drawText(box.adjusted(left - box.left(), 0, 0, 0), _LEFT, words)
    left += metrics.horizontalAdvance(words) + 12
    for chip, across in zip(chips, sizes, strict=True):
        paint_chip(painter, QPointF(left, box.center().y() - theme.px(11)), chip)
        left += round(across)


def paint_tile(painter: QPainter, box: QRectF, tile: PhotographTile, image: QImage | None, *, covered: bool) -> None:
    """Draw one photograph, its cover, or its place while the picture has not come."""
    if covered:
        _paint_cover(painter, box)
    elif image is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("sunken"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    elif discreet().is_on:
        painter.save()
        painter.setClipPath(_rounded(box))
        painter.drawImage(box, veiled(image))
        painter.restore()
    else:
        painter.drawImage(box, image)
        _paint_plate(painter, box, plate_words(tile.fact.body))


def paint_edge(painter: QPainter, box: QRectF, *, strong: bool) -> None:
    """Draw the hairline of a tile, or the strong one of a chosen one."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.col("accent" if strong else "line2"), 3 if strong else 1))
    inner = box.adjusted(1, 1, -1, -1) if strong else box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, RADIUS, RADIUS)


def mark_box(box: QRectF) -> QRectF:
    """Return where the tick of a tile stands."""
    return QRectF(box.left() + 8, box.top() + 8, MARK, MARK)


def paint_mark(painter: QPainter, box: QRectF, *, picked: bool) -> None:
    """Draw the tick of a picked tile, or the empty ring that picks one."""
    place = mark_box(box)
    painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
    painter.setBrush(theme.col("accent") if picked else QColor(0, 0, 0, 90))
    painter.drawEllipse(place)
    if picked:
        icons.paint(painter, place.adjusted(4, 4, -4, -4), "check", theme.col("on_accent"))


def _rounded(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, RADIUS, RADIUS)
    return path


def _paint_cover(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.col("sunken"))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    middle = box.center()
    icons.paint(painter, QRectF(middle.x() - 12, middle.y() - 34, 24, 24), "eye-off", theme.col("priv"))
    painter.setFont(fonts.font(theme.px(12), QFont.Weight.DemiBold))
    painter.setPen(theme.col("priv_text"))
    painter.drawText(QRectF(box.left(), middle.y(), box.width(), 18), Qt.AlignmentFlag.AlignCenter, _("Covered"))
    painter.setFont(fonts.font(theme.px(12)))
    painter.setPen(theme.col("text2"))
    line = QRectF(box.left(), middle.y() + 18, box.width(), 18)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, _("Intimate photograph"))


def _paint_plate(painter: QPainter, box: QRectF, text: str) -> None:
    """Write the view on a black plate, so that it can be read on any skin."""
    font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - 28)
    height = theme.px(19)
    plate = QRectF(box.left() + 7, box.bottom() - height - 7, metrics.horizontalAdvance(shown) + 13, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 214))
    painter.drawRoundedRect(plate, 5, 5)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)
