"""Pictures for the tiles of the timeline: decoded and cut off the GUI thread, and only those in sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.ui import theme
from luna_desktop.ui.lane import Background

AT_ONCE = 6
"""Decoded in one job, so that the first tiles of a page come soon."""
RADIUS = 8


def tile_picture(jpeg: bytes, side: int, ratio: float) -> QImage:
    """Return the middle of a picture as a rounded square, `side` logical pixels wide; for the pool."""
    image = QImage.fromData(jpeg)
    across = max(1, round(side * ratio))
    drawn = QImage(across, across, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    box = QRectF(0, 0, side, side)
    painter = QPainter(drawn)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.PHOTO_CANVAS))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    if not image.isNull():
        painter.setBrush(_filling(image, across, side))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.end()
    return drawn


def _filling(image: QImage, across: int, side: int) -> QBrush:
    """Return a brush with the middle square of a picture, shrunk without skipping pixels and not distorted."""
    edge = min(image.width(), image.height())
    middle = image.copy((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)
    mode = Qt.TransformationMode.SmoothTransformation
    small = middle.scaled(across, across, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    brush = QBrush(small)
    brush.setTransform(QTransform.fromScale(side / across, side / across))
    return brush


def decoded(tiles: Sequence[PhotographTile], side: int, ratio: float) -> dict[int, QImage]:
    """Return the pictures of some tiles; for the pool, since it touches no widget."""
    return {tile.photograph_id: tile_picture(tile.thumbnail, side, ratio) for tile in tiles}


class TilePictures(QObject):
    """Has pictures decoded as the timeline comes to them.

    Signals:
        ready: a mapping of photograph ids to pictures.
        failed: an error of decoding.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, pool: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = pool
        self._asked: set[int] = set()

    def want(self, tiles: Iterable[PhotographTile], side: int, ratio: float) -> None:
        """Ask for pictures; what is being decoded already is not asked for again."""
        new = [tile for tile in tiles if tile.thumbnail and tile.photograph_id not in self._asked]
        self._asked |= {tile.photograph_id for tile in new}
        for start in range(0, len(new), AT_ONCE):
            part = new[start : start + AT_ONCE]
            self._pool.run(self, partial(decoded, part, side, ratio), self._come, partial(self._not_come, part))

    def _come(self, pictures: Mapping[int, QImage]) -> None:
        self._asked -= set(pictures)
        self.ready.emit(pictures)

    def _not_come(self, part: Sequence[PhotographTile], error: Exception) -> None:
        self._asked -= {tile.photograph_id for tile in part}
        self.failed.emit(error)
