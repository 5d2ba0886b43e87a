"""The list of templates tells by language what is in use and what waits."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.services.messages.templates import TemplateLine
from luna_desktop.ui.messages.templates_view import TemplatesView


def test_each_language_has_its_chip(qtbot: QtBot) -> None:
    view = TemplatesView()
    qtbot.addWidget(view)
    chosen: list[object] = []
    view.chosen.connect(chosen.append)
    lines = (
        TemplateLine("reminder", MessageClass.REMINDER, "Reminder", ("en",), ("hi",)),
        TemplateLine("own-1", MessageClass.OFFER, "Monsoon", ("en",), ("en",)),
    )
    view.show_list(lines)
    assert chosen == [lines[0]]
    model = view.table.rows_model()
    words = [[model.data(model.index(row, column)) for column in range(4)] for row in range(2)]
    assert words == [
        ["Reminder", "Reminder", "In use", "Not approved"],
        ["Monsoon", "Offer", "In use, new waits", "None"],
    ]
    view.show_stale("Decided meanwhile.", None)
    assert view.trouble.text() == "Decided meanwhile."
    view.show_problems({"subject": "Enter a subject."})
    assert view.panel.subject.problem == "Enter a subject."
