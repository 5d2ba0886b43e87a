"""The itemised table as a field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.notices.items_field import ItemsField

ROWS = [["name", "to know you", "visits"], ["skin", "to treat you", "care"]]


def shown(qtbot: QtBot) -> ItemsField:
    field = ItemsField("items", "The table")
    qtbot.addWidget(field)
    field.show_value(ROWS)
    field.show()
    return field


def test_it_gives_back_what_it_was_shown_and_rows_typed_by_hand(qtbot: QtBot) -> None:
    field = shown(qtbot)
    assert field.value() == ROWS
    with qtbot.waitSignal(field.edited):
        qtbot.mouseClick(field.add_button, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(field.rows()[-1].boxes[0], "photo")
    assert field.value() == [*ROWS, ["photo", "", ""]]


def test_rows_move_up_and_go_away_and_say_which_they_are(qtbot: QtBot) -> None:
    field = shown(qtbot)
    field.rows()[1].up.click()
    assert field.value() == [ROWS[1], ROWS[0]]
    assert field.rows()[0].boxes[0].accessibleName() == "What, row 1"
    assert not field.rows()[0].up.isEnabled()
    field.rows()[0].remove.click()
    assert field.value() == [ROWS[0]]
    field.rows()[0].remove.click()
    assert field.value() == []


def test_read_only_it_cannot_be_changed(qtbot: QtBot) -> None:
    field = shown(qtbot)
    field.set_read_only(True)
    assert field.add_button.isHidden()
    assert all(box.isReadOnly() for row in field.rows() for box in row.boxes)
