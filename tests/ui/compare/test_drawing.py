"""What is laid over a photograph is drawn where its points lie, with words on a plate that reads on any skin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from luna_desktop.domain.clinical.photo_alignment import Similarity, Spot
from luna_desktop.domain.clinical.photo_marks import SPOTS, Mark, MarkSort, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.ui.compare import drawing
from tests.ui.compare.opened import plain

RING = (Spot(40, 40), Spot(120, 40), Spot(120, 90))
RULER = ScaleBar(ScaleBy.RULER, (Spot(20, 130), Spot(180, 130)), 20.0)
SKIN = "#c08060"


def drawn(layer: PhotoMarks) -> QImage:
    image = QImage(200, 150, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture = plain(200, 150, SKIN)
    picture.draw(painter, Similarity(), 1)
    drawing.draw_layer(painter, layer, picture, Similarity(), chosen=0)
    painter.end()
    return image


@pytest.mark.parametrize("sort", [sort for sort in MarkSort if sort is not MarkSort.BLUR])
def test_every_mark_is_seen_at_its_points(qapp: QApplication, sort: MarkSort) -> None:
    mark = Mark(sort, RING[: SPOTS[sort][0]], "Here")
    image = drawn(PhotoMarks(1, RULER, (mark,)))
    box = drawing.bounds(mark, Similarity()).adjusted(-8, -8, 40, 20).toRect().intersected(image.rect())
    colours = {
        image.pixelColor(x, y).name() for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
    }
    assert len(colours) > 3
    assert image.pixelColor(5, 5).name() == SKIN


def test_the_smallest_mark_is_as_large_as_a_finger_tip_and_an_empty_one_is_nowhere(qapp: QApplication) -> None:
    words = Mark(MarkSort.WORDS, RING[:1], "A")
    assert drawing.bounds(words, Similarity()).width() >= 28
    assert drawing.bounds(Mark(MarkSort.ARROW, ()), Similarity()).isNull()
    assert drawing.blur_box(Mark(MarkSort.BLUR, (Spot(9, 9), Spot(1, 2)))) == QRectF(1, 2, 8, 7)


def test_words_stand_on_a_dark_plate(qapp: QApplication) -> None:
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    box = drawing.write(painter, QPointF(4, 4), "02-Nov-2026")
    assert drawing.write(painter, QPointF(4, 4), "").isNull()
    painter.end()
    assert box.width() == pytest.approx(drawing.plate_width("02-Nov-2026"))
    assert image.pixelColor(8, 8).lightness() < 80
