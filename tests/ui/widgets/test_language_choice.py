"""The languages are offered in their own words, with the one that is spoken chosen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop import texts
from luna_desktop.texts import Translator
from luna_desktop.ui.widgets.language_choice import LanguageChoice


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_language_of_the_windows_is_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(texts, "_shown", [Translator(language)])
    choice = LanguageChoice()
    qtbot.addWidget(choice)
    assert choice.value() == language
    assert [button.text() for button in choice.findChildren(QAbstractButton)] == ["English", "हिन्दी"]


def test_a_press_tells_the_code(qtbot: QtBot) -> None:
    choice = LanguageChoice()
    qtbot.addWidget(choice)
    heard: list[object] = []
    choice.chosen.connect(heard.append)
    choice.findChildren(QAbstractButton)[1].click()
    assert heard == ["hi"]
