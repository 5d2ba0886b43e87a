"""The panel takes Enter and Esc for itself and shows problems at its fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.details.answer_panel import AnswerPanel
from luna_desktop.ui.widgets.inputs import TextField


def test_enter_records_once_and_escape_closes(qtbot: QtBot) -> None:
    name, reason = TextField("name", "Name"), TextField("reason", "Reason")
    panel = AnswerPanel("test", "Test", (name, reason))
    qtbot.addWidget(panel)
    heard: list[str] = []
    panel.given.connect(lambda: heard.append("given"))
    panel.closed.connect(lambda: heard.append("closed"))
    name.show_value("left over")
    panel.begin("Why?", "Record it", (reason,))
    assert (name.value(), name.isHidden(), reason.isHidden()) == ("", True, False)
    assert panel.record.accessibleName() == "Record it"
    qtbot.keyClick(reason.control, Qt.Key.Key_Return)
    qtbot.keyClick(reason.control, Qt.Key.Key_Return)
    assert heard == ["given"]
    assert panel.show_problems({"reason": "Enter why.", "other": "Elsewhere."}) == ["other"]
    assert (reason.problem, panel.record.is_busy()) == ("Enter why.", False)
    qtbot.keyClick(reason.control, Qt.Key.Key_Escape)
    assert heard == ["given", "closed"]
    assert panel.isHidden()
