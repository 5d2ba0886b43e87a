"""The place at the right: beside the book, or a drawer over it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.side import SHADOW, Side


def side_of(qtbot: QtBot) -> tuple[QWidget, Side, QHBoxLayout]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 600)
    side = Side(host)
    side.add("one", QLabel("one"), 300)
    side.add("two", QLabel("two"), 200)
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(side)
    host.show()
    return host, side, row


def test_one_panel_is_shown_at_its_own_width(qtbot: QtBot) -> None:
    _host, side, _row = side_of(qtbot)
    side.show_panel("one")
    assert (side.current(), side.width()) == ("one", 300)
    side.show_panel("two")
    assert side.width() == 200
    side.show_panel("")
    assert side.current() == ""
    assert not side.isVisible()


def test_a_drawer_lies_at_the_right_edge_and_follows_the_window(qtbot: QtBot) -> None:
    host, side, row = side_of(qtbot)
    row.removeWidget(side)
    side.set_drawer(True)
    side.show_panel("one")
    side.slide_in()
    assert side.geometry().right() == host.rect().right()
    assert side.width() == 300 + SHADOW
    host.resize(800, 500)
    assert side.geometry().right() == 799
    assert side.height() == 500
    assert side.is_drawer()
    assert not side.grab().isNull()
