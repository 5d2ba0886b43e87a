"""Pictures of tiles: square, rounded, undistorted, decoded once, and asked for again where decoding failed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.tile_pictures import AT_ONCE, TilePictures, tile_picture
from tests import builders
from tests.ui.photos.tiles import a_tile


class Pool:
    """Keeps jobs until they are run."""

    def __init__(self) -> None:
        self.jobs: list[tuple] = []

    def run(self, _owner: object, job: object, then: object, failed: object) -> None:
        self.jobs.append((job, then, failed))


def test_a_picture_is_cut_square_with_round_corners(qapp: object) -> None:
    picture = tile_picture(builders.a_jpeg(320, 200, colour="navy"), 190, 2.0)
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (380, 380, 2.0)
    assert picture.pixelColor(0, 0).alpha() == 0
    middle = picture.pixelColor(190, 190)
    assert middle.blue() > 90 > middle.red()
    assert tile_picture(b"no picture", 190, 1.0).pixelColor(95, 95).alpha() == 255


def test_each_is_decoded_once_and_in_small_jobs(qtbot: QtBot) -> None:
    pool, owner = Pool(), QObject()
    pictures = TilePictures(pool, owner)
    tiles = [replace(a_tile(key), thumbnail=builders.a_jpeg(32, 32)) for key in range(AT_ONCE + 2)]
    pictures.want([*tiles, a_tile(99)], 190, 1.0)
    pictures.want(tiles, 190, 1.0)
    assert len(pool.jobs) == 2
    job, then, failed = pool.jobs.pop()
    with qtbot.waitSignal(pictures.ready) as ready:
        then(job())
    assert {type(image) for image in ready.args[0].values()} == {QImage}
    with qtbot.waitSignal(pictures.failed):
        failed(ValueError())
    pictures.want(tiles, 190, 1.0)
    assert len(pool.jobs) == 2
