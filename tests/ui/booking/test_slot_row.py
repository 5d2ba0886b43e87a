"""A free time is one button: spoken whole, chosen by a click anywhere, left with the arrows."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.shown import SlotShown
from luna_desktop.ui.booking.slot_row import SlotGhost, SlotRow


def test_a_slot_is_spoken_drawn_and_stepped_from(qtbot: QtBot) -> None:
    row = SlotRow(SlotShown("key", time(11, 30), "Priya Kulkarni", "Room 3", is_soonest=True), "slot0")
    qtbot.addWidget(row)
    row.resize(300, 44)
    assert row.accessibleName() == "11:30, Priya Kulkarni, Room 3, Soonest"
    plain = row.grab().toImage()
    row.setChecked(True)
    assert row.grab().toImage() != plain
    assert row.hitButton(QPoint(299, 1))
    with qtbot.waitSignal(row.stepped) as stepped:
        QTest.keyClick(row, Qt.Key.Key_Down)
    assert stepped.args == [1]
    with qtbot.waitSignal(row.stepped) as stepped:
        QTest.keyClick(row, Qt.Key.Key_Up)
    assert stepped.args == [-1]
    ghost = SlotGhost()
    qtbot.addWidget(ghost)
    ghost.resize(300, 44)
    assert not ghost.grab().isNull()
