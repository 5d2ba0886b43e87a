"""The section by itself: bad news stands above the list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.erasure.kept_card import KeptCard


def test_bad_news_stands_above_the_list(qtbot: QtBot) -> None:
    card = KeptCard()
    qtbot.addWidget(card)
    card.show_problems({"reason": "Enter why."})
    assert card.banner.text() == "Enter why."
    card.show_trouble("The disk is full.")
    assert card.banner.text() == "The disk is full."
    card.show_stale("Somebody was quicker.", None)
    assert card.banner.text() == "Somebody was quicker."
