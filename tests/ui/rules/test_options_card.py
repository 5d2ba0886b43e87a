"""Options: why each, what speaks beside it, accept and decline for doctors alone, and why others were left out."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rules.options_card import OptionsCard
from tests.ui.rules.spoken import shown


def texts(card: OptionsCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_each_option_says_why_and_may_be_taken_or_declined(qtbot: QtBot) -> None:
    card = OptionsCard(may_answer=True)
    qtbot.addWidget(card)
    options = shown()
    card.show_options(options)
    first = options.offered[0].suggestion
    assert f"Why: {first.rationale.rstrip('.')}." in texts(card)
    assert "You decide; nothing is changed until you act." in texts(card)
    take = card.findChild(QPushButton, f"take{first.id}")
    leave = card.findChild(QPushButton, f"leave{first.id}")
    assert isinstance(take, QPushButton)
    assert isinstance(leave, QPushButton)
    with qtbot.waitSignal(card.accepted) as accepted:
        take.click()
    with qtbot.waitSignal(card.declined) as declined:
        leave.click()
    assert accepted.args == declined.args == [first.id]


def test_what_was_left_out_is_told_on_request(qtbot: QtBot) -> None:
    card = OptionsCard(may_answer=False)
    qtbot.addWidget(card)
    options = shown()
    card.show_options(options)
    assert card.findChild(QPushButton, f"take{options.offered[0].suggestion.id}") is None
    assert card.left_button.isHidden() == (not options.left_out)
    card.left_button.click()
    if options.left_out:
        assert options.left_out[0].suggestion.label in texts(card)
    assert card.left_button.text() == "Hide what was left out"


def test_a_refusal_and_silence_are_said(qtbot: QtBot) -> None:
    card = OptionsCard(may_answer=True)
    qtbot.addWidget(card)
    card.show_refused("The patient has not agreed.")
    assert "The patient has not agreed." in texts(card)
    card.show_options(shown(silent=True))
    assert "No suggestion speaks yet" in texts(card)
