"""The list of appointments that a change would make impossible."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.stranded import Stranded
from luna_desktop.texts import say
from luna_desktop.ui.setup_book.stranded_dialog import StrandedDialog

AT = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


def test_it_lists_everybody_and_asks_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    found = [
        Stranded(1, 7, "Ananya Kumar", "LUN-000001", AT, 30, "Consultation", "Dr Rao", "Room 1", (say("Away"),)),
        Stranded(2, 0, "", "", AT, 30, "", "Dr Rao", "Room 1", (say("Away"),)),
    ]
    dialog = StrandedDialog(window, found, ZoneInfo("Asia/Kolkata"))
    model = dialog.table.rows_model()
    cells = [column.cell(found[0]).spoken() for column in model.columns()]
    assert cells == ["10:00, 23-Nov-2026", "Ananya Kumar, LUN-000001", "Consultation, Dr Rao", "Away"]
    assert model.columns()[1].cell(found[1]).text == "Kept from you"
    assert "2" in dialog.go_on.text()
    with qtbot.waitSignal(dialog.agreed):
        dialog.go_on.click()
