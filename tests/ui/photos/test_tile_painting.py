"""Tiles as they are drawn: the picture, its cover, and the blur of discreet mode."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.photos.groups import Group
from luna_desktop.ui.photos.tile_painting import link_box, mark_box, paint_heading, paint_mark, paint_tile
from tests.ui.photos.tiles import a_tile

BOX = QRectF(0, 0, 190, 190)


def drawn(image: QImage | None, *, covered: bool = False) -> QImage:
    ground = QImage(190, 190, QImage.Format.Format_RGB32)
    painter = QPainter(ground)
    paint_tile(painter, BOX, a_tile(1), image, covered=covered)
    painter.end()
    return ground


def test_a_picture_is_drawn_unchanged_covered_or_blurred(qapp: object) -> None:
    image = QImage(190, 190, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("tan"))
    image.setPixelColor(95, 95, QColor("red"))
    assert drawn(image).pixelColor(95, 95) == QColor("red")
    assert drawn(image, covered=True).pixelColor(20, 20) != QColor("tan")
    discreet().turn(True)
    try:
        assert drawn(image).pixelColor(95, 95) != QColor("red")
    finally:
        discreet().turn(False)
    assert drawn(None).pixelColor(95, 95) != QColor("tan")


def test_headings_and_ticks_stand_inside_their_place(qapp: object) -> None:
    ground = QImage(600, 60, QImage.Format.Format_RGB32)
    box = QRect(0, 0, 600, 44)
    painter = QPainter(ground)
    paint_heading(painter, box, Group("Mon 02-Nov-2026", (a_tile(1),), 1, "x" * 400), uncovered=False)
    paint_mark(painter, BOX, picked=True)
    painter.end()
    assert box.contains(link_box(box).adjusted(0, 0, -6, 0))
    assert BOX.contains(mark_box(BOX))
