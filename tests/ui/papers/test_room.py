"""A page takes the place of the overview and gives it back; the page before it goes."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.papers.room import PagesRoom


def test_one_page_at_a_time_stands_in_place_of_the_overview(qtbot: QtBot) -> None:
    room, heard = PagesRoom("some", "Some"), []
    qtbot.addWidget(room)
    room.whole_wanted.connect(heard.append)
    room.set_overview(QLabel("overview"))
    room.show_page(QLabel("first"))
    second = QLabel("second")
    room.show_page(second)
    assert (room.page(), room.pages.count()) == (second, 2)
    room.show_overview()
    assert room.page() is None
    assert room.pages.count() == 1
    assert heard == [True, False]
