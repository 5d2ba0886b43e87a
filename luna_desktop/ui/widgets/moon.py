"""The sand moon: the mark on rail and wizard, and the large picture of the unlock screen and the privacy cover."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from luna_desktop.ui import theme

_SAND = QColor("#EAD5C7")
_CLAY = QColor("#D69C7B")
_DEEP = QColor("#0B2628")


def paint_moon(painter: QPainter, middle: QPointF, radius: float) -> None:
    """Draw the crescent and its small companion."""
    whole, bite = QPainterPath(), QPainterPath()
    whole.addEllipse(middle, radius, radius)
    bite.addEllipse(middle + QPointF(0.42 * radius, -0.22 * radius), 0.872 * radius, 0.872 * radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SAND)
    painter.drawPath(whole.subtracted(bite))
    painter.setBrush(_CLAY)
    painter.drawEllipse(middle + QPointF(0.323 * radius, -0.045 * radius), 0.147 * radius, 0.147 * radius)
    painter.restore()


def paint_dusk(painter: QPainter, box: QRectF, middle: QPointF, radius: float) -> None:
    """Draw the evening sky with rings around a moon."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(box.topLeft(), box.bottomLeft())
    sky.setColorAt(0, theme.col("rail_sel").darker(112))
    sky.setColorAt(1, _DEEP)
    painter.fillRect(box, sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setClipRect(box)
    for times, alpha in ((2.39, 9), (1.9, 11), (1.45, 15)):
        painter.setBrush(QColor(255, 244, 232, alpha))
        painter.drawEllipse(middle, times * radius, times * radius)
    painter.restore()
    paint_moon(painter, middle, radius)


class MoonMark(QWidget):
    """The mark, small."""

    def __init__(self, size: int = 28) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the mark."""
        box = QRectF(self.rect())
        paint_moon(QPainter(self), box.center(), box.width() * 0.42)


class Dusk(QWidget):
    """A ground with the large moon in its upper half; words are laid over it by layouts."""

    def __init__(self, *, height_share: float = 0.4) -> None:
        super().__init__()
        self._share = height_share

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw sky and moon."""
        box = QRectF(self.rect())
        radius = min(box.width() * 0.23, box.height() * 0.155)
        middle = QPointF(box.width() * (0.6 if box.width() < 700 else 0.5), box.height() * self._share)
        paint_dusk(QPainter(self), box, middle, radius)
