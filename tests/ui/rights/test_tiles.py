"""Counts over the queue: words, keys, and no flicker when they are read again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.shown import ShownTile
from luna_desktop.ui.rights.tiles import Tiles

OPEN = ShownTile("open", 8, "Open requests", "inbox")
PAST = ShownTile("past", 1, "Past due", "alarm-clock", "danger")


def test_counts_are_spoken_pressed_and_kept(qtbot: QtBot) -> None:
    tiles = Tiles()
    qtbot.addWidget(tiles)
    tiles.show_tiles([OPEN, PAST])
    tiles.show()
    first = tiles.tile("past")
    assert first.accessibleName() == "Past due: 1"
    with qtbot.waitSignal(tiles.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Space)
    assert chosen.args == ["past"]
    before = tiles.grab().toImage()
    tiles.show_tiles([OPEN, replace(PAST, count=2)])
    assert tiles.tile("past") is first
    assert first.accessibleName() == "Past due: 2"
    assert tiles.grab().toImage() != before
    tiles.show_tiles([PAST])
    assert tiles.tile("past") is first
