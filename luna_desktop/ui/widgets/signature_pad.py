"""A box to sign in: with a pen, a finger or the mouse; kept as strokes with time and pressure, drawn smoothly.

Whoever cannot draw presses Enter on it, or the button beside it, and signs by typed name with a witness.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.ui import theme
from luna_desktop.ui.widgets.naming import named

Point = tuple[float, float, float, float]
"""Across and down in pixels, milliseconds since the first touch, pressure from 0 to 1."""
Strokes = tuple[tuple[Point, ...], ...]

PLAIN_PRESSURE = 0.5
"""What a mouse or a finger presses, which do not tell."""
THINNEST, THICKEST = 1.2, 3.6
LEAST_STEP = 1.5
"""Pixels between two points that are kept; a hand at rest adds none."""
MOST_POINTS = 20_000


class SignaturePad(QWidget):
    """The box. A drawing begins with a touch inside it and stays inside it.

    Signals:
        changed: a stroke was finished, or all were cleared.
        other_way_wanted: Enter was pressed: the person wants to sign without drawing.
    """

    changed = Signal()
    other_way_wanted = Signal()

    def __init__(self, name: str, accessible: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        named(self, name, accessible)
        self._clock = clock
        self._strokes: list[list[Point]] = []
        self._drawing: list[Point] | None = None
        self._by_pen = False
        self._count = 0
        self._begun = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(132))

    def strokes(self) -> Strokes:
        """Return what was drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show what was drawn before, as after a change of the text size."""
        self._strokes = [list(stroke) for stroke in strokes]
        self._drawing = None
        self._count = sum(len(stroke) for stroke in strokes)
        self._begun = self._clock() - max((stroke[-1][2] for stroke in strokes if stroke), default=0.0) / 1000
        self.update()

    def clear(self) -> None:
        """Throw the drawing away."""
        had = bool(self._strokes or self._drawing)
        self._strokes, self._drawing, self._count = [], None, 0
        self.update()
        if had:
            self.changed.emit()

    def is_empty(self) -> bool:
        """Tell whether nothing was drawn."""
        return not self._strokes

    def sizeHint(self) -> QSize:
        """Ask for the width of a name."""
        return QSize(theme.px(320), theme.px(132))

    def minimumSizeHint(self) -> QSize:
        """Keep room for a short name."""
        return QSize(theme.px(220), theme.px(132))

    # -- pen, finger, mouse

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen, with its pressure."""
        kind, where = event.type(), event.position()
        if kind == QEvent.Type.TabletPress:
            self._by_pen = True
            self._begin(where, event.pressure())
        elif kind == QEvent.Type.TabletMove and self._drawing is not None:
            self._go_on(where, event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._finish()
            self._by_pen = False
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a line with the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and not self._by_pen:
            self._begin(event.position(), PLAIN_PRESSURE)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on with the mouse."""
        if not self._by_pen:
            self._go_on(event.position(), PLAIN_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a line of the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and not self._by_pen:
            self._finish()

    def event(self, event: QEvent) -> bool:
        """Draw with the first finger; others rest on the glass."""
        if isinstance(event, QTouchEvent) and self.isEnabled():
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        finger = event.points()[0] if event.points() else None
        if event.type() == QEvent.Type.TouchBegin and finger is not None:
            self._begin(finger.position(), PLAIN_PRESSURE)
        elif event.type() == QEvent.Type.TouchUpdate and finger is not None:
            self._go_on(finger.position(), PLAIN_PRESSURE)
        elif event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs another way, Delete clears."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.other_way_wanted.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _begin(self, where: QPointF, pressure: float) -> None:
        if not self._strokes:
            self._begun = self._clock()
        self._drawing = [self._point(where, pressure)]
        self.update()

    def _go_on(self, where: QPointF, pressure: float) -> None:
        if self._drawing is None or self._count + len(self._drawing) >= MOST_POINTS:
            return
        made = self._point(where, pressure)
        last = self._drawing[-1]
        if abs(made[0] - last[0]) + abs(made[1] - last[1]) >= LEAST_STEP:
            self._drawing.append(made)
            self.update()

    def _finish(self) -> None:
        if self._drawing is None:
            return
        self._strokes.append(self._drawing)
        self._count += len(self._drawing)
        self._drawing = None
        self.update()
        self.changed.emit()

    def _point(self, where: QPointF, pressure: float) -> Point:
        across = min(max(where.x(), 2.0), self.width() - 2.0)
        down = min(max(where.y(), 2.0), self.height() - 2.0)
        return across, down, round((self._clock() - self._begun) * 1000, 1), min(max(pressure, 0.0), 1.0)

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the box, its line to sign on, and what was drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_line(painter)
        for stroke in (*self._strokes, *([self._drawing] if self._drawing else [])):
            paint_stroke(painter, stroke, ink())

    def _paint_box(self, painter: QPainter) -> None:
        works = self.isEnabled()
        signed = bool(self._strokes)
        pen = QPen(theme.col("edge" if works else "line2"), 2 if signed else 1.5)
        if not signed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.col("raised" if works else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_line(self, painter: QPainter) -> None:
        down, left = self.height() * 0.75, theme.px(26)
        painter.setPen(QPen(theme.col("line2"), 1))
        painter.drawLine(QPointF(left, down), QPointF(self.width() - left, down))
        painter.setPen(QPen(theme.col("text2"), 1.5))
        middle, arm = QPointF(left + 5, down - 14), 4.5
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))


def ink() -> QColor:
    """Return the colour of the pen: blue-black on light paper, the colour of words on a dark one."""
    return theme.col("text") if theme.current().dark else theme.col("info_text")


def paint_stroke(painter: QPainter, stroke: list[Point] | tuple[Point, ...], colour: QColor) -> None:
    """Draw one line, rounded through the middles between its points and as thick as it was pressed."""
    painter.save()
    if len(stroke) == 1:
        across, down, _at, pressure = stroke[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(across, down), _thick(pressure) / 1.6, _thick(pressure) / 1.6)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _paint_curve(painter, stroke, colour)
    painter.restore()


def _paint_curve(painter: QPainter, stroke: list[Point] | tuple[Point, ...], colour: QColor) -> None:
    pen = QPen(colour, THINNEST)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    places = [QPointF(point[0], point[1]) for point in stroke]
    start = places[0]
    for at in range(1, len(places)):
        last = at == len(places) - 1
        end = places[at] if last else (places[at] + places[at + 1]) / 2
        path = QPainterPath(start)
        path.quadTo(places[at], end)
        pen.setWidthF(_thick((stroke[at - 1][3] + stroke[at][3]) / 2))
        painter.setPen(pen)
        painter.drawPath(path)
        start = end


def _thick(pressure: float) -> float:
    return THINNEST + (THICKEST - THINNEST) * pressure
