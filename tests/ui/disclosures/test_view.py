"""The page's states."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.disclosures.view import DisclosuresView
from tests.ui.disclosures.reading import words_in


def test_it_loads_fails_and_can_be_tried_again(qtbot: QtBot) -> None:
    view = DisclosuresView()
    qtbot.addWidget(view)
    assert "Reading the book" in words_in(view.stack.currentWidget())
    view.show_trouble("The disk reported an error.")
    assert "The disk reported an error." in words_in(view.stack.currentWidget())
    with qtbot.waitSignal(view.retry_wanted):
        view.findChild(QPushButton, "disclosuresFailedAction").click()
    view.show_rows([])
    view.show_stale("Somebody else was faster.", None)
    assert view.banner.text() == "Somebody else was faster."
    view.show_problems({"state": "Look at where it stands."})
    assert view.banner.text() == "Look at where it stands."
