"""The picture on which boxes are placed: drawn with the mouse, or put there and moved with the keys.

B puts a bar over the eyes, T covers a tattoo, R crops. On a chosen box arrows move it, Shift+arrows change its size,
Delete takes it away; Page up and Page down, or the list below, go from box to box. What is drawn here is only where
the boxes will lie; they are burned in elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.photo_exports import SMALLEST, WHOLE, Box, BoxKind
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.photo_export.wording import box_words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts

STEP = 100
FIRST: dict[BoxKind, tuple[int, int, int, int]] = {
    BoxKind.EYES: (2500, 3200, 7500, 4300),
    BoxKind.COVER: (4000, 4000, 6000, 6000),
    BoxKind.CROP: (500, 500, 9500, 9500),
}
"""Where a box lies that is put there without the mouse."""
KEYS = {BoxKind.EYES: Qt.Key.Key_B, BoxKind.COVER: Qt.Key.Key_T, BoxKind.CROP: Qt.Key.Key_R}
"""The keys that put a box of each kind there."""
_ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0),
    Qt.Key.Key_Right: (STEP, 0),
    Qt.Key.Key_Up: (0, -STEP),
    Qt.Key.Key_Down: (0, STEP),
}


class BoxCanvas(QWidget):
    """A picture with its boxes.

    Signals:
        changed: boxes were added, moved or taken away by the person.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "boxCanvas", _("Photograph with what is covered"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 220)
        self.tool = BoxKind.EYES
        self._image = QImage()
        self._boxes: list[Box] = []
        self._chosen = -1
        self._from: QPointF | None = None
        self._to: QPointF | None = None
        self._parts = PaintedParts(self, self.choose)
        discreet().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for room to see skin."""
        return QSize(640, 480)

    def show_picture(self, image: QImage, boxes: Sequence[Box]) -> None:
        """Show a picture with its boxes, the last one chosen; an empty picture shows the ground."""
        self._image, self._boxes = image, list(boxes)
        self._chosen = len(self._boxes) - 1
        self._tell()

    def boxes(self) -> tuple[Box, ...]:
        """Return the boxes as they lie now."""
        return tuple(self._boxes)

    def chosen(self) -> int:
        """Return the place of the chosen box in the list, or -1."""
        return self._chosen

    def choose(self, at: int) -> None:
        """Choose a box by its place in the list."""
        self._chosen = at if 0 <= at < len(self._boxes) else -1
        self._tell()

    def put(self, kind: BoxKind) -> None:
        """Put a box in its usual place and choose it, and draw this kind from now on; there is one crop at most."""
        self.tool = kind
        self._add(Box(kind, *FIRST[kind]))

    def take_away(self) -> None:
        """Take the chosen box away."""
        if 0 <= self._chosen < len(self._boxes):
            del self._boxes[self._chosen]
            self._chosen = min(self._chosen, len(self._boxes) - 1)
            self._tell(by_person=True)

    def _add(self, box: Box) -> None:
        if self._image.isNull() or not box.is_sound:
            return
        if box.kind is BoxKind.CROP:
            self._boxes = [each for each in self._boxes if each.kind is not BoxKind.CROP]
        self._boxes.append(box)
        self._chosen = len(self._boxes) - 1
        self._tell(by_person=True)

    def _tell(self, *, by_person: bool = False) -> None:
        self._parts.show_parts(
            [
                PaintedPart(at, f"box{at}", box_words(box), self._place(box).toRect(), at == self._chosen)
                for at, box in enumerate(self._boxes)
            ]
        )
        self.update()
        if by_person:
            self.changed.emit()

    # -- where things are

    def _frame(self) -> QRectF:
        """Return where the picture is drawn."""
        if self._image.isNull():
            return QRectF()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def _place(self, box: Box) -> QRectF:
        frame = self._frame()
        across, down = frame.width() / WHOLE, frame.height() / WHOLE
        left, top = frame.left() + box.left * across, frame.top() + box.top * down
        return QRectF(left, top, (box.right - box.left) * across, (box.bottom - box.top) * down)

    def _between(self, one: QPointF, other: QPointF) -> Box:
        """Return the box between two points of the widget, kept on the picture."""
        frame = self._frame()

        def along(value: float, start: float, length: float) -> int:
            return max(0, min(WHOLE, round((value - start) / max(1.0, length) * WHOLE)))

        across = sorted(along(point.x(), frame.left(), frame.width()) for point in (one, other))
        down = sorted(along(point.y(), frame.top(), frame.height()) for point in (one, other))
        return Box(self.tool, across[0], down[0], across[1], down[1])

    # -- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the box under the pointer, or begin a new one."""
        self.setFocus()
        under = [at for at, box in enumerate(self._boxes) if self._place(box).contains(event.position())]
        cropped = [at for at in under if self._boxes[at].kind is not BoxKind.CROP]
        if cropped:
            self.choose(cropped[-1])
            return
        self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the new box as it grows."""
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the new box where it is large enough."""
        begun, self._from = self._from, None
        if begun is not None and (event.position() - begun).manhattanLength() > 6:
            self._add(self._between(begun, event.position()))
        self._to = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, resize or take away the chosen box."""
        key = Qt.Key(event.key())
        if key in _ARROWS and 0 <= self._chosen < len(self._boxes):
            grows = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*_ARROWS[key], grows=grows)
        elif key in KEYS.values():
            self.put(next(kind for kind, wanted in KEYS.items() if wanted == key))
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.take_away()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} and self._boxes:
            step = 1 if key == Qt.Key.Key_PageDown else -1
            self.choose((self._chosen + step) % len(self._boxes))
        else:
            super().keyPressEvent(event)

    def _move(self, across: int, down: int, *, grows: bool) -> None:
        box = self._boxes[self._chosen]
        if grows:
            right = max(box.left + SMALLEST, min(WHOLE, box.right + across))
            bottom = max(box.top + SMALLEST, min(WHOLE, box.bottom + down))
            moved = replace(box, right=right, bottom=bottom)
        else:
            across = max(-box.left, min(WHOLE - box.right, across))
            down = max(-box.top, min(WHOLE - box.bottom, down))
            moved = Box(box.kind, box.left + across, box.top + down, box.right + across, box.bottom + down)
        self._boxes[self._chosen] = moved
        self._tell(by_person=True)

    # -- painting

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Keep the unseen children where the boxes are drawn."""
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, picture, boxes, and what a crop leaves out."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.PHOTO_CANVAS))
        if self._image.isNull():
            return
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        painter.drawImage(frame, veiled(self._image))
        for box in self._boxes:
            if box.kind is BoxKind.CROP:
                self._paint_crop(painter, frame, self._place(box))
            else:
                painter.fillRect(self._place(box), QColor(0, 0, 0))
        if 0 <= self._chosen < len(self._boxes):
            self._paint_edge(painter, self._place(self._boxes[self._chosen]))
        if self._from is not None and self._to is not None:
            self._paint_edge(painter, QRectF(self._from, self._to).normalized())

    @staticmethod
    def _paint_crop(painter: QPainter, frame: QRectF, kept: QRectF) -> None:
        shade = QColor(0, 0, 0, 170)
        painter.fillRect(QRectF(frame.left(), frame.top(), frame.width(), kept.top() - frame.top()), shade)
        painter.fillRect(QRectF(frame.left(), kept.bottom(), frame.width(), frame.bottom() - kept.bottom()), shade)
        painter.fillRect(QRectF(frame.left(), kept.top(), kept.left() - frame.left(), kept.height()), shade)
        painter.fillRect(QRectF(kept.right(), kept.top(), frame.right() - kept.right(), kept.height()), shade)
        painter.setPen(QPen(QColor("#FFFFFF"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(kept)

    def _paint_edge(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 3))
        painter.drawRect(place)
        painter.setPen(QPen(theme.col("accent"), 2))
        painter.drawRect(place)
