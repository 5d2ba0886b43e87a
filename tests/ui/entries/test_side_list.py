"""The list at the left of a tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.entries.side_list import SideItem, SideList


def test_arrows_go_and_showing_tells_nobody(qtbot: QtBot) -> None:
    rows = SideList("list", "Sections")
    qtbot.addWidget(rows)
    picked: list[str] = []
    rows.picked.connect(picked.append)
    rows.show_items([SideItem("a", "Conditions"), SideItem("b", "Medicines", mark_words="1 to fix")])
    rows.choose("a")
    rows.show_items([SideItem("b", "Medicines"), SideItem("a", "Conditions", "a note", "pill", "pencil")])
    assert rows.key() == "a"
    assert picked == []
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert picked == ["b"]
    assert not rows.grab().isNull()


def test_a_count_is_spoken_and_drawn_as_a_badge(qtbot: QtBot) -> None:
    rows = SideList("list", "Sections")
    qtbot.addWidget(rows)
    plain, badge = (SideItem("a", "Results", mark_words="12", is_count=count) for count in (False, True))
    assert badge.spoken() == "Results, 12"
    rows.show_items([plain])
    before = rows.grab().toImage()
    rows.show_items([badge])
    assert rows.grab().toImage() != before
