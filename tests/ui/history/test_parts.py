"""A choice that one letter or digit makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.history.parts import LetterSegments
from luna_desktop.ui.widgets.inputs import Option

CHOICES = [Option("yes", "Yes"), Option("no", "No"), Option("unknown", "Not known")]


@pytest.mark.parametrize(("letter", "value"), [("y", "yes"), ("N", "no"), ("3", "unknown"), ("x", None)])
def test_letters_and_digits_choose(qtbot: QtBot, letter: str, value: str | None) -> None:
    field = LetterSegments("answer", "Keloid", CHOICES)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field.buttons[0], letter)
    assert field.value() == value


def test_the_keyboard_starts_at_what_is_chosen_and_space_chooses_too(qtbot: QtBot) -> None:
    field = LetterSegments("answer", "Keloid", CHOICES)
    qtbot.addWidget(field)
    field.show()
    field.show_value("no")
    assert field.segments.focusProxy() is field.buttons[1]
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.buttons[0], Qt.Key.Key_Space)
    assert field.value() == "yes"
