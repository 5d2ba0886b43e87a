"""A passphrase is shown once and forgotten."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.passphrase_card import PassphraseCard


def test_it_is_shown_copied_and_forgotten(qtbot: QtBot) -> None:
    card = PassphraseCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_passphrase("copper meadow lantern orbit")
    assert not card.isHidden()
    card.findChild(QPushButton, "copyPassphrase").click()
    assert QGuiApplication.clipboard().text() == "copper meadow lantern orbit"
    card.findChild(QPushButton, "passphraseDone").click()
    assert card.isHidden()
    assert card.passphrase.value() == ""
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_since_stays(qtbot: QtBot) -> None:
    card = PassphraseCard()
    qtbot.addWidget(card)
    card.show_passphrase("copper meadow lantern orbit")
    card.findChild(QPushButton, "copyPassphrase").click()
    QGuiApplication.clipboard().setText("something else")
    card.forget()
    assert QGuiApplication.clipboard().text() == "something else"
    QGuiApplication.clipboard().clear()
