"""The groups at the left: chosen by click and by arrows, told in words to screen readers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.photo_inbox import Standing
from luna_desktop.ui.photo_inbox.group_list import GroupList
from tests.ui.photo_inbox.groups import TODAY, a_group, a_picture


def test_groups_are_walked_and_chosen(qtbot: QtBot) -> None:
    listed, chosen, entered = GroupList(), [], []
    qtbot.addWidget(listed)
    listed.resize(260, 400)
    other = a_group(Standing.NONE, pictures=(a_picture(9),), whose=None)
    covered = replace(a_group(), pictures=(a_picture(20),), is_covered=True)
    listed.show_groups([a_group(), other, covered], 1, TODAY)
    listed.show()
    listed.chosen.connect(lambda group: chosen.append(group.key))
    listed.entered.connect(lambda: entered.append(1))
    first, second, third = listed.cards()
    assert first.isChecked()
    assert "Placard and time agree" in first.accessibleName()
    assert "No match" in second.accessibleName()
    assert "Record not open to you" in third.accessibleName()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(second, Qt.Key.Key_Right)
    third.click()
    assert (chosen, entered) == ([9, 20], [1])
    assert [card.isChecked() for card in listed.cards()] == [False, False, True]
    assert not listed.grab().isNull()
    assert listed.card(9) is second
    assert listed.card(77) is None
