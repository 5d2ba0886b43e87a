"""The box to sign in: pen, finger and mouse leave strokes with time and pressure, and are drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.signature_pad import PLAIN_PRESSURE, SignaturePad

STEP_SECONDS = 0.01


class Seconds:
    """A clock that goes on a little at every look."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        self.now += STEP_SECONDS
        return self.now


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad("pad", "Signature", clock=Seconds())
    qtbot.addWidget(made)
    made.resize(360, made.height())
    made.show()
    return made


def draw(pad: SignaturePad, *places: tuple[int, int]) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*places[-1]))


def pen(pad: SignaturePad, kind: QEvent.Type, place: tuple[int, int], pressure: float) -> None:
    where = QPointF(*place)
    device = QPointingDevice.primaryPointingDevice()
    buttons = Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, device, where, where, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, buttons, buttons
    )
    pad.tabletEvent(event)


def test_the_mouse_leaves_a_stroke_with_its_times(qtbot: QtBot, pad: SignaturePad) -> None:
    with qtbot.waitSignal(pad.changed):
        draw(pad, (20, 30), (40, 50), (70, 20))
    (stroke,) = pad.strokes()
    assert [point[:2] for point in stroke] == [(20, 30), (40, 50), (70, 20)]
    times = [point[2] for point in stroke]
    assert times == sorted(times)
    assert {point[3] for point in stroke} == {PLAIN_PRESSURE}


def test_a_pen_leaves_its_pressure(pad: SignaturePad) -> None:
    pen(pad, QEvent.Type.TabletPress, (20, 30), 0.2)
    pen(pad, QEvent.Type.TabletMove, (60, 40), 0.9)
    pen(pad, QEvent.Type.TabletRelease, (60, 40), 0.0)
    (stroke,) = pad.strokes()
    assert [point[3] for point in stroke] == pytest.approx([0.2, 0.9], abs=0.01)


def test_a_finger_draws(pad: SignaturePad) -> None:
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(pad, device)
    touch.press(0, QPoint(20, 20), pad)
    touch.commit()
    touch.move(0, QPoint(80, 60), pad)
    touch.commit()
    touch.release(0, QPoint(80, 60), pad)
    touch.commit()
    assert pad.strokes()


def test_a_hand_at_rest_adds_no_points_and_none_lies_outside(pad: SignaturePad) -> None:
    draw(pad, (20, 30), (20, 30), (20, 31), (900, 700))
    (stroke,) = pad.strokes()
    assert len(stroke) == 2
    assert stroke[-1][0] < pad.width()
    assert stroke[-1][1] < pad.height()


def test_what_is_drawn_can_be_seen(pad: SignaturePad) -> None:
    empty = pad.grab().toImage()
    draw(pad, (60, 30), (120, 80), (180, 30), (240, 80))
    assert pad.grab().toImage() != empty
    pad.clear()
    assert pad.is_empty()
    assert pad.grab().toImage() == empty


def test_a_dot_is_drawn_too(pad: SignaturePad) -> None:
    empty = pad.grab().toImage()
    draw(pad, (60, 30))
    assert len(pad.strokes()[0]) == 1
    assert pad.grab().toImage() != empty


def test_strokes_are_shown_again(pad: SignaturePad) -> None:
    kept = (((10.0, 20.0, 0.0, 0.5), (60.0, 40.0, 30.0, 0.5)),)
    pad.show_strokes(kept)
    assert pad.strokes() == kept


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_asks_for_another_way(qtbot: QtBot, pad: SignaturePad, key: Qt.Key) -> None:
    with qtbot.waitSignal(pad.other_way_wanted):
        qtbot.keyClick(pad, key)


def test_delete_clears(qtbot: QtBot, pad: SignaturePad) -> None:
    draw(pad, (20, 30), (60, 60))
    with qtbot.waitSignal(pad.changed):
        qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty()


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_a_pad_that_is_off_takes_no_ink(pad: SignaturePad) -> None:
    pad.setEnabled(False)
    draw(pad, (20, 30), (60, 60))
    assert pad.is_empty()
