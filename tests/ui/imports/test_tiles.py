"""Counts in a row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.imports.tiles import Count, Counts


def test_each_count_is_one_sentence_and_old_ones_go(qtbot: QtBot) -> None:
    counts = Counts("count")
    qtbot.addWidget(counts)
    counts.show_counts([Count(1, "Old", "users")])
    counts.show_counts([Count(12_000, "New", "user-plus", "ok_text"), Count(0, "Twice", "copy")])
    names = [
        card.accessibleName()
        for card in counts.findChildren(QWidget)
        if card.accessibleName() and card.isVisibleTo(counts)
    ]
    assert names == ["New: 12,000", "Twice: 0"]
