"""The photographs of one view over time, as small pictures in a row; two of them are those that are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.compare import drawing
from luna_desktop.ui.compare.wording import day_of, short_day
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.photos.tile_painting import filling
from luna_desktop.ui.widgets.naming import named

SIDE, SMALL_SIDE, ACROSS = 80, 62, 4
MOST = 12
"""More than three rows would push the rest away; older ones are chosen above."""


class _Small(QAbstractButton):
    def __init__(self, tile: PhotographTile, chosen: bool) -> None:
        super().__init__()
        which = _("Compared now, {day}", day=day_of(tile)) if chosen else _("Compare with {day}", day=day_of(tile))
        named(self, f"series_{tile.photograph_id}", which)
        self.setToolTip(which)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._day, self._chosen = short_day(tile), chosen
        self.image: QImage | None = None
        self.side = SIDE

    def sizeHint(self) -> QSize:
        return QSize(self.side, self.side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(box, QColor(theme.PHOTO_CANVAS))
        if self.image is not None and not self.image.isNull():
            image = veiled(self.image)
            painter.drawImage(box, image, filling(image, box))
        painter.restore()
        drawing.write(painter, box.bottomLeft() + QPointF(5, -theme.px(20) - 5), self._day)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        token = "focus" if self.hasFocus() else ("accent" if self._chosen else "line2")
        painter.setPen(QPen(theme.col(token), 3 if self._chosen or self.hasFocus() else 1))
        painter.drawRoundedRect(box, 6, 6)


class SeriesStrip(QWidget):
    """A row of small pictures.

    Signals:
        chosen: the id of the photograph that was pressed.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "seriesStrip", _("Photographs of this view"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(ACROSS, 1)
        self._small: dict[int, _Small] = {}
        self._images: dict[int, QImage] = {}
        self._side = SIDE
        discreet().changed.connect(self._draw_anew)

    def set_narrow(self, narrow: bool) -> None:
        """Draw smaller where the panel is narrow."""
        self._side = SMALL_SIDE if narrow else SIDE
        for button in self._small.values():
            button.side = self._side
            button.updateGeometry()

    def _draw_anew(self) -> None:
        for button in self._small.values():
            button.update()

    def show_tiles(self, tiles: Sequence[PhotographTile], chosen: Sequence[int]) -> None:
        """Show the newest photographs, oldest first."""
        for button in self._small.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._small = {}
        for at, tile in enumerate(tiles[-MOST:]):
            button = _Small(tile, tile.photograph_id in chosen)
            button.image, button.side = self._images.get(tile.photograph_id), self._side
            button.clicked.connect(lambda _on=False, key=tile.photograph_id: self.chosen.emit(key))
            self._small[tile.photograph_id] = button
            self._grid.addWidget(button, at // ACROSS, at % ACROSS)

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take small pictures by photograph."""
        self._images |= dict(images)
        for key, button in self._small.items():
            if key in images:
                button.image = images[key]
                button.update()

    def forget(self) -> None:
        """Let go of the pictures."""
        self.show_tiles((), ())
        self._images = {}

    def button(self, photograph_id: int) -> QAbstractButton:
        """Return the button of a photograph, for tests."""
        return self._small[photograph_id]
