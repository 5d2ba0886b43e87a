"""A full first history by keyboard alone: fewer than 90 keystrokes beside free text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import ConditionStatus
from luna_desktop.domain.clinical.pregnancy import PregnancyState
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinType
from luna_desktop.ui.history.view import HistoryView
from tests.ui.entries.a_clinic import Ward
from tests.ui.history.conftest import Opened

MOST = 90
CTRL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Presses keys on whatever has the keyboard, and counts them."""

    def __init__(self, view: HistoryView) -> None:
        self._view, self.count = view, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._view.window().focusWidget(), key, modifier)
        self.count += 1

    def type(self, letters: str) -> None:
        for letter in letters:
            QTest.keyClick(self._view.window().focusWidget(), letter)
            self.count += 1

    def next_section(self) -> None:
        self.press(Qt.Key.Key_PageDown, CTRL)

    def choose(self, letters: str) -> None:
        """Type the beginning of an entry and take the best match."""
        self.type(letters)
        self.press(Qt.Key.Key_Return)


def test_a_first_history_takes_fewer_than_ninety_keystrokes(ward: Ward, opened: Opened, qtbot: QtBot) -> None:
    view = opened()
    view.sections_list.setFocus()
    hand = Hand(view)
    for letters in ("melas", "acne v", "hypot"):
        hand.press(Qt.Key.Key_Insert)
        hand.choose(letters)
    hand.next_section()  # goes into a first row of the medicines
    hand.choose("azel")
    hand.press(Qt.Key.Key_Insert)
    hand.choose("levo")
    hand.next_section()
    hand.type("nnynnn")  # keloid, dark marks, cold sores, bleeding, heart, metal
    hand.next_section()
    hand.type("n")  # not pregnant
    hand.next_section()
    hand.type("r")  # regular cycle
    hand.next_section()
    hand.type("4")  # Fitzpatrick IV, goes on to the Monk tone
    hand.type("6")
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Tab)
    hand.type("r")  # burns rarely
    hand.press(Qt.Key.Key_Tab)
    hand.type("o")  # tans often
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Tab)
    hand.type("c")  # combination skin
    hand.next_section()
    hand.type("2")  # hair 2A
    for _section in range(4):
        hand.next_section()  # past routine, procedures and implants to the family
    hand.choose("vitil")
    hand.press(Qt.Key.Key_Tab)
    hand.type("m")  # mother
    hand.press(Qt.Key.Key_S, CTRL)
    chart = ward.chart()
    assert [known.body.status for known in chart.conditions] == [ConditionStatus.ACTIVE] * 3
    assert len(chart.medicines) == 2
    assert len(chart.of("safety_answer")) == 6
    assert {known.body.answer for known in chart.of("safety_answer")} == {YesNo.NO, YesNo.YES}
    assert chart.of("pregnancy")[0].body.state is PregnancyState.NOT_PREGNANT
    skin = chart.of("skin_profile")[0].body
    assert (skin.fitzpatrick, skin.monk, skin.skin_type) == (Fitzpatrick.IV, 6, SkinType.COMBINATION)
    assert chart.of("hair_profile")[0].body.walker == "2A"
    assert chart.of("family_history")[0].body.relation.value == "MTH"
    assert hand.count < MOST, hand.count
