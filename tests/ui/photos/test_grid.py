"""The timeline: days, the keyboard, covered tiles and what a screen reader hears."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
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
