"""The timeline: days, the keyboard, covered tiles and what a screen reader hears."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.ui.photos.grid import PhotoGrid, groups_of
from tests.ui.photos.tiles import a_tile


def a_grid(qtbot: QtBot, *tiles: PhotographTile) -> PhotoGrid:
    grid = PhotoGrid()
    qtbot.addWidget(grid)
    grid.resize(700, 600)
    grid.show_tiles(tiles)
    return grid


def test_photographs_of_a_day_stand_under_one_heading() -> None:
    groups = groups_of([a_tile(1), a_tile(2, sensitive=True), a_tile(3, days_ago=5)])
    assert [(group.title, len(group.tiles), group.hidden) for group in groups] == [
        ("Mon 02-Nov-2026", 2, 1),
        ("Wed 28-Oct-2026", 1, 0),
    ]


def test_arrows_walk_and_enter_opens(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, *(a_tile(key) for key in range(1, 5)), a_tile(5, days_ago=3))
    for key, expected in (
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_Right, 5),
    ):
        qtbot.keyClick(grid, key)
        assert grid.current().photograph_id == expected
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args[0].photograph_id == 5
    assert "28" not in grid.accessibleDescription()
    assert "Face · Front" in grid.accessibleDescription()


def test_a_covered_photograph_is_neither_drawn_nor_told(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, a_tile(1, region="intimate", sensitive=True))
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    grid.show_images({1: image})
    grid.choose(1)
    assert "Intimate area" not in grid.accessibleDescription()
    middle = grid.place_of(0).center()
    corner = grid.place_of(0).topLeft() + (middle - grid.place_of(0).topLeft()) / 2
    assert grid.grab().toImage().pixelColor(corner) != QColor("magenta")
    grid.uncover(True)
    assert grid.grab().toImage().pixelColor(corner) == QColor("magenta")


def test_the_chosen_photograph_stays_chosen_when_the_list_is_read_again(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, a_tile(1), a_tile(2))
    grid.choose(2)
    grid.show_tiles([a_tile(3), a_tile(1), a_tile(2)])
    assert grid.current().photograph_id == 2
    grid.show_tiles([a_tile(3)])
    assert grid.current() is None


def test_space_and_ctrl_a_pick_and_escape_lets_go(qtbot: QtBot) -> None:
    grid = a_grid(qtbot, a_tile(1), a_tile(2), a_tile(3, sensitive=True), a_tile(4, days_ago=3))
    picked: list[list[int]] = []
    grid.picked.connect(lambda tiles: picked.append([tile.photograph_id for tile in tiles]))
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert picked[-1] == [1]
    assert "selected" in grid.accessibleDescription() or grid.current().photograph_id == 1
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert picked[-1] == [1, 2]
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert picked[-1] == []
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.place_of(3).topLeft() + QPoint(18, 18))
    assert picked[-1] == [4]
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert picked[-1] == []


def test_pictures_are_asked_for_only_near_what_is_seen(qtbot: QtBot) -> None:
    grid = PhotoGrid()
    qtbot.addWidget(grid)
    grid.resize(860, 600)
    asked: list[int] = []
    grid.wanted.connect(lambda tiles: asked.extend(tile.photograph_id for tile in tiles))
    tiles = [replace(a_tile(key, days_ago=key // 4), thumbnail=b"jpeg") for key in range(400)]
    grid.show_tiles(tiles)
    assert 0 < len(asked) < 40
    asked.clear()
    grid.look_at(grid.place_of(200).adjusted(0, -300, 0, 300))
    assert 200 in asked
    assert len(asked) < 60
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    grid.show_images(dict.fromkeys(range(390), image))
    grid.show_images({399: image, **dict.fromkeys(range(390, 399), image)})
    grid.show_parts()
    names = {button.accessibleName() for button in grid.findChildren(QAbstractButton)}
    assert any("Face · Front" in name for name in names)
    assert len(names) < 60
