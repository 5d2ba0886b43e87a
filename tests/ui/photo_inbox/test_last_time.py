"""The ghost of the last photograph: faint, with guides for a face alone, and gone where there is none."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.ui import theme
from luna_desktop.ui.photo_inbox.last_time import LastTime, LastTimePicture


def test_the_ghost_is_faint_and_has_its_words(qtbot: QtBot) -> None:
    picture = LastTimePicture()
    qtbot.addWidget(picture)
    picture.resize(200, 160)
    image = QImage(200, 160, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    picture.show_picture(LastTime("Last time: Back, 01-Mar-2026", False), image)
    seen = picture.grab().toImage().pixelColor(100, 80)
    assert QColor(theme.PHOTO_CANVAS).lightness() < seen.lightness() < 240
    assert picture.accessibleDescription().startswith("Last time")
    picture.show_picture(LastTime("Last time: Face, front, 01-Mar-2026", True), image)
    guided = picture.grab().toImage()
    assert any(guided.pixelColor(x, 70) != seen for x in range(20, 180))
    picture.show_picture(None, None)
    assert picture.grab().toImage().pixelColor(100, 80) == QColor(theme.PHOTO_CANVAS)
