"""The canvas of a guided set: the ghost shows through at 42 in a hundred, beside the picture or not at all."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.guide_canvas import GHOST, GuideCanvas, Overlay
from luna_desktop.ui.photos.outlines import outline_of


def plain(colour: str) -> QImage:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_the_ghost_lies_over_the_picture(qtbot: QtBot) -> None:
    canvas = GuideCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(432, 432)
    canvas.show_picture(plain("black"))
    canvas.show_ghost(plain("white"), "Last photo: 25-Oct-2026")
    canvas.show_overlay(Overlay.GHOST)
    assert canvas.grab().toImage().pixelColor(216, 216).red() == pytest.approx(255 * GHOST, abs=3)
    canvas.show_overlay(Overlay.OUTLINE)
    canvas.show_outline(outline_of("face_front"))
    drawn = canvas.grab().toImage()
    assert drawn.pixelColor(60, 60) == QColor("black")
    assert any(drawn.pixelColor(216, y).red() > 60 for y in range(20, 400))
    canvas.show_overlay(Overlay.BESIDE)
    drawn = canvas.grab().toImage()
    assert (drawn.pixelColor(110, 216).red(), drawn.pixelColor(330, 216).red()) == (255, 0)
    canvas.show_overlay(Overlay.BOTH)
    assert canvas.accessibleDescription() == "Last photo: 25-Oct-2026"
