"""A value of one side: chosen by click and by arrows, flat and out of reach where there is none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.merges.cell import MergeCell


def test_a_value_is_chosen_anywhere_on_it_and_the_arrows_lead_on(qtbot: QtBot) -> None:
    cell = MergeCell("nameKept", "Name")
    qtbot.addWidget(cell)
    cell.show_value("Ananya Raghunathan", can_choose=True)
    cell.resize(240, 33)
    cell.show()
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert cell.isChecked()
    assert cell.accessibleName() == "Name: Ananya Raghunathan"
    steps: list[tuple[int, int]] = []
    cell.stepped.connect(lambda across, down: steps.append((across, down)))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(cell, key)
    assert steps == [(-1, 0), (1, 0), (0, -1), (0, 1)]


def test_a_blank_is_flat_and_no_stop_of_the_keyboard(qtbot: QtBot) -> None:
    cell = MergeCell("emailKept", "E-mail")
    qtbot.addWidget(cell)
    cell.show_value("", can_choose=True)
    assert not cell.isEnabled()
    assert cell.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert cell.accessibleName() == "E-mail: Blank"
    assert not cell.grab().isNull()
