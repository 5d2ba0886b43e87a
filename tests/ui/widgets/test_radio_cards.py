"""The four states of picture and product: one card is chosen, and its line can change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards

STATES = [
    CardOption("never", "Never asked", "Shown amber everywhere"),
    CardOption("unknown", "Asked, not known", "Patient is not sure"),
    CardOption("none", "None known", "Only when the list is empty"),
    CardOption("some", "Some"),
]


@pytest.fixture
def cards(qtbot: QtBot) -> RadioCards:
    made = RadioCards("allergyState", "Allergy state", STATES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_chosen_at_first(cards: RadioCards) -> None:
    assert cards.value() is None


def test_a_click_anywhere_on_a_card_chooses(qtbot: QtBot, cards: RadioCards) -> None:
    card = cards.card("none")
    with qtbot.waitSignal(cards.chosen, timeout=1000) as heard:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 3, 3))
    assert heard.args == ["none"]


def test_arrows_move_the_choice(qtbot: QtBot, cards: RadioCards) -> None:
    cards.show_value("never")
    cards.card("never").setFocus()
    qtbot.keyClick(cards.card("never"), Qt.Key.Key_Right)
    assert cards.value() == "unknown"


def test_a_card_that_is_off_cannot_be_chosen(qtbot: QtBot, cards: RadioCards) -> None:
    cards.show_value("some")
    cards.card("none").setEnabled(False)
    qtbot.mouseClick(cards.card("none"), Qt.MouseButton.LeftButton)
    assert cards.value() == "some"


def test_the_line_of_a_card_is_spoken_and_changes(cards: RadioCards) -> None:
    cards.show_note("some", "2 current on this list")
    assert cards.card("some").accessibleDescription() == "2 current on this list"


def test_an_unknown_value_chooses_nothing(cards: RadioCards) -> None:
    cards.show_value("else")
    assert cards.value() is None
    with pytest.raises(KeyError):
        cards.card("else")
