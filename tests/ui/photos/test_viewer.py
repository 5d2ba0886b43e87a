"""One photograph large: its colours stay as they are, and the keyboard steps and goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.ui import theme
from luna_desktop.ui.photos.viewer import REAL, PhotoViewer


def a_viewer(qtbot: QtBot) -> PhotoViewer:
    viewer = PhotoViewer()
    qtbot.addWidget(viewer)
    viewer.resize(600, 500)
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor(180, 120, 90))
    viewer.show_photograph(image, "Face · Front, 02-Nov-2026", "Added by Dr Meera Pillai")
    return viewer


def test_skin_is_shown_unchanged_on_the_neutral_ground(qtbot: QtBot) -> None:
    viewer = a_viewer(qtbot)
    shot = viewer.canvas.grab().toImage()
    assert shot.pixelColor(shot.rect().center()) == QColor(180, 120, 90)
    assert shot.pixelColor(2, 2) == QColor(theme.PHOTO_CANVAS)


def test_a_hundred_per_cent_is_pixel_by_pixel(qtbot: QtBot) -> None:
    viewer = a_viewer(qtbot)
    viewer.zoom.chosen.emit(REAL)
    assert (viewer.canvas.minimumWidth(), viewer.canvas.minimumHeight()) == (1600, 1200)


def test_arrows_step_and_escape_goes_back(qtbot: QtBot) -> None:
    viewer = a_viewer(qtbot)
    with qtbot.waitSignal(viewer.step_wanted) as step:
        qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert step.args == [1]
    with qtbot.waitSignal(viewer.closed):
        qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    viewer.forget()
    assert viewer.canvas.image().isNull()
