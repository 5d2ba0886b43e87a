"""The what-if card: asks about what was picked, says what was found, and that nothing found is no clearance."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.ui.rules.what_if_card import WhatIfCard
from tests.ui.rules.spoken import spoken


def a_card(qtbot: QtBot) -> WhatIfCard:
    card = WhatIfCard()
    qtbot.addWidget(card)
    return card


def said(card: WhatIfCard) -> list[str]:
    return [label.text() for label in card.findings.findChildren(QLabel) if not label.isHidden()]


def test_it_asks_about_what_was_written_and_again_for_another_purpose(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    card.ask_button.click()
    assert "Choose from the list" in card.what.problem
    card.what.show_value(Coded("IPL photorejuvenation", "ipl_rejuv"))
    with qtbot.waitSignal(card.asked) as heard:
        card.ask_button.click()
    assert heard.args == [Coded("IPL photorejuvenation", "ipl_rejuv"), None]
    card.purpose.show_value("appearance")
    with qtbot.waitSignal(card.asked) as again:
        card.purpose.edited.emit()
    assert again.args is not None
    assert again.args[1] is True


def test_nothing_found_is_no_clearance_and_silence_is_said(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    card.show_spoken(replace(spoken(), findings=()), {})
    assert said(card) == ["No rule in this version matched; this is not a clearance."]
    assert not card.ask_first.isHidden()
    card.show_spoken(spoken(silent=True), {})
    assert "a doctor of the clinic approves them" in said(card)[-1]
    card.show_nothing()
    assert card.ask_first.isHidden()
