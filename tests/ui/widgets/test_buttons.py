"""Buttons have names, sizes of the specification, and a busy state in which nothing can be pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button


@pytest.mark.parametrize(("size", "height"), [("small", 28), ("", 36), ("large", 44)])
def test_heights_are_those_of_the_specification(qtbot: QtBot, size: str, height: int) -> None:
    button = Button("Save", "saveButton", size=size)
    qtbot.addWidget(button)
    button.show()
    assert button.height() == height


def test_a_busy_button_keeps_its_width_and_words_and_cannot_be_pressed(qtbot: QtBot) -> None:
    button = Button("Save", "saveButton", kind=Kind.PRIMARY, icon="save")
    qtbot.addWidget(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    button.show()
    before = button.width()
    button.set_busy(True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.is_busy(), button.isEnabled(), button.width(), button.text()) == (True, False, before, "Save")
    assert pressed == []
    button.set_busy(False)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["pressed"]


def test_a_disabled_button_stays_disabled_after_being_busy(qtbot: QtBot) -> None:
    button = Button("Save", "saveButton")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.set_busy(True)
    button.set_busy(False)
    assert not button.isEnabled()


def test_an_icon_button_is_square_and_speaks(qtbot: QtBot) -> None:
    button = icon_button("trash-2", "removeButton", "Remove row")
    qtbot.addWidget(button)
    button.show()
    assert button.width() == button.height()
    assert (button.accessibleName(), button.toolTip()) == ("Remove row", "Remove row")
    assert not button.icon().isNull()


def test_space_presses(qtbot: QtBot) -> None:
    button = Button("Save", "saveButton")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked, timeout=1000):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_kind_and_icon_can_change(qtbot: QtBot) -> None:
    button = Button("Go", "goButton")
    qtbot.addWidget(button)
    assert button.icon().isNull()
    button.set_kind(Kind.DANGER)
    button.show_icon("check")
    assert button.property("kind") == "danger"
    assert not button.icon().isNull()


def test_an_icon_stands_apart_from_words_that_come_later(qtbot: QtBot) -> None:
    with_words, later = (Button(text, "saveButton", icon="save") for text in ("Save", ""))
    for button in (with_words, later):
        qtbot.addWidget(button)
    assert later.iconSize() != with_words.iconSize()
    later.setText("Save")
    assert later.iconSize() == with_words.iconSize()
    assert later.icon().actualSize(later.iconSize()) == with_words.icon().actualSize(with_words.iconSize())
