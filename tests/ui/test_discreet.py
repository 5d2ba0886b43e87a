"""Discreet mode leaves colours and takes faces away, tells who asks, and gives the same picture back afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from luna_desktop.ui.discreet import discreet, veiled


@pytest.fixture(autouse=True)
def _off_afterwards() -> Iterator[None]:
    yield
    discreet().turn(False)


def striped() -> QImage:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for left in range(0, 320, 8):
        painter.fillRect(left, 0, 4, 240, QColor("black"))
    painter.end()
    return image


def test_details_go_and_the_shape_stays(qtbot: QtBot) -> None:
    image = striped()
    assert veiled(image) is image
    with qtbot.waitSignal(discreet().changed) as told:
        discreet().toggle()
    assert told.args == [True]
    blurred = veiled(image)
    assert blurred.size() == image.size()
    lights = [blurred.pixelColor(x, 120).lightness() for x in range(20, 300)]
    assert max(lights) - min(lights) < 40
    assert veiled(image).cacheKey() == blurred.cacheKey()
    assert veiled(QImage()).isNull()
    discreet().toggle()
    assert veiled(image) is image
