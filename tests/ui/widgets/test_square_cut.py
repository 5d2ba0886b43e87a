"""The square is chosen by keys and by mouse, and never leaves the picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.square_cut import SquareCut


@pytest.fixture
def cut(qtbot: QtBot) -> SquareCut:
    made = SquareCut("cut", "Part to keep", least=64)
    qtbot.addWidget(made)
    made.resize(400, 280)
    picture = QImage(800, 560, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    made.show_image(picture)
    made.show()
    return made


def inside(cut: SquareCut) -> bool:
    left, top, side = cut.square()
    return left >= 0 and top >= 0 and left + side <= 800 and top + side <= 560 and side >= 64


def test_arrows_move_and_shift_moves_further(qtbot: QtBot, cut: SquareCut) -> None:
    left, top, side = cut.square()
    qtbot.keyClick(cut, Qt.Key.Key_Right)
    qtbot.keyClick(cut, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert cut.square() == (left + 11, top + 56, side)
    for _again in range(60):
        qtbot.keyClick(cut, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(cut, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert cut.square() == (800 - side, 0, side)
    assert inside(cut)


def test_plus_and_minus_change_the_size_within_the_picture(qtbot: QtBot, cut: SquareCut) -> None:
    before = cut.square()[2]
    qtbot.keyClick(cut, Qt.Key.Key_Plus)
    assert cut.square()[2] > before
    for _again in range(40):
        qtbot.keyClick(cut, Qt.Key.Key_Plus)
    assert cut.square()[2] == 560
    for _again in range(60):
        qtbot.keyClick(cut, Qt.Key.Key_Minus)
    assert cut.square()[2] == 64
    assert inside(cut)


def test_the_mouse_drags_the_square(qtbot: QtBot, cut: SquareCut) -> None:
    left, top, side = cut.square()
    qtbot.mousePress(cut, Qt.MouseButton.LeftButton, pos=QPoint(200, 120))
    qtbot.mouseMove(cut, QPoint(170, 130))
    qtbot.mouseRelease(cut, Qt.MouseButton.LeftButton, pos=QPoint(170, 130))
    assert cut.square() == (left - 60, top + 20, side)
    assert cut.square() != (left, top, side)
    qtbot.mouseMove(cut, QPoint(10, 10))
    assert cut.square() == (left - 60, top + 20, side)


def test_where_the_square_lies_is_said_in_words(qtbot: QtBot, cut: SquareCut) -> None:
    before = cut.accessibleDescription()
    assert "% from the left" in before
    qtbot.keyClick(cut, Qt.Key.Key_Left)
    assert cut.accessibleDescription() != before


def test_what_lies_outside_is_darkened(cut: SquareCut) -> None:
    picture = cut.grab().toImage()
    assert picture.pixelColor(3, 140).lightness() < picture.pixelColor(200, 140).lightness()
