"""Empty pages offer what the person may do next, and nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.empty_pages import none_found, nothing_yet


def test_each_page_has_its_way_on(qtbot: QtBot) -> None:
    for page, action in (
        (nothing_yet(may_add=True, can_add=True), "Add photos…"),
        (nothing_yet(may_add=True, can_add=False), "Open Privacy"),
        (none_found(), "Show all photos"),
    ):
        qtbot.addWidget(page)
        assert action in [button.text() for button in page.findChildren(QPushButton)]
    alone = nothing_yet(may_add=False, can_add=True)
    qtbot.addWidget(alone)
    assert all(button.isHidden() for button in alone.findChildren(QPushButton))
