"""The Safety view: two columns where there is room, one under the other where there is not."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rules.view import SafetyView
from tests.ui.rules.spoken import spoken


def test_columns_follow_the_width(qtbot: QtBot) -> None:
    view = SafetyView(may_answer=True)
    qtbot.addWidget(view)
    view.resize(1300, 700)
    view.show()
    assert view._columns.direction() is QBoxLayout.Direction.LeftToRight
    view.resize(900, 700)
    assert view._columns.direction() is QBoxLayout.Direction.TopToBottom


def test_what_is_in_use_is_shown_with_who_approved(qtbot: QtBot) -> None:
    view = SafetyView(may_answer=False)
    qtbot.addWidget(view)
    view.show_in_use(spoken())
    assert "approved by Dr Meera Pillai" in view.version.text()
    assert any("Tretinoin" in label.text() for label in view.findings.findChildren(QLabel))
    view.show_problems({"visit": "Start a visit first."})
    assert view.trouble.text() == "Start a visit first."
    view.show_stale("Newer", None)
    assert view.trouble.text() == "Newer"
