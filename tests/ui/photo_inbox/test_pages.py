"""Tiles, one large picture and the list: each shows the same group, and all of it can be let go of."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photo_inbox.pages import MODES, InboxPages
from tests.ui.photo_inbox.groups import a_group


def test_each_way_shows_the_group(qtbot: QtBot) -> None:
    pages, group = InboxPages(), a_group()
    qtbot.addWidget(pages)
    pages.resize(720, 500)
    pages.show_pictures(group.pictures, covered=False)
    pages.show()
    assert pages.table.rows_model().rowCount() == 3
    for at, mode in enumerate(MODES):
        pages.show_mode(mode)
        pages.take_keys(mode)
        assert pages.currentIndex() == at
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("tan"))
    pages.show_large(group.pictures[1], image)
    assert pages.large_title.whole_text().endswith("Face, front")
    pages.forget()
    assert pages.canvas.image().isNull()
    assert pages.grid.pictures() == []
