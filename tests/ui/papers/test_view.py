"""The room: cards beside or under each other, and one page alone over them."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.papers.view import PapersView


def test_a_page_takes_the_whole_tab_and_gives_it_back(qtbot: QtBot) -> None:
    view, heard = PapersView(), []
    qtbot.addWidget(view)
    view.whole_wanted.connect(heard.append)
    view.add_left(QLabel("left"))
    view.add_right(QLabel("right"))
    page = QLabel("page")
    view.show_page(page)
    assert view.page() is page
    view.show_overview()
    assert view.page() is None
    assert heard == [True, False]


def test_in_a_narrow_window_the_columns_stand_under_each_other(qtbot: QtBot) -> None:
    view = PapersView()
    qtbot.addWidget(view)
    view.show()
    for width, direction in ((1300, QBoxLayout.Direction.LeftToRight), (900, QBoxLayout.Direction.TopToBottom)):
        view.resize(width, 600)
        assert view._columns.direction() is direction
