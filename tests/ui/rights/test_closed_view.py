"""Closed cases: found by name or number, nothing to show, the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.closed_view import ClosedCard
from tests.ui.rights.cases import NOW, hours, row

ROWS = [row(3, "Ananya", hours(90, stopped_at=NOW)), row(4, "Devansh", hours(30, stopped_at=NOW))]


def test_it_finds_says_nothing_matches_and_leads_back(qtbot: QtBot) -> None:
    card = ClosedCard()
    qtbot.addWidget(card)
    card.show_reading()
    assert card.findChild(QWidget, "closedLoading") is not None
    card.show_rows(ROWS, "2 answered.")
    model = card.table.rows_model()
    assert (model.rowCount(), card.said.whole_text()) == (2, "2 answered.")
    assert [model.data(model.index(at, 2)) for at in range(2)] == ["Answered late", "Answered in time"]
    card.search.setText("0004")
    assert card.table.current() == ROWS[1]
    card.search.setText("nobody")
    assert card.findChild(QWidget, "closedNone").accessibleName() == "Nothing matches"
    card.show_rows([], "")
    with qtbot.waitSignal(card.back_wanted):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    card.show_state(QWidget())
    assert card.stack.currentIndex() == 1
