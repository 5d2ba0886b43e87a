"""The standing layer is painted once and then copied; what is lifted is faint in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from luna_desktop.ui import theme
from luna_desktop.ui.book.layer import StandingLayer, paint_notice, placed
from luna_desktop.ui.book.picture import BookPicture
from luna_desktop.ui.book.scale import Scale
from tests.ui.book import drawn

SIZE = QSize(900, 700)


def layer_of(layer: StandingLayer, picture: BookPicture, scroll: QPoint = QPoint(0, 0)) -> QImage:  # noqa: B008 - never changed
    scale = Scale(len(picture.columns), picture.opens, picture.closes, width=900, is_week=picture.is_week)
    made = layer.pixmap(picture, scale, placed(picture, scale), SIZE, scroll, 1.0)
    return made.toImage()


def test_it_is_painted_anew_only_when_told(qapp: object) -> None:
    layer, picture = StandingLayer(), drawn.day()
    scale = Scale(3, 540, 1080, width=900)
    first = layer.pixmap(picture, scale, placed(picture, scale), SIZE, QPoint(), 1.0)
    assert layer.pixmap(picture, scale, [], SIZE, QPoint(), 1.0) is first
    layer.forget()
    assert layer.pixmap(picture, scale, [], SIZE, QPoint(), 1.0) is not first


def test_cards_scroll_under_headings_and_times(qapp: object) -> None:
    at = QPoint(62 + 2, 57 + 20)
    assert QColor(layer_of(StandingLayer(), drawn.day()).pixel(at)) == theme.col("ok")
    scrolled = layer_of(StandingLayer(), drawn.day(), QPoint(0, 60))
    assert QColor(scrolled.pixel(at)) != theme.col("ok")
    assert QColor(scrolled.pixel(70, 4)) == theme.col("surface")


def test_the_line_of_now_crosses_todays_columns_only(qapp: object) -> None:
    day = layer_of(StandingLayer(), drawn.day())
    scale = Scale(3, 540, 1080, width=900)
    line = 57 + round(scale.top_of(drawn.minute("10:46")))
    assert QColor(day.pixel(600, line)) == theme.col("danger")
    week = layer_of(StandingLayer(), drawn.week())
    line = 65 + round(scale.top_of(drawn.minute("10:46")))
    assert QColor(week.pixel(100, line)) == theme.col("danger")
    assert QColor(week.pixel(300, line)).red() > 200


def test_what_is_lifted_is_faint(qapp: object) -> None:
    layer = StandingLayer()
    layer.lifted = 1
    bar = QColor(layer_of(layer, drawn.day()).pixel(64, 80))
    assert bar != theme.col("ok")
    assert bar.lightness() > theme.col("ok").lightness()


def test_a_notice_is_written_where_nothing_is_booked(qapp: object) -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(theme.col("surface"))
    painter = QPainter(image)
    paint_notice(painter, QRectF(QPointF(0, 0), SIZE), "Nothing booked this week")
    painter.end()
    assert len({image.pixel(x, 232) for x in range(300, 600)}) > 3
