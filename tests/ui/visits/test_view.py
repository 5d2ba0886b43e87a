"""The Visits view tells its troubles above the list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.view import VisitsView


def test_troubles_stand_above_the_list(qtbot: QtBot) -> None:
    view = VisitsView()
    qtbot.addWidget(view)
    view.show_problems({"a": "One.", "b": "Two."})
    assert view.list.trouble.text() == "One. Two."
    view.show_stale("Newer.", None)
    assert view.list.trouble.text() == "Newer."
