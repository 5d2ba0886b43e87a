"""What lies under the cards: closed spans with words, headings, times, and the pill of now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from luna_desktop.ui import theme
from luna_desktop.ui.book.ground import hatching, paint_gutter, paint_header, paint_now, paint_sheet, today_fill
from luna_desktop.ui.book.scale import Scale
from tests.ui.book import drawn


def canvas(wide: int, high: int) -> tuple[QImage, QPainter]:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image, QPainter(image)


def test_closed_spans_are_hatched_and_say_why(qapp: object) -> None:
    picture, scale = drawn.day(), Scale(3, 540, 1080, width=900)
    image, painter = canvas(842, 700)
    paint_sheet(painter, scale, picture, QRectF(0, 0, 842, 700), 1.0)
    painter.end()
    lunch = [image.pixel(x, y) for x in range(4, 60) for y in range(318, 340)]
    assert theme.col("sunken").rgb() in lunch
    assert len(set(lunch)) > 1
    assert QColor(image.pixel(100, 200)) == theme.col("surface")


def test_the_brush_of_closed_spans_is_sharp_on_a_fine_screen(qapp: object) -> None:
    assert hatching(2.0).texture().width() == 2 * hatching(1.0).texture().width()


def test_headings_show_a_face_or_how_full_a_day_is(qapp: object) -> None:
    day, painter = canvas(842, 57)
    paint_header(painter, Scale(3, 540, 1080, width=900), drawn.day(), QRectF(0, 0, 842, 57), 0)
    painter.end()
    assert len({day.pixel(x, 28) for x in range(12, 44)}) > 4
    week, painter = canvas(842, 65)
    paint_header(painter, Scale(6, 540, 1080, width=900, is_week=True), drawn.week(), QRectF(0, 0, 842, 65), 0)
    painter.end()
    assert QColor(week.pixel(30, 1)) == theme.col("accent")  # today
    assert QColor(week.pixel(20, 52)) == theme.col("accent")
    assert QColor(week.pixel(110, 52)) == theme.col("line")
    assert today_fill().alphaF() < 1


def test_the_time_under_the_pill_of_now_is_left_out(qapp: object) -> None:
    scale, place = Scale(1, 540, 1080), QRectF(0, 0, 58, 700)
    plain, painter = canvas(58, 700)
    paint_gutter(painter, scale, place, 0)
    painter.end()
    near, painter = canvas(58, 700)
    paint_gutter(painter, scale, place, 0, now=605)
    painter.end()
    line = round(scale.top_of(600)) + 10
    ink = [
        sum(image.pixel(x, y) != theme.col("surface").rgb() for x in range(46) for y in range(line - 6, line + 6))
        for image in (plain, near)
    ]
    assert ink[0] > 20
    assert ink[1] == 0


def test_the_pill_of_now_stands_in_the_gutter(qapp: object) -> None:
    image, painter = canvas(58, 100)
    paint_now(painter, QRectF(0, 0, 58, 100), 58, "10:46", 50)
    painter.end()
    assert QColor(image.pixel(48, 50)).red() > 120
    assert QColor(image.pixel(20, 80)) == QColor("white")
