"""The last photograph of the same view, as a ghost on the neutral ground, with an outline and the eye line over it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.widgets.naming import named

GHOST = 0.42


@dataclass(frozen=True)
class LastTime:
    """When the last photograph of a view was taken, in words; `is_face` puts the outline of a head over it."""

    words: str
    is_face: bool


class LastTimePicture(QWidget):
    """Draws the ghost; it is there to be compared with, and holds no copy of its own."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "inboxLastTime", _("The last photograph of this view"))
        self._last: LastTime | None = None
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.hide()
        discreet().changed.connect(self.update)

    def show_picture(self, last: LastTime | None, image: QImage | None) -> None:
        """Show another one, or none."""
        self._last, self._image = last, image
        self.setAccessibleDescription(last.words if last is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a picture a little wider than high."""
        return QSize(theme.px(220), theme.px(190))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, ghost and lines."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box, 8, 8)
        painter.setClipPath(path)
        painter.fillRect(box, QColor(theme.PHOTO_CANVAS))
        if self._image is not None and not self._image.isNull():
            image = veiled(self._image)
            scale = max(box.width() / image.width(), box.height() / image.height())
            across, down = box.width() / scale, box.height() / scale
            part = QRectF((image.width() - across) / 2, (image.height() - down) / 2, across, down)
            painter.setOpacity(GHOST + 0.2)
            painter.drawImage(box, image, part)
            painter.setOpacity(1.0)
        if self._last is not None and self._last.is_face:
            _paint_guides(painter, box)


def _paint_guides(painter: QPainter, box: QRectF) -> None:
    """Draw the outline of a head and the eye line; both are guides and no measure."""
    pen = QPen(QColor(theme.PHOTO_MARK), 1.5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = box.center()
    high = box.height() * 0.78
    painter.drawEllipse(QRectF(middle.x() - high * 0.36, box.top() + box.height() * 0.1, high * 0.72, high))
    eyes = box.top() + box.height() * 0.44
    painter.setPen(QPen(theme.col("accent"), 1.5))
    painter.drawLine(QPointF(box.left() + 12, eyes), QPointF(box.right() - 12, eyes))
    font = fonts.font(theme.px(11), QFont.Weight.DemiBold)
    text = _("Eye line")
    plate = QRectF(box.left() + 8, eyes - theme.px(22), QFontMetrics(font).horizontalAdvance(text) + 12, theme.px(18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 214))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(theme.PHOTO_MARK))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
