"""Decisions: rule, reason, who, and whether it holds; one line where there is none."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.rules.decisions_card import DecisionsCard, force_chip
from tests.ui.rules.spoken import kept


def test_decisions_are_listed_and_printed(qtbot: QtBot) -> None:
    card = DecisionsCard()
    qtbot.addWidget(card)
    assert card.table.isHidden()
    assert not card.none.isHidden()
    card.show_rows([kept()])
    assert not card.table.isHidden()
    assert card.none.isHidden()
    with qtbot.waitSignal(card.print_wanted):
        card.print_button.click()


def test_an_answer_that_ended_says_so() -> None:
    assert force_chip(kept()).text == "In force"
    assert force_chip(kept(in_force=False)).text == "Ended"
