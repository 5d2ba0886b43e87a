"""A text that grows with its words, between two lines and nine."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.growing_lines import LEAST, MOST, GrowingLines


def test_it_is_as_high_as_its_words(qtbot: QtBot) -> None:
    field = GrowingLines("plan", "Plan")
    qtbot.addWidget(field)
    field.resize(400, 200)
    field.show()
    low = field.edit.height()
    assert field.lines() == LEAST
    field.show_value("\n".join("line" for _at in range(5)))
    assert field.lines() == 5
    assert field.edit.height() > low
    field.show_value("\n".join("line" for _at in range(50)))
    assert field.lines() == MOST
