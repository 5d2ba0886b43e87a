"""Lets a person set points on the canvas: with the mouse, or with a cross that the arrow keys move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from luna_desktop.domain.clinical.photo_alignment import spot_at
from luna_desktop.ui.compare import drawing
from luna_desktop.ui.compare.pointing import Pointing
from luna_desktop.ui.compare.stage import BOTH, Side

if TYPE_CHECKING:
    from luna_desktop.ui.compare.canvas import CompareCanvas

STEP, FAR = 2, 20
"""Screen pixels that the cross moves with an arrow, and with Shift and an arrow."""
NEAR = 10.0
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class PointSetting:
    """The points that are being set on a canvas, and the cross.

    Arrows move the cross, Enter sets a point, Space goes to the other picture, Backspace takes the last point back, Esc
    gives up.
    """

    def __init__(self, canvas: CompareCanvas) -> None:
        self._canvas = canvas
        self.pointing: Pointing | None = None
        self.cross = QPointF()

    def start(self, pointing: Pointing) -> None:
        """Begin; the cross stands in the middle of the first picture."""
        self.pointing = pointing
        self._to_side(pointing.side or self._canvas.stage.order[0])
        self._canvas.update()

    def stop(self) -> None:
        """Set no more points."""
        self.pointing = None
        self._canvas.update()

    @property
    def side(self) -> Side:
        """Return the picture under the cross."""
        return self._canvas.stage.side_at(self.cross, self._canvas.area())

    def press(self, at: QPointF) -> None:
        """Set a point where the mouse was pressed."""
        self.cross = at
        self._set()

    def key(self, event: QKeyEvent) -> bool:
        """Read a key while points are set; tell whether it meant something."""
        if self.pointing is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        key = Qt.Key(event.key())
        if key in _WAYS:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(_WAYS[key] * (FAR if far else STEP))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._set()
        elif key is Qt.Key.Key_Space:
            self._to_side(self.side.other)
        elif key is Qt.Key.Key_Backspace:
            self.take_back()
        elif key is Qt.Key.Key_Escape:
            self.stop()
            self._canvas.left.emit()
        else:
            return False
        self._canvas.update()
        return True

    def take_back(self) -> None:
        """Take the last point back."""
        if self.pointing is not None:
            self.pointing = self.pointing.taken_back()
            self._canvas.pointed.emit(self.pointing)
            self._canvas.update()

    def finish(self) -> None:
        """Say that there are enough points."""
        if self.pointing is not None and self.pointing.is_enough:
            done = self.pointing
            self.stop()
            self._canvas.finished.emit(done)

    def paint(self, painter: QPainter) -> None:
        """Draw the points that were set, and the cross."""
        if self.pointing is None:
            return
        area = self._canvas.area()
        for side in BOTH:
            placed = self._canvas.stage.placed(side, area)
            drawing.draw_spots(painter, self.pointing.of(side), placed, closed=self.pointing.has_many)
        if self._canvas.hasFocus():
            drawing.draw_cross(painter, self.cross)

    def _set(self) -> None:
        pointing, side = self.pointing, self.side
        if pointing is None:
            return
        stage, area = self._canvas.stage, self._canvas.area()
        place = stage.spot_at(side, self.cross, area)
        wide, high = stage.sizes[side]
        spot = spot_at(complex(min(max(place.real, 0.0), wide), min(max(place.imag, 0.0), high)))
        if pointing.side in {None, side} and pointing.closes(spot, NEAR / stage.placed(side, area).size):
            self.finish()
            return
        self.pointing = pointing.added(side, spot)
        self._canvas.pointed.emit(self.pointing)
        if self.pointing.is_full:
            self.finish()
        elif self.pointing.side not in {None, side}:
            self._to_side(self.pointing.side or side)
        self._canvas.update()

    def _move(self, by: QPointF) -> None:
        area = self._canvas.area()
        at = self.cross + by
        self.cross = QPointF(
            min(max(at.x(), area.left()), area.right() - 1), min(max(at.y(), area.top()), area.bottom() - 1)
        )

    def _to_side(self, side: Side) -> None:
        self.cross = self._canvas.stage.pane(side, self._canvas.area()).center()
