"""The picture of a guided set: what was chosen, the last one of the same view as a ghost, the outline to match."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.photos.outlines import Outline
from luna_desktop.ui.widgets.naming import named

EYE_LINE = "#7FB2E3"
"""The same on the neutral ground of both themes."""
GHOST = 0.42
"""How much of the last photograph shows through."""


class Overlay(Enum):
    """What helps to match the last photograph."""

    GHOST = "ghost"
    OUTLINE = "outline"
    BOTH = "both"
    BESIDE = "beside"


class GuideCanvas(QWidget):
    """Draws picture, ghost and outline; the picture itself is never changed."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "guideCanvas", _("Picture to match"))
        self._picture, self._ghost = QImage(), QImage()
        self._ghost_words = ""
        self._outline: Outline | None = None
        self._overlay = Overlay.BOTH
        self.setMinimumSize(320, 320)
        discreet().changed.connect(self.update)

    def show_picture(self, picture: QImage) -> None:
        """Show what was chosen; an empty one shows the ghost alone."""
        self._picture = picture
        self.update()

    def show_ghost(self, ghost: QImage, text: str) -> None:
        """Show the last photograph of this view, with words that say which."""
        self._ghost, self._ghost_words = ghost, text
        self.setAccessibleDescription(text)
        self.update()

    def show_outline(self, outline: Outline | None) -> None:
        """Show the outline of this view."""
        self._outline = outline
        self.update()

    def show_overlay(self, overlay: Overlay) -> None:
        """Choose what helps to match."""
        self._overlay = overlay
        self.update()

    def picture(self) -> QImage:
        """Return what was chosen."""
        return self._picture

    def sizeHint(self) -> QSize:
        """Ask for a tall picture."""
        return QSize(640, 720)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, picture, ghost and outline."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(theme.PHOTO_CANVAS))
        whole = QRectF(self.rect()).adjusted(16, 16, -16, -16)
        if self._overlay is Overlay.BESIDE:
            half = QRectF(whole.left(), whole.top(), whole.width() / 2 - 8, whole.height())
            self._draw(painter, half, self._ghost, 1.0)
            self._draw(painter, half.translated(whole.width() / 2 + 8, 0), self._picture, 1.0)
        else:
            self._draw(painter, whole, self._picture, 1.0)
            if self._overlay in {Overlay.GHOST, Overlay.BOTH}:
                self._draw(painter, whole, self._ghost, GHOST)
            if self._overlay in {Overlay.OUTLINE, Overlay.BOTH}:
                self._draw_outline(painter, whole)
        if not self._ghost.isNull() and self._overlay is not Overlay.OUTLINE:
            self._plate(painter, QPointF(whole.left(), whole.bottom()), self._ghost_words)

    def _draw(self, painter: QPainter, room: QRectF, image: QImage, share: float) -> None:
        if image.isNull():
            return
        painter.setOpacity(share)
        shown = veiled(image)
        painter.drawImage(_fitted(shown, room), shown)
        painter.setOpacity(1.0)

    def _draw_outline(self, painter: QPainter, room: QRectF) -> None:
        outline = self._outline
        if outline is None:
            return
        leading = self._picture if not self._picture.isNull() else self._ghost
        box = _fitted(leading, room) if not leading.isNull() else room
        side = min(box.width(), box.height())
        square = QRectF(box.center().x() - side / 2, box.top() + (box.height() - side) * 0.35, side, side)
        place = QTransform.fromTranslate(square.left(), square.top()).scale(side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 120), 4))
        painter.drawPath(place.map(outline.shape))
        pen = QPen(QColor("#FFFFFF"), 1.8)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawPath(place.map(outline.shape))
        if outline.eye_line is not None:
            height = square.top() + outline.eye_line * side
            painter.setPen(QPen(QColor(EYE_LINE), 1.6))
            painter.drawLine(
                QPointF(square.left() + side * 0.08, height), QPointF(square.right() - side * 0.08, height)
            )
            self._plate(painter, QPointF(square.left() + side * 0.02, height - 2), _("Eye line"))
        if outline.middle is not None:
            across = square.left() + outline.middle * side
            painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
            painter.drawLine(
                QPointF(across, square.top() + side * 0.04), QPointF(across, square.bottom() - side * 0.06)
            )

    def _plate(self, painter: QPainter, corner: QPointF, text: str) -> None:
        font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
        height = theme.px(20)
        box = QRectF(corner.x(), corner.y() - height, QFontMetrics(font).horizontalAdvance(text) + 14, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 214))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _fitted(image: QImage, room: QRectF) -> QRectF:
    size = image.deviceIndependentSize()
    scale = min(room.width() / size.width(), room.height() / size.height())
    box = QRectF(0, 0, size.width() * scale, size.height() * scale)
    box.moveCenter(room.center())
    return box
