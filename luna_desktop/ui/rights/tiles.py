"""The counts over the queue; each leads to what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.rights.shown import ShownTile
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import paint_ring

HEIGHT, SIGN = 62, 40


class CountTile(QAbstractButton):
    """One count: an icon, a number, and what it counts."""

    def __init__(self, tile: ShownTile) -> None:
        super().__init__()
        self._tile = tile
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tile(tile)

    def show_tile(self, tile: ShownTile) -> None:
        """Show another count."""
        self._tile = tile
        spoken = _("{text}: {count}", text=tile.text, count=tile.count)
        named(self, f"{tile.key}Tile", spoken)
        self.setToolTip(tile.text)
        self.update()

    def tile(self) -> ShownTile:
        """Return what is shown."""
        return self._tile

    def sizeHint(self) -> QSize:
        """Ask for the words beside the icon."""
        across = QFontMetricsF(fonts.font(theme.px(12))).horizontalAdvance(self._tile.text)
        return QSize(round(across) + SIGN + 44, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Give way where the window is narrow; the tip says the words."""
        return QSize(theme.px(112), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the card, the icon on its ground, the number and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.col("edge" if self.underMouse() else "line"), 1))
        painter.setBrush(theme.col("surface"))
        painter.drawRoundedRect(box, 10, 10)
        sign = QRectF(14, (self.height() - SIGN) / 2, SIGN, SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("sunken"))
        painter.drawRoundedRect(sign, 8, 8)
        token = f"{self._tile.tone}_text" if self._tile.tone else "text2"
        icons.paint(painter, sign.adjusted(10, 10, -10, -10), self._tile.icon, theme.col(token))
        self._paint_words(painter, sign.right() + 12)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 9)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        large, small = fonts.font(theme.px(19), QFont.Weight.DemiBold), fonts.font(theme.px(12))
        first, second = QFontMetricsF(large), QFontMetricsF(small)
        room = self.width() - left - 8
        top = (self.height() - first.height() - second.height()) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(large)
        painter.setPen(theme.col("text"))
        painter.drawText(QRectF(left, top, room, first.height()), flags, str(self._tile.count))
        painter.setFont(small)
        painter.setPen(theme.col("text2"))
        text = second.elidedText(self._tile.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top + first.height(), room, second.height()), flags, text)


class Tiles(QWidget):
    """The counts in a row.

    Signals:
        chosen: the key of the count that was pressed.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "privacyTiles", _("Counts"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._buttons: dict[str, CountTile] = {}

    def show_tiles(self, tiles: Sequence[ShownTile]) -> None:
        """Show these counts; those of the same key stay where they are."""
        keys = [tile.key for tile in tiles]
        for key in [key for key in self._buttons if key not in keys]:
            gone = self._buttons.pop(key)
            gone.hide()
            gone.deleteLater()
        for tile in tiles:
            button = self._buttons.get(tile.key)
            if button is not None:
                button.show_tile(tile)
                continue
            made = CountTile(tile)
            made.clicked.connect(lambda _on=False, key=tile.key: self.chosen.emit(key))
            self._row.addWidget(made)
            self._buttons[tile.key] = made

    def tile(self, key: str) -> CountTile:
        """Return the count of a key, for tests."""
        return self._buttons[key]
