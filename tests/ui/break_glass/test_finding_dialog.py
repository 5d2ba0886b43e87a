"""The dialog for findings: one field, or two where an incident is noted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.break_glass.finding_dialog import FindingDialog


def test_an_incident_is_asked_for_where_it_is_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    plain = FindingDialog(window, "Why?", "It stays.", "What was found", "Keep")
    grave = FindingDialog(window, "Why?", "It stays.", "What was found", "Keep", asks_incident=True)
    assert plain.incident.isHidden()
    assert not grave.incident.isHidden()
    grave.start()
    assert grave.note.control.hasFocus() or not window.isActiveWindow()
    grave.show_problems({"incident": "Enter what happened."})
    assert grave.incident.problem == "Enter what happened."
    grave.show_stale("Meanwhile", None)
    assert grave.trouble.text() == "Meanwhile"
    with qtbot.waitSignal(grave.wanted):
        grave.keep.click()
