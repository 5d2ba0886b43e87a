"""Large buttons of which one is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.option_buttons import OptionButtons

DIETS = (Option("jain", "Jain"), Option("vegan", "Vegan"), Option("other", "Other"))


def test_nothing_is_chosen_at_first_and_one_at_most(qtbot: QtBot) -> None:
    buttons = OptionButtons("diet", "How do you eat?", DIETS)
    qtbot.addWidget(buttons)
    buttons.show()
    assert buttons.value() is None
    with qtbot.waitSignal(buttons.chosen) as chosen:
        buttons.choose("vegan")
    assert chosen.args == ["vegan"]
    buttons.choose("jain")
    assert buttons.value() == "jain"
    buttons.show_value(None)
    assert buttons.value() is None
    with pytest.raises(ValueError, match="paleo"):
        buttons.choose("paleo")


def test_each_button_is_large_and_named_with_its_question(qtbot: QtBot) -> None:
    buttons = OptionButtons("diet", "How do you eat?", DIETS)
    qtbot.addWidget(buttons)
    buttons.resize(200, 300)
    buttons.show()
    found = buttons.findChildren(QRadioButton)
    assert [each.accessibleName() for each in found][1] == "How do you eat?: Vegan"
    assert all(each.height() >= 44 for each in found)
    assert len({each.y() for each in found}) > 1
    assert not buttons.grab().isNull()


def test_the_arrows_and_space_choose(qtbot: QtBot) -> None:
    buttons = OptionButtons("diet", "How do you eat?", DIETS)
    qtbot.addWidget(buttons)
    buttons.show()
    first = buttons.findChildren(QRadioButton)[0]
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert buttons.value() == "jain"
