"""Lucide line icons, drawn as vectors in a token's colour, so that they are crisp at every scale and in every theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from luna_desktop import paths
from luna_desktop.ui import theme

SPARE_RATIO = 2.0
"""Every icon is drawn for this ratio too: it is scaled down for a screen that is plugged in after it was drawn."""


@lru_cache(maxsize=1024)
def _renderer(name: str, colour: str, stroke: str) -> QSvgRenderer:
    source = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    tinted = source.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(tinted.encode("utf-8")))


def paint(painter: QPainter, where: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon into a square. Strokes are 2 of 24 up to 18 px and 1.75 above."""
    stroke = "2" if where.width() <= 18 else "1.75"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour.name(), stroke).render(painter, where)
    painter.restore()


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0, *, gap: int = 0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels, with a gap after it, for a screen of that ratio."""
    made = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    paint(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return made


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str, size: int, gap: int, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    for ratio in ratios:
        made.addPixmap(pixmap(name, QColor(colour), size, ratio, gap=gap), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, QColor(disabled), size, ratio, gap=gap), QIcon.Mode.Disabled)
    return made


def icon(name: str, colour: str = "text2", size: int = 16, *, gap: int = 0) -> QIcon:
    """Return an icon tinted with a token of the theme that is drawn now; ask again after a theme change."""
    return _icon(name, theme.col(colour).name(), theme.col("disabled").name(), size, gap, _ratios())


def _ratios() -> tuple[float, ...]:
    """Return the ratios of the screens that there are, which are all that need drawing."""
    return tuple(sorted({SPARE_RATIO, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))


def blank(width: int, height: int) -> QIcon:
    """Return an icon of nothing, which keeps the room of another."""
    empty = QPixmap(width, height)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)
