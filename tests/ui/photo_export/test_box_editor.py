"""Boxes on a picture: drawn with the mouse, moved and sized with keys, one crop at most, told to screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.photo_exports import WHOLE, Box, BoxKind
from luna_desktop.ui.photo_export.box_editor import FIRST, STEP, BoxCanvas

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> BoxCanvas:
    made = BoxCanvas()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(0xFFC0A080)
    made.show_picture(image, ())
    return made


def test_a_box_is_drawn_where_the_mouse_went(qtbot: QtBot, canvas: BoxCanvas) -> None:
    canvas.tool = BoxKind.COVER
    with qtbot.waitSignal(canvas.changed):
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 75))
        qtbot.mouseMove(canvas, QPoint(200, 150))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert canvas.boxes() == (Box(BoxKind.COVER, 2500, 2500, 5000, 5000),)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    assert (len(canvas.boxes()), canvas.chosen()) == (1, 0)


def test_keys_move_size_and_take_away(qtbot: QtBot, canvas: BoxCanvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_T)
    left, top, right, bottom = FIRST[BoxKind.COVER]
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    assert canvas.boxes() == (Box(BoxKind.COVER, left - STEP, top - STEP, right, bottom - STEP),)
    for _press in range(200):
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.boxes()[0].left == 0
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert canvas.boxes() == ()
    assert canvas.chosen() == -1


def test_there_is_one_crop_and_each_box_has_words(qtbot: QtBot, canvas: BoxCanvas) -> None:
    for key in (Qt.Key.Key_R, Qt.Key.Key_B, Qt.Key.Key_R):
        qtbot.keyClick(canvas, key)
    assert [box.kind for box in canvas.boxes()] == [BoxKind.EYES, BoxKind.CROP]
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.chosen() == 0
    spoken = {child.accessibleName() for child in canvas.findChildren(type(canvas).__mro__[1])} - {""}
    assert any("Bar over the eyes: 25 to 75 % across" in words for words in spoken)
    assert all(0 <= box.left < box.right <= WHOLE for box in canvas.boxes())


def test_without_a_picture_nothing_is_placed(qtbot: QtBot) -> None:
    canvas = BoxCanvas()
    qtbot.addWidget(canvas)
    canvas.show()
    canvas.put(BoxKind.EYES)
    assert canvas.boxes() == ()
