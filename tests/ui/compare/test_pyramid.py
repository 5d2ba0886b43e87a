"""A photograph in halving sizes: the right one is drawn, unchanged, and what is blurred keeps no detail."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from luna_desktop.domain.clinical.photo_alignment import Similarity
from luna_desktop.ui.compare.pyramid import SMALLEST, Pyramid, pyramid_of
from luna_desktop.ui.discreet import discreet
from tests import builders
from tests.ui.compare.opened import colour_at, plain


def drawn(picture: Pyramid, placed: Similarity) -> QImage:
    image = QImage(200, 150, QImage.Format.Format_RGB32)
    image.fill(QColor("#112233"))
    painter = QPainter(image)
    picture.draw(painter, placed, 1.0)
    painter.end()
    return image


def test_each_level_is_half_of_the_one_before_and_the_smallest_is_small(qapp: QApplication) -> None:
    made = pyramid_of(builders.a_jpeg(1600, 1200, "#C08060"), QSize(4000, 3000))
    assert [level.width() for level in made.levels] == [1600, 800, 400, 200]
    assert made.levels[-1].width() <= SMALLEST
    assert not made.is_full
    assert made.level_for(0.1).width() == 400
    assert made.level_for(0.09).width() == 400
    assert made.level_for(1.0).width() == 1600
    assert pyramid_of(builders.a_jpeg(640, 480), QSize(640, 480)).is_full


def test_a_picture_lies_where_the_transform_puts_it_in_its_own_colour(qapp: QApplication) -> None:
    image = drawn(plain(400, 300, "#C08060", full=QSize(4000, 3000)), Similarity(0.025, complex(50, 30)))
    assert colour_at(image, 52, 32) == colour_at(image, 148, 103) == "#c08060"
    assert colour_at(image, 48, 32) == colour_at(image, 152, 60) == colour_at(image, 100, 107) == "#112233"


def test_what_is_no_picture_draws_nothing(qapp: QApplication) -> None:
    broken = pyramid_of(b"no picture", QSize(10, 10))
    assert broken.levels == ()
    assert broken.blocks(QRectF(0, 0, 5, 5)).isNull()
    assert colour_at(drawn(broken, Similarity()), 5, 5) == "#112233"


def test_blocks_keep_colours_and_lose_every_stripe(qapp: QApplication) -> None:
    image = QImage(512, 512, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    for x in range(0, 512, 2):
        for y in range(512):
            image.setPixelColor(x, y, QColor("#FFFFFF"))
    made = Pyramid(QSize(512, 512), (image, image.scaled(256, 256)))
    blocks = made.blocks(QRectF(100, 100, 200, 100))
    assert max(blocks.width(), blocks.height()) == 9
    shades = {blocks.pixelColor(x, y).lightness() for x in range(blocks.width()) for y in range(blocks.height())}
    assert max(shades) - min(shades) < 90
    assert made.blocks(QRectF(900, 900, 10, 10)).isNull()


def test_discreet_mode_draws_no_detail(qapp: QApplication) -> None:
    picture = pyramid_of(builders.a_jpeg(640, 480, "#C08060"), QSize(640, 480))
    discreet().turn(True)
    try:
        image = drawn(picture, Similarity(0.3))
    finally:
        discreet().turn(False)
    red = image.pixelColor(90, 70).red()
    assert abs(red - 0xC0) < 12
