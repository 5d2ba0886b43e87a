"""The keys of the tiles in the large picture and in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photo_inbox.pages import LARGE, LIST
from luna_desktop.ui.photo_inbox.view import InboxView
from tests.ui.photo_inbox.groups import a_group


def test_keys_reach_the_tiles_and_a_list_keeps_its_arrows(qtbot: QtBot) -> None:
    view, said = InboxView(), []
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show_group(a_group())
    view.show()
    view.grid.view_wanted.connect(said.append)
    view.grid.turn_wanted.connect(lambda: said.append("turn"))
    view.grid.opened.connect(lambda: said.append("back"))
    view.show_mode(LARGE)
    for key in (Qt.Key.Key_2, Qt.Key.Key_R, Qt.Key.Key_Escape):
        qtbot.keyClick(view.canvas, key)
    assert said == [2, "turn", "back"]
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.grid.current() is not None
    assert view.grid.current().photo_id == 3
    view.show_mode(LIST)
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.grid.current().photo_id == 3
    qtbot.keyClick(view.table, Qt.Key.Key_4)
    assert said[-1] == 4
