"""The tiles: walked, ticked, named and turned by keys; nothing is changed here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.ui.photo_inbox.grid import InboxGrid, spoken
from tests.ui.photo_inbox.groups import a_picture


def a_grid(qtbot: QtBot, count: int = 5) -> InboxGrid:
    grid = InboxGrid()
    qtbot.addWidget(grid)
    grid.resize(720, 600)
    grid.show_pictures([a_picture(1, code=Code.READ), *(a_picture(at) for at in range(2, count + 1))])
    grid.show()
    return grid


def test_keys_walk_tick_and_say_what_is_wanted(qtbot: QtBot) -> None:
    grid, said = a_grid(qtbot), []
    grid.view_wanted.connect(said.append)
    for name in ("turn_wanted", "discard_wanted", "assign_wanted", "opened", "left"):
        getattr(grid, name).connect(lambda name=name: said.append(name))
    assert grid.current() is not None
    assert grid.current().photo_id == 2
    for key in (Qt.Key.Key_3, Qt.Key.Key_R, Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_L):
        qtbot.keyClick(grid, key)
    assert said == [3, "turn_wanted", "discard_wanted", "assign_wanted", "opened"]
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.current().photo_id == 5
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert [each.photo_id for each in grid.chosen()] == [1, 2, 3, 4]
    grid.go(0)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert said[-1] == "left"
    grid.step(1)
    grid.step(-1)
    assert grid.current().photo_id == 2
    grid.tick_all(False)
    assert grid.chosen() == ()
    assert grid.missing() == (1, 2, 3, 4, 5)


def test_clicks_choose_and_tick_and_pictures_are_let_go_of(qtbot: QtBot) -> None:
    grid, opened = a_grid(qtbot, 3), []
    grid.opened.connect(lambda: opened.append(1))
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("tan"))
    grid.show_images({1: image, 2: image, 3: image})
    place = grid.place_of(2)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place.center())
    assert grid.current() is not None
    assert grid.current().photo_id == 3
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place.topLeft() + place.topLeft() * 0 + grid.rect().topLeft())
    qtbot.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=place.center())
    assert opened == [1]
    assert grid.missing() == ()
    assert not grid.grab().isNull()
    grid.show_pictures([a_picture(3, turned=90, view="face_front")])
    assert grid.image_of(2) is None
    assert grid.image_of(3) is not None
    assert grid.grab().toImage().pixelColor(grid.place_of(0).center()) == QColor("tan")
    grid.forget()
    assert (grid.pictures(), grid.current(), grid.image_of(3)) == ([], None, None)


def test_each_tile_is_told_to_screen_readers(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, 3)
    told = {each.objectName(): each for each in grid.findChildren(QAbstractButton)}
    assert set(told) == {"inboxPhoto1", "inboxPhoto2", "inboxPhoto3"}
    assert told["inboxPhoto1"].accessibleName().endswith("Placard read, Not filed")
    told["inboxPhoto3"].click()
    assert grid.current() is not None
    assert grid.current().photo_id == 3
    assert grid.accessibleDescription() == spoken(a_picture(3))
