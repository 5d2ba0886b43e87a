"""The canvas draws both photographs unchanged in every mode, and every key does what the help says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.photo_alignment import Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoMarks
from luna_desktop.ui.compare.canvas import CompareCanvas
from luna_desktop.ui.compare.pointing import Pointing, Tool
from luna_desktop.ui.compare.stage import Mode, Side, Stage
from tests.ui.compare.opened import colour_at, plain

BEFORE, AFTER, GROUND = "#c08060", "#305070", "#2a2724"


@pytest.fixture
def canvas(qtbot: QtBot) -> CompareCanvas:
    made = CompareCanvas()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show_pictures({Side.BEFORE: plain(300, 300, BEFORE), Side.AFTER: plain(150, 150, AFTER)})
    made.show_grid(False)
    made.show_stage(Stage().with_pictures((300, 300), (150, 150), None))
    made.show()
    made.setFocus()
    return made


def seen(canvas: CompareCanvas, *points: tuple[float, float]) -> list[str]:
    image = canvas.grab().toImage()
    return [colour_at(image, x, y) for x, y in points]


def press(canvas: CompareCanvas, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(canvas, key, held)


def test_each_mode_shows_both_photographs_in_their_own_colours(canvas: CompareCanvas) -> None:
    assert seen(canvas, (180, 60), (420, 60), (20, 200)) == [BEFORE, AFTER, GROUND]
    canvas.change(replace(canvas.stage, swapped=True))
    assert seen(canvas, (180, 60), (420, 60)) == [AFTER, BEFORE]
    canvas.change(replace(canvas.stage, swapped=False, mode=Mode.SIDES))
    assert seen(canvas, (60, 200), (560, 200)) == [BEFORE, AFTER]
    canvas.change(replace(canvas.stage, mode=Mode.OVERLAY, opacity=0.0))
    assert seen(canvas, (420, 60)) == [BEFORE]
    canvas.change(replace(canvas.stage, opacity=1.0))
    assert seen(canvas, (180, 60)) == [AFTER]
    canvas.change(replace(canvas.stage, opacity=0.5))
    assert seen(canvas, (180, 60)) == ["#786868"]
    canvas.change(replace(canvas.stage, difference=True))
    assert seen(canvas, (180, 200)) == ["#ffc040"]
    canvas.change(replace(canvas.stage, mode=Mode.BLINK, difference=False))
    assert seen(canvas, (300, 200)) == [BEFORE]
    canvas.show_other()
    assert seen(canvas, (300, 200)) == [AFTER]


def test_arrows_move_the_slider_and_the_opacity_and_control_moves_the_picture(canvas: CompareCanvas) -> None:
    press(canvas, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert canvas.stage.position == pytest.approx(0.54)
    press(canvas, Qt.Key.Key_Left, held=Qt.KeyboardModifier.ShiftModifier)
    assert canvas.stage.position == pytest.approx(0.44)
    canvas.change(replace(canvas.stage, mode=Mode.OVERLAY))
    press(canvas, Qt.Key.Key_Left)
    assert canvas.stage.opacity == pytest.approx(0.48)
    press(canvas, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert canvas.stage.sights[Side.AFTER].zoom == pytest.approx(1.5625)
    before = canvas.stage.sights[Side.BEFORE].middle
    press(canvas, Qt.Key.Key_Right, held=Qt.KeyboardModifier.ControlModifier)
    assert canvas.stage.sights[Side.BEFORE].middle.real > before.real
    press(canvas, Qt.Key.Key_0)
    assert canvas.stage.sights[Side.BEFORE].zoom == 1


def test_letters_ask_for_what_the_help_says(canvas: CompareCanvas, qtbot: QtBot) -> None:
    asked: list[str] = []
    canvas.asked.connect(asked.append)
    letters = "GMLSDOBP1"
    press(canvas, *(Qt.Key(ord(letter)) for letter in letters), Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Escape)
    assert asked == [
        *("grid", "marks", "lock", "slider", "sides", "overlay", "blink", "panel", "pixels"),
        *("swap", "remove", "close"),
    ]


def test_the_mouse_moves_slider_and_picture_and_the_wheel_zooms(canvas: CompareCanvas) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=QPoint(302, 100))
    QTest.mouseMove(canvas, QPoint(120, 100))
    QTest.mouseRelease(canvas, left, pos=QPoint(120, 100))
    assert canvas.stage.position == pytest.approx(0.2, abs=0.01)
    canvas.change(canvas.stage.zoomed(2, Side.BEFORE, canvas.area()))
    QTest.mousePress(canvas, left, pos=QPoint(400, 100))
    QTest.mouseMove(canvas, QPoint(380, 100))
    QTest.mouseRelease(canvas, left, pos=QPoint(380, 100))
    assert canvas.stage.sights[Side.AFTER].middle.real == pytest.approx(
        150 + 20 / canvas.stage.scale(Side.AFTER, canvas.area())
    )


def test_points_are_set_by_keyboard_alone_in_one_picture_and_the_other(canvas: CompareCanvas, qtbot: QtBot) -> None:
    canvas.start_pointing(Pointing(Tool.POINTS))
    assert canvas.stage.mode is Mode.SIDES
    press(canvas, Qt.Key.Key_Return)
    press(canvas, Qt.Key.Key_Right, held=Qt.KeyboardModifier.ShiftModifier)
    press(canvas, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return)
    press(canvas, Qt.Key.Key_Backspace)
    assert canvas.setting.pointing is not None
    assert canvas.setting.pointing.count == 2
    press(canvas, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Space)
    press(canvas, Qt.Key.Key_Right, held=Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(canvas.finished) as finished:
        press(canvas, Qt.Key.Key_Return)
    alignment = finished.args[0].alignment()
    assert alignment.before[0] == Spot(150.0, 150.0)
    assert alignment.before[1].x > 160
    assert alignment.after[0] == Spot(75.0, 75.0)
    assert canvas.setting.pointing is None


def test_escape_gives_up_and_an_outline_is_closed_on_its_first_point(canvas: CompareCanvas, qtbot: QtBot) -> None:
    canvas.start_pointing(Pointing(Tool.AREA))
    with qtbot.waitSignal(canvas.left):
        press(canvas, Qt.Key.Key_Escape)
    canvas.start_pointing(Pointing(Tool.AREA))
    for x, y in ((100, 100), (160, 100), (160, 160)):
        canvas.setting.press(QPointF(x, y))
    with qtbot.waitSignal(canvas.finished) as finished:
        canvas.setting.press(QPointF(102, 101))
    assert len(finished.args[0].of(Side.BEFORE)) == 3


def test_marks_are_drawn_hidden_told_to_screen_readers_and_picked(canvas: CompareCanvas, qtbot: QtBot) -> None:
    canvas.change(replace(canvas.stage, mode=Mode.SIDES))
    blur = Mark(MarkSort.BLUR, (Spot(0, 0), Spot(300, 120)))
    arrow = Mark(MarkSort.ARROW, (Spot(40, 250), Spot(200, 250)), "Scar")
    layers = {Side.BEFORE: PhotoMarks(1, None, (blur, arrow)), Side.AFTER: PhotoMarks(2)}
    plain_one = canvas.grab().toImage()
    canvas.show_layers(layers, lambda side, number: f"{side.value} {number}")
    assert canvas.grab().toImage() != plain_one
    parts = {part.objectName(): part.accessibleName() for part in canvas.findChildren(QAbstractButton)}
    assert parts == {"mark_before_0": "before 0", "mark_before_1": "before 1"}
    placed = canvas.stage.placed(Side.BEFORE, canvas.area()).at(complex(120, 250))
    with qtbot.waitSignal(canvas.picked) as picked:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(placed.real), round(placed.imag)))
    assert picked.args == [Side.BEFORE, 1]
    canvas.choose((Side.BEFORE, 1))
    canvas.show_marks(False)
    assert canvas.grab().toImage() == plain_one


def test_letting_go_leaves_nothing_of_the_photographs(canvas: CompareCanvas) -> None:
    canvas.forget()
    assert canvas.picture(Side.BEFORE) is None
    assert seen(canvas, (180, 60), (420, 60)) == [GROUND, GROUND]
