"""The palette is worked by keyboard alone, and never chooses a heading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.palette import Palette, PaletteRow
from luna_desktop.ui.widgets.painting import ChipSpec

ROWS = [
    PaletteRow("", "2 patients match"),
    PaletteRow("p1", "Ananya", "Born 1991", face="Ananya", chips=(ChipSpec("Name alert", "warn"),), marks=((0, 3),)),
    PaletteRow("p2", "Raghu", "Born 1969", face="Raghu"),
    PaletteRow("", "Commands"),
    PaletteRow("new", "New patient", icon="user-plus", keys="Ctrl+N"),
]


def test_typing_moving_and_choosing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    palette = Palette(window)
    heard: list[str] = []
    palette.typed.connect(heard.append)
    palette.start()
    qtbot.keyClicks(palette.edit, "ra")
    assert heard == ["r", "ra"]
    palette.show_rows(ROWS)
    assert not palette.grab().isNull()
    keys = [palette.current().key]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(palette.edit, key)
        keys.append(palette.current().key)
    assert keys == ["p1", "p2", "new", "p1", "new"]
    with qtbot.waitSignal(palette.chosen, timeout=1000) as chosen:
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert chosen.args == [ROWS[4]]
    with qtbot.waitSignal(palette.dismissed, timeout=1000):
        qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    palette.show_rows([])
    assert palette.current() is None
    palette.put_away()


def test_a_row_is_spoken_whole() -> None:
    assert ROWS[1].spoken() == "Ananya, Born 1991, Name alert"
