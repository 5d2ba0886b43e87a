"""One tile: turned as the picture is, covered where it must be, and the box to tick seen on any ground."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photo_inbox.tile import Tile, large_words, paint_tile, turned
from tests.ui.photo_inbox.groups import a_picture


def a_half(left: str, right: str) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(left))
    for x in range(20, 40):
        for y in range(40):
            image.setPixelColor(x, y, QColor(right))
    return image


def drawn(tile: Tile) -> QImage:
    sheet = QImage(240, 280, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    paint_tile(painter, QRect(10, 10, 200, 230), tile)
    painter.end()
    return sheet


def test_a_picture_is_drawn_as_it_is_turned_and_a_covered_one_is_not(qtbot: QtBot) -> None:
    del qtbot
    image = a_half("red", "blue")
    upright = drawn(Tile(a_picture(), image))
    assert upright.pixelColor(60, 120) == QColor("red")
    quarter = drawn(Tile(a_picture(turned=90), image))
    assert quarter.pixelColor(110, 60) == QColor("red")
    assert quarter.pixelColor(110, 170) == QColor("blue")
    covered = drawn(Tile(a_picture(), image, is_covered=True))
    seen = {covered.pixelColor(x, y).name() for x in range(40, 180, 10) for y in range(60, 180, 10)}
    assert not seen & {QColor("red").name(), QColor("blue").name()}
    assert turned(image, 0) is image
    assert large_words(a_picture(view="face_front")).endswith("Face, front")
