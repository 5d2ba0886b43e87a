"""A view that takes the whole tab says so once, and gives it back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.whole_view import WholeView


def test_each_wish_is_told_once(qtbot: QtBot) -> None:
    view = WholeView()
    qtbot.addWidget(view)
    heard: list[bool] = []
    view.whole_wanted.connect(heard.append)
    for wanted in (True, True, False, False):
        view.want_whole(wanted)
    assert (heard, view.wants_whole()) == ([True, False], False)
