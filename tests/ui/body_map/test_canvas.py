"""The drawings: keys, clicks, dragging, zoom, and children for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.markers import Marking
from luna_desktop.ui.body_map.canvas import BodyCanvas
from luna_desktop.ui.body_map.pins import Pin
from luna_desktop.ui.body_map.placing import Spot

PINS = (
    Pin(11, 1, Marking.LESION, Spot("front", 0.565, 0.083), "1, Lesion: Left cheek"),
    Pin(12, 2, Marking.BIOPSY, Spot("back", 0.42, 0.24), "2, Biopsy: Upper back"),
    Pin(13, 3, Marking.LESION, Spot("palms", 0.75, 0.7), "3, Lesion: Left palm"),
)


@pytest.fixture
def canvas(qtbot: QtBot) -> BodyCanvas:
    made = BodyCanvas()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_pins(PINS)
    return made


def test_keys_walk_over_the_pins_that_are_shown(canvas: BodyCanvas, qtbot: QtBot) -> None:
    seen: list[int] = []
    canvas.chosen.connect(seen.append)
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        QTest.keyClick(canvas, key)
    assert seen[-5:] == [12, 12, 11, 12, 11]
    assert canvas.accessibleDescription() == PINS[0].words


@pytest.mark.parametrize(
    ("key", "shift", "across", "down"),
    [
        (Qt.Key.Key_Right, False, 1, 0),
        (Qt.Key.Key_Left, True, -10, 0),
        (Qt.Key.Key_Down, True, 0, 10),
        (Qt.Key.Key_Up, False, 0, -1),
    ],
)
def test_arrows_move_by_millimetres(canvas: BodyCanvas, key: Qt.Key, shift: bool, across: float, down: float) -> None:
    moved: list[tuple[int, Spot]] = []
    canvas.moved.connect(lambda fact_id, spot: moved.append((fact_id, spot)))
    canvas.choose(11)
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(canvas, key, modifier)
    fact_id, spot = moved[0]
    assert fact_id == 11
    # the front is 200 × 480 units of 3.5 mm
    assert (spot.x - 0.565) * 200 * 3.5 == pytest.approx(across, abs=1e-6)
    assert (spot.y - 0.083) * 480 * 3.5 == pytest.approx(down, abs=1e-6)


def test_m_marks_clear_of_intimate_regions_and_in_the_middle_of_a_closer_look(canvas: BodyCanvas) -> None:
    places: list[Spot] = []
    canvas.place_wanted.connect(places.append)
    canvas.choose(11)
    QTest.keyClick(canvas, Qt.Key.Key_M)
    canvas.zoom_by(6, canvas.point_of(PINS[1]))
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert places[0] == Spot("front", 0.5, 0.4)
    assert places[1].figure == "back"


def test_enter_edits_and_delete_asks(canvas: BodyCanvas) -> None:
    wanted: list[tuple[str, int]] = []
    canvas.edit_wanted.connect(lambda fact_id: wanted.append(("edit", fact_id)))
    canvas.strike_wanted.connect(lambda fact_id: wanted.append(("strike", fact_id)))
    canvas.choose(12)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    canvas.can_change = False
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert wanted == [("edit", 12), ("strike", 12)]


def test_a_click_on_the_body_marks_and_one_beside_it_does_not(canvas: BodyCanvas) -> None:
    places: list[Spot] = []
    canvas.place_wanted.connect(places.append)
    point = canvas.point_of(Pin(0, 9, Marking.LESION, Spot("front", 0.5, 0.3), ""))
    assert point is not None
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point.toPoint())
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, 300))
    assert [(place.figure, round(place.x, 1), round(place.y, 1)) for place in places] == [("front", 0.5, 0.3)]


def test_a_pin_is_chosen_by_a_click_and_dragged_to_another_place(canvas: BodyCanvas) -> None:
    moved: list[tuple[int, Spot]] = []
    canvas.moved.connect(lambda fact_id, spot: moved.append((fact_id, spot)))
    start = canvas.point_of(PINS[0])
    end = canvas.point_of(Pin(0, 9, Marking.LESION, Spot("front", 0.5, 0.3), ""))
    assert start is not None
    assert end is not None
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start.toPoint())
    QTest.mouseMove(canvas, end.toPoint())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert canvas.current() == PINS[0]
    assert [(fact_id, spot.figure, round(spot.y, 1)) for fact_id, spot in moved] == [(11, "front", 0.3)]


def test_zooming_by_key_and_back_to_the_whole(canvas: BodyCanvas) -> None:
    canvas.choose(11)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom() == pytest.approx(1.5625)
    canvas.resize(800, 500)
    assert canvas.zoom() == pytest.approx(1.5625)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.zoom() == 1


def test_another_set_of_drawings_shows_its_own_pins(canvas: BodyCanvas) -> None:
    assert [pin.fact_id for pin in canvas.pins()] == [11, 12]
    canvas.show_set("hands_feet")
    assert [pin.fact_id for pin in canvas.pins()] == [13]


def test_screen_readers_find_each_pin_as_a_child_where_it_is(canvas: BodyCanvas, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: canvas.findChild(object, "pin2") is not None)
    root = QAccessible.queryAccessibleInterface(canvas)
    names = [root.child(at).text(QAccessible.Text.Name) for at in range(root.childCount())]
    assert names == [PINS[0].words, PINS[1].words]
    point = canvas.point_of(PINS[1])
    assert point is not None
    place = root.child(1).rect()
    assert place.contains(canvas.mapToGlobal(point.toPoint()))
    chosen: list[int] = []
    canvas.chosen.connect(chosen.append)
    root.child(1).actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: chosen == [12])


def test_pins_follow_a_finer_screen_and_a_zoomed_view(canvas: BodyCanvas) -> None:
    before = canvas.point_of(PINS[0])
    canvas.zoom_by(2, QPointF(0, 0))
    after = canvas.point_of(PINS[0])
    assert before is not None
    assert after is not None
    assert (after.x(), after.y()) == (pytest.approx(2 * before.x()), pytest.approx(2 * before.y()))
    assert not canvas.grab().isNull()
