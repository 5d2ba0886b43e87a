"""Where a week is drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import DayHours, Period
from luna_desktop.ui.setup_book.week_editing import Piece, whole_week
from luna_desktop.ui.setup_book.week_picture import Plan, length_words, paint_week

WEEK = whole_week([DayHours(0, (Period(300, 780),), (Period(600, 660),)), DayHours(4, (Period(600, 1440),))])


def test_the_day_grows_with_its_hours_and_places_are_found_again() -> None:
    plan = Plan(WEEK, 800, 500)
    assert (plan.first, plan.last) == (300, 1440)
    assert (Plan(whole_week(()), 800, 500).first, Plan(whole_week(()), 800, 500).last) == (420, 1260)
    for minute in (300, 615, 900, 1440):
        assert plan.minute(plan.y(minute)) == minute
    for weekday in range(7):
        assert plan.weekday(plan.column(weekday).center().x()) == weekday
    assert plan.weekday(3) is None


def test_a_break_lies_on_top_and_edges_are_taken_hold_of() -> None:
    plan = Plan(WEEK, 800, 500)
    middle = plan.column(0).center().x()
    assert plan.under(QPointF(middle, plan.y(630))) == (Piece(0, 0, is_break=True), "body")
    assert plan.under(QPointF(middle, plan.y(300))) == (Piece(0, 0), "start")
    assert plan.under(QPointF(middle, plan.y(900))) == (None, "")


def test_it_is_painted(qtbot: QtBot) -> None:
    image = QImage(800, 500, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_week(painter, Plan(WEEK, 800, 500), 0, Piece(0, 0), focused=True)
    painter.end()
    plan = Plan(WEEK, 800, 500)
    inside, closed = plan.box(Piece(0, 0)).center().toPoint(), plan.column(2).center().toPoint()
    assert image.pixelColor(inside) != image.pixelColor(closed)


def test_lengths_in_words() -> None:
    assert (length_words(0), length_words(120), length_words(135)) == ("Closed", "2 h", "2 h 15 min")
