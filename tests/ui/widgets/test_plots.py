"""Plots: where dots lie, which lines and words are drawn, keys, children for screen readers, and paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.plots import (
    Placing,
    Plot,
    PlotBand,
    PlotPoint,
    PlotSpan,
    TrendPlot,
    paint_plot,
    paper_inks,
)

POINTS = (
    PlotPoint(date(2026, 1, 12), 15.8, "15.8", "12-Jan-2026: 15.8"),
    PlotPoint(date(2026, 7, 8), 11.4, "11.4", "08-Jul-2026: 11.4"),
    PlotPoint(date(2026, 11, 2), 9.6, "9.6", "02-Nov-2026: 9.6"),
)
PLOT = Plot("MASI, 0 to 48", POINTS, 0, 48)
BOX = QRectF(0, 0, 600, 240)


def drawn(plot: Plot, chosen: int = -1) -> QImage:
    image = QImage(600, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_plot(painter, BOX, plot, paper_inks(), chosen=chosen)
    painter.end()
    return image


def test_the_scale_is_round_and_never_leaves_the_range() -> None:
    assert PLOT.scale() == (0, 20)
    assert [label for _value, label in PLOT.lines()] == ["0", "5", "10", "15", "20"]
    full = replace(PLOT, points=(replace(POINTS[0], value=48),))
    assert full.scale()[1] == 48
    assert Plot("", (), 0, 4).lines()


def test_stages_stand_by_their_names() -> None:
    stages = Plot("Ludwig", (), 1, 3, ticks=((1, "I"), (2, "II"), (3, "III")))
    assert (stages.scale(), stages.lines()) == ((1, 3), stages.ticks)


def test_dots_lie_by_date_and_value_within_the_box(qtbot: QtBot) -> None:
    placing = Placing(PLOT, BOX)
    places = [placing.point(point) for point in POINTS]
    assert all(placing.box.contains(place) for place in places)
    assert places[0].y() < places[1].y() < places[2].y()
    days = (POINTS[1].day - POINTS[0].day).days / (POINTS[2].day - POINTS[0].day).days
    assert (places[1].x() - places[0].x()) / (places[2].x() - places[0].x()) == pytest.approx(days)


def test_bands_spans_lanes_and_the_chosen_dot_are_drawn(qtbot: QtBot) -> None:
    bare = drawn(PLOT)
    span = PlotSpan(date(2026, 8, 1), date(2026, 11, 2), "On hold", "warn")
    for richer in (
        replace(PLOT, bands=(PlotBand(0, 7, "Mild"),)),
        replace(PLOT, spans=(span,)),
        replace(PLOT, lanes=(span,)),
        replace(PLOT, points=POINTS[:1]),
    ):
        assert drawn(richer) != bare
    assert drawn(PLOT, chosen=1) != bare


def test_a_plot_without_dots_is_drawn_empty(qtbot: QtBot) -> None:
    assert drawn(Plot("", (), 0, 10)) != QImage()


def test_it_prints(qtbot: QtBot, tmp_path: object) -> None:
    path = f"{tmp_path}/plot.pdf"
    writer = QPdfWriter(path)
    painter = QPainter(writer)
    paint_plot(painter, QRectF(0, 0, 4000, 1600), PLOT, paper_inks())
    painter.end()
    with open(path, "rb") as written:  # noqa: PTH123 - a path made of the fixture's text
        assert written.read(5) == b"%PDF-"


def test_keys_walk_over_the_dots_and_say_them(qtbot: QtBot) -> None:
    plot = TrendPlot("scorePlot")
    qtbot.addWidget(plot)
    plot.resize(600, 240)
    plot.show_plot(PLOT)
    plot.show()
    seen: list[int] = []
    opened: list[int] = []
    plot.chosen.connect(seen.append)
    plot.opened.connect(opened.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(plot, key)
    assert (seen, opened) == ([2, 1, 0, 0, 2], [2])
    assert plot.accessibleDescription() == "02-Nov-2026: 9.6"
    root = QAccessible.queryAccessibleInterface(plot)
    assert [root.child(at).text(QAccessible.Text.Name) for at in range(3)] == [point.words for point in POINTS]
    assert not plot.grab().isNull()


def test_a_click_near_a_dot_chooses_it(qtbot: QtBot) -> None:
    plot = TrendPlot("scorePlot")
    qtbot.addWidget(plot)
    plot.resize(QSize(600, 240))
    plot.show_plot(PLOT)
    place = Placing(PLOT, BOX).point(POINTS[1]).toPoint()
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place)
    assert plot.current() == 1
