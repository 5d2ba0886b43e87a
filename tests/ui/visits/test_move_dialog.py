"""The dialog that moves a visit: what was typed stays where something stands in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.move_dialog import MoveDialog


def test_number_and_reason_are_handed_out_and_problems_stand_at_their_fields(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = MoveDialog(window)
    dialog.start()
    dialog.number.show_value("LUN-000002")
    dialog.reason.show_value("Wrong chart")
    with qtbot.waitSignal(dialog.wanted) as heard:
        dialog.go.click()
    assert heard.args == ["LUN-000002", "Wrong chart"]
    dialog.show_problems({"to_mrn": "No such number."})
    assert (dialog.number.problem, dialog.reason.problem) == ("No such number.", "")
    dialog.show_trouble("Not on the care team.")
    assert dialog.number.value() == "LUN-000002"
    with qtbot.waitSignal(dialog.dismissed):
        dialog.cancel.click()
    dialog.put_away()
