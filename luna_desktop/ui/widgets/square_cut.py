"""Chooses the square part of a picture, by mouse and by keyboard alike.

Dragging moves the square, the wheel makes it smaller or larger; so do the arrow keys, and plus and minus.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.discreet import veiled
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import paint_ring

HEIGHT = 280
"""Pixels that the picture has on the screen, from top to bottom."""
FIRST_SHARE = 0.7
"""How much of the picture's shorter side the square takes before anybody moves it."""
_STEP, _LARGE_STEP = 0.02, 0.1
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_GROWING = {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_PageUp}
_SHRINKING = {Qt.Key.Key_Minus, Qt.Key.Key_PageDown}


class SquareCut(QWidget):
    """Shows a picture with a square over it; what lies outside is darkened.

    Signals:
        moved: the square is another one.
    """

    moved = Signal()

    def __init__(self, name: str, accessible: str, *, least: int) -> None:
        super().__init__()
        named(self, name, accessible)
        self._image = QImage()
        self._least = least
        self._left, self._top, self._side = 0, 0, 0
        self._grip: QPointF | None = None
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    def show_image(self, image: QImage) -> None:
        """Show a picture; the square begins in its middle, a little above, where faces are."""
        self._image = image
        short = min(image.width(), image.height())
        side = max(min(self._least, short), round(short * FIRST_SHARE))
        self._place((image.width() - side) // 2, (image.height() - side) // 3, side)

    def forget(self) -> None:
        """Let go of the picture."""
        self._image = QImage()
        self._left, self._top, self._side = 0, 0, 0
        self.update()

    def square(self) -> tuple[int, int, int]:
        """Return left, top and side of the square, in pixels of the picture."""
        return self._left, self._top, self._side

    def grow(self, steps: int) -> None:
        """Make the square larger by some steps, or smaller by negative ones, around its middle."""
        side = self._side + round(steps * _LARGE_STEP / 2 * min(self._image.width(), self._image.height()))
        side = max(self._least, min(side, self._image.width(), self._image.height()))
        shift = (self._side - side) // 2
        self._place(self._left + shift, self._top + shift, side)

    def sizeHint(self) -> QSize:
        """Ask for room in which a face can be recognised."""
        return QSize(320, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows (further with Shift), grow with plus, shrink with minus."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = max(1, round((_LARGE_STEP if far else _STEP) * min(self._image.width(), self._image.height())))
            across, down = _MOVES[key]
            self._place(self._left + across * step, self._top + down * step, self._side)
        elif key in _GROWING or key in _SHRINKING:
            self.grow(1 if key in _GROWING else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the square; a press outside brings it there."""
        if event.button() is not Qt.MouseButton.LeftButton or self._image.isNull():
            return
        at = self._in_picture(event.position().toPoint())
        if not QRectF(self._left, self._top, self._side, self._side).contains(at):
            self._place(round(at.x() - self._side / 2), round(at.y() - self._side / 2), self._side)
        self._grip = at - QPointF(self._left, self._top)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the square."""
        if self._grip is not None:
            corner = self._in_picture(event.position().toPoint()) - self._grip
            self._place(round(corner.x()), round(corner.y()), self._side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Let go of the square."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the square larger or smaller."""
        self.grow(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the picture, the shade around the square, and the disc that the banner will show."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(theme.PHOTO_CANVAS))
        if not self._image.isNull():
            painter.drawImage(self._picture_box(), veiled(self._image))
            self._paint_square(painter)
        if self.hasFocus():
            paint_ring(painter, self.rect().toRectF(), 4)

    def _paint_square(self, painter: QPainter) -> None:
        scale = self._scale()
        corner = self._picture_box().topLeft() + QPointF(self._left, self._top) * scale
        box = QRectF(corner.x(), corner.y(), self._side * scale, self._side * scale)
        shade = QPainterPath()
        shade.addRect(self._picture_box())
        disc = QPainterPath()
        disc.addEllipse(box)
        dark = QColor(theme.PHOTO_CANVAS)
        dark.setAlphaF(0.72)
        painter.fillPath(shade.subtracted(disc), dark)
        # Two lines, one dark and one light: seen on any picture.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.PHOTO_CANVAS), 4))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(theme.PHOTO_MARK), 2))
        painter.drawRect(box)

    def _place(self, left: int, top: int, side: int) -> None:
        self._side = side
        self._left = max(0, min(left, self._image.width() - side))
        self._top = max(0, min(top, self._image.height() - side))
        if not self._image.isNull():
            self.setAccessibleDescription(
                _(
                    "{left} % from the left, {top} % from the top, {side} % of the width",
                    left=round(100 * self._left / self._image.width()),
                    top=round(100 * self._top / self._image.height()),
                    side=round(100 * self._side / self._image.width()),
                )
            )
        self.update()
        self.moved.emit()

    def _scale(self) -> float:
        return min(self.width() / max(1, self._image.width()), self.height() / max(1, self._image.height()))

    def _picture_box(self) -> QRectF:
        scale = self._scale()
        box = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
        box.moveCenter(self.rect().toRectF().center())
        return box

    def _in_picture(self, at: QPoint) -> QPointF:
        return (QPointF(at) - self._picture_box().topLeft()) / self._scale()
