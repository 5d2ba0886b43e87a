"""The dialog of an order to come again keeps what was typed and shows problems at their fields."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.visits.come_again_dialog import ComeAgainDialog


def test_enter_orders_what_is_typed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ComeAgainDialog(window, date(2026, 3, 14))
    heard: list[ComeAgain] = []
    dialog.wanted.connect(heard.append)
    dialog.start()
    dialog.reason.show_value("mole")
    QTest.keyClick(dialog.reason.edit, Qt.Key.Key_Return)
    dialog.by.show_value("2026-09-01")
    QTest.keyClick(dialog.by.edit, Qt.Key.Key_Return)
    assert heard == [ComeAgain(None, "mole"), ComeAgain(PartialDate(2026, 9, 1), "mole")]
    dialog.show_problems({"by": "Too late."})
    assert dialog.by.problem
    dialog.show_stale("Read it again.", None)
    assert dialog.banner.text() == "Read it again."
    assert dialog.typed() == heard[-1]
