"""Pins: a shape for each kind, words for whoever cannot see them, and a drawing that is really painted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.markers import Marker, MarkerState, Marking, placed
from luna_desktop.ui.body_map.pins import (
    paint_extent,
    paint_figure,
    paint_names,
    paint_pin,
    pin_of,
    pin_shape,
    state_chip,
)
from luna_desktop.ui.body_map.placing import stand
from tests.ui.body_map.marked import PATCH


def painted(draw: object) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter)  # type: ignore[operator]  # a function given by the test
    painter.end()
    return image


def test_kinds_differ_in_shape_and_not_only_in_colour() -> None:
    shapes = [pin_shape(each, QPointF(0, 0), 10) for each in Marking]
    corner = [shape.contains(QPointF(8, 8)) for shape in shapes]
    tip = [shape.contains(QPointF(0, 11)) for shape in shapes]
    assert (corner, tip) == ([False, True, False], [False, False, True])


def test_a_pin_tells_number_kind_place_what_and_state() -> None:
    body: Marker = placed(replace(PATCH, number=4))
    assert pin_of(9, body).words == "4, Lesion: Left cheek, Melasma patch, Watching"
    assert pin_of(9, body).fact_id == 9


def test_every_state_has_a_chip_with_icon_and_words() -> None:
    assert all(state_chip(state).text and state_chip(state).icon for state in MarkerState)


def test_drawing_names_pin_and_true_size_are_painted(qtbot: QtBot) -> None:
    standing = stand(("face",), QSizeF(400, 300))[0]
    pin = pin_of(1, placed(replace(PATCH, number=1)))
    whole = QRectF(0, 0, 400, 300)
    blank = painted(lambda _painter: None)
    for draw in (
        lambda painter: paint_figure(painter, standing),
        lambda painter: paint_names(painter, standing, standing.cell, standing.box, whole),
        lambda painter: paint_pin(painter, QPointF(50, 50), Marking.BIOPSY, "12", radius=11),
        lambda painter: paint_extent(painter, QPointF(50, 50), pin, 2, 11),
    ):
        assert painted(draw) != blank
    assert painted(lambda painter: paint_extent(painter, QPointF(50, 50), pin, 0.1, 11)) == blank
