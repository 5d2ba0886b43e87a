"""The canvas on which two photographs are compared: wiped, side by side, laid over each other, or one after the other.

It draws what the stage says and reads mouse and keys; what they mean for the record is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.domain.clinical.photo_marks import PhotoMarks
from luna_desktop.texts import _
from luna_desktop.ui import icons, theme
from luna_desktop.ui.compare import drawing
from luna_desktop.ui.compare.keys import Keys
from luna_desktop.ui.compare.pointing import Pointing
from luna_desktop.ui.compare.pyramid import Pyramid
from luna_desktop.ui.compare.setting import PointSetting
from luna_desktop.ui.compare.stage import BOTH, Mode, Side, Stage
from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts

BLINK_MS = 800
"""How long each picture stands while they change: slower than anything that could harm (WCAG 2.3.1)."""
WHEEL_STEP = 1.15
STRONGER = 4
"""By how much a difference is made stronger; the photographs themselves are drawn as they are."""
_HANDLE = 19.0
_GRAB = 24.0
_PARTS = 1000
"""Unseen parts of the later picture are numbered from here on."""


class CompareCanvas(QWidget):
    """Draws two photographs unchanged, by one stage.

    Signals:
        changed: the stage changed by mouse or key.
        asked: the name of something that a key asked for, such as “grid”.
        pointed: a `Pointing` to which a point was added or of which one was taken.
        finished: a `Pointing` with all its points.
        left: the person gave up setting points.
        picked: the side and the number of a mark that was clicked or pressed.
    """

    changed = Signal(object)
    asked = Signal(str)
    pointed = Signal(object)
    finished = Signal(object)
    left = Signal()
    picked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "compareCanvas", _("Photographs beside each other"))
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.stage = Stage()
        self._pictures: dict[Side, Pyramid] = {}
        self._layers: dict[Side, PhotoMarks] = {}
        self._plates: dict[Side, str] = {}
        self._teller: Callable[[Side, int], str] = lambda _side, _number: ""
        self._chosen: tuple[Side, int] | None = None
        self._grid, self._marks, self._can_wipe = True, True, True
        self._drag: QPointF | None = None
        self._moves_handle = False
        self.setting = PointSetting(self)
        self._keys = Keys(self)
        self._parts = PaintedParts(self, self._part_pressed)
        self._timer = QTimer(self)
        self._timer.setInterval(BLINK_MS)
        self._timer.timeout.connect(self.show_other)
        discreet().changed.connect(self.update)

    def show_pictures(self, pictures: Mapping[Side, Pyramid]) -> None:
        """Draw these pictures from now on; the stage stays."""
        self._pictures |= dict(pictures)
        self.update()

    def picture(self, side: Side) -> Pyramid | None:
        """Return the picture of a side, if it has come."""
        return self._pictures.get(side)

    def forget(self) -> None:
        """Let go of both pictures and of what lies over them."""
        self._timer.stop()
        self._pictures, self._layers, self._plates, self._chosen = {}, {}, {}, None
        self.setting.stop()
        self._parts.show_parts(())
        self.update()

    def show_layers(self, layers: Mapping[Side, PhotoMarks], spoken: Callable[[Side, int], str]) -> None:
        """Draw what lies over the pictures; `spoken` tells a mark in words."""
        self._layers = dict(layers)
        self._teller = spoken
        self._tell_parts()
        self.update()

    def show_plates(self, plates: Mapping[Side, str], described: str) -> None:
        """Write on each picture which it is, and tell a screen reader what is compared."""
        self._plates = dict(plates)
        self.setAccessibleDescription(described)
        self.update()

    def show_stage(self, stage: Stage) -> None:
        """Draw by another stage."""
        self.stage = stage
        blinks = stage.mode is Mode.BLINK and not theme.current().still
        if blinks != self._timer.isActive():
            self._timer.start() if blinks else self._timer.stop()
        self._tell_parts()
        self.update()

    def change(self, stage: Stage) -> None:
        """Draw by another stage and tell of it."""
        self.show_stage(stage)
        self.changed.emit(stage)

    def show_grid(self, shown: bool) -> None:
        """Draw thirds over the pictures, or not."""
        self._grid = shown
        self.update()

    def show_marks(self, shown: bool) -> None:
        """Draw what lies over the pictures, or hide it."""
        self._marks = shown
        self._tell_parts()
        self.update()

    def choose(self, chosen: tuple[Side, int] | None) -> None:
        """Let a mark stand out."""
        self._chosen = chosen
        self.update()

    def show_other(self) -> None:
        """Show the other picture, while they are shown one after the other."""
        self.change(replace(self.stage, front=self.stage.front.other))

    def area(self) -> QRectF:
        """Return where pictures are drawn."""
        return QRectF(self.rect())

    def active_side(self) -> Side:
        """Return the picture that keys move where each moves for itself: the one under the cross or the first."""
        return self.setting.side if self.setting.pointing is not None else self.stage.order[0]

    def sizeHint(self) -> QSize:
        """Ask for what a small window has."""
        return QSize(560, 360)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, pictures, layers, grid, slider, plates and the cross."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.PHOTO_CANVAS))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.area()
        if self.stage.mode is Mode.OVERLAY and self.stage.difference:
            self._paint_difference(painter, area)
        else:
            for side in self.stage.order:
                self._paint_side(painter, side, area)
        if self._grid:
            for pane in {self.stage.pane(side, area).toRect() for side in BOTH}:
                drawing.draw_grid(painter, QRectF(pane))
        if self.stage.mode is Mode.SLIDER and self._pictures:
            self._paint_slider(painter, area)
        self._paint_plates(painter, area)
        self.setting.paint(painter)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.col("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_side(self, painter: QPainter, side: Side, area: QRectF) -> None:
        seen, picture = self.stage.seen(side, area), self._pictures.get(side)
        if seen.isEmpty() or picture is None:
            return
        placed = self.stage.placed(side, area)
        is_upper = self.stage.mode is Mode.OVERLAY and side is self.stage.order[1]
        painter.save()
        painter.setClipRect(seen)
        if is_upper:
            painter.setOpacity(self.stage.opacity)
        picture.draw(painter, placed, self.devicePixelRatioF())
        painter.setOpacity(1)
        if self._marks and side in self._layers and (is_upper or self.stage.mode is not Mode.OVERLAY):
            chosen = self._chosen[1] if self._chosen is not None and self._chosen[0] is side else -1
            drawing.draw_layer(painter, self._layers[side], picture, placed, chosen)
        painter.restore()

    def _paint_difference(self, painter: QPainter, area: QRectF) -> None:
        """Draw how far the two lie apart at each place, made stronger so that it can be seen; no layer lies over it."""
        ratio = self.devicePixelRatioF()
        made = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor("#000000"))
        inner = QPainter(made)
        for side in self.stage.order:
            picture = self._pictures.get(side)
            if picture is not None:
                picture.draw(inner, self.stage.placed(side, area), ratio)
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        inner.end()
        painter.drawImage(0, 0, made)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for _again in range(STRONGER - 1):
            painter.drawImage(0, 0, made)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _paint_slider(self, painter: QPainter, area: QRectF) -> None:
        x = self._handle_x()
        painter.setPen(QPen(QColor("#FFFFFF"), 3))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        middle = QPointF(x, area.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        box = QRectF(middle.x() - 10, middle.y() - 10, 20, 20)
        icons.paint(painter, box, "move-horizontal", QColor("#17494D"))

    def _paint_plates(self, painter: QPainter, area: QRectF) -> None:
        first, last = self.stage.order
        height = theme.px(20)
        if self.stage.mode is Mode.BLINK:
            drawing.write(painter, area.topLeft() + QPointF(14, 14), self._plates.get(self.stage.front, ""))
            return
        drawing.write(painter, self.stage.pane(first, area).topLeft() + QPointF(14, 14), self._plates.get(first, ""))
        text = self._plates.get(last, "")
        width = drawing.plate_width(text)
        place = self.stage.pane(last, area).topRight() + QPointF(-14 - width, 14)
        if self.stage.mode is Mode.OVERLAY and area.width() < 2 * width + 60:
            place += QPointF(0, height + 8)
        drawing.write(painter, place, text)

    def _handle_x(self) -> float:
        return round(self.area().left() + self.area().width() * self.stage.position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the keys of points first, then those of the canvas."""
        if not (self.setting.key(event) or self._keys.read(event)):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set a point, take the slider, pick a mark, or take hold of the picture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.setting.pointing is not None:
            self.setting.press(at)
            return
        is_slider = self.stage.mode is Mode.SLIDER
        self._moves_handle = is_slider and abs(at.x() - self._handle_x()) <= _GRAB
        self._drag = at
        if not self._moves_handle:
            found = self._mark_at(at)
            if found is not None:
                self.picked.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the slider or the picture."""
        at = event.position()
        if self._drag is None:
            near = self.stage.mode is Mode.SLIDER and abs(at.x() - self._handle_x()) <= _GRAB
            crossed = self.setting.pointing is not None
            shape = Qt.CursorShape.CrossCursor if crossed else Qt.CursorShape.SplitHCursor
            self.setCursor(shape if near or crossed else Qt.CursorShape.OpenHandCursor)
        elif self._moves_handle:
            share = (at.x() - self.area().left()) / max(1.0, self.area().width())
            self.change(replace(self.stage, position=min(1.0, max(0.0, share))))
        else:
            side = self.stage.side_at(self._drag, self.area())
            self.change(self.stage.moved(at - self._drag, side, self.area()))
            self._drag = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Let go."""
        self._drag, self._moves_handle = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Finish an outline."""
        if self.setting.pointing is not None:
            self.setting.finish()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        factor = WHEEL_STEP ** (event.angleDelta().y() / 120)
        side = self.stage.side_at(event.position(), self.area())
        self.change(self.stage.zoomed(factor, side, self.area(), event.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def _mark_at(self, point: QPointF) -> tuple[Side, int] | None:
        for side in self.stage.order[::-1]:
            for key, place in self._places(side):
                if place.contains(point.toPoint()):
                    return side, key
        return None

    def _places(self, side: Side) -> list[tuple[int, QRect]]:
        """Return where the marks of a picture are seen now."""
        layer, area = self._layers.get(side), self.area()
        if layer is None or not self._marks:
            return []
        placed, seen = self.stage.placed(side, area), self.stage.seen(side, area)
        found = []
        for number, mark in enumerate(layer.marks):
            box = drawing.bounds(mark, placed).intersected(seen)
            if not box.isEmpty():
                found.append((number, box.toAlignedRect()))
        return found

    def _tell_parts(self) -> None:
        parts = [
            PaintedPart(number + (0 if side is Side.BEFORE else _PARTS), f"mark_{side}_{number}", words, place)
            for side in BOTH
            for number, place in self._places(side)
            if (words := self._teller(side, number))
        ]
        self._parts.show_parts(parts)

    def _part_pressed(self, key: int) -> None:
        side, number = (Side.AFTER, key - _PARTS) if key >= _PARTS else (Side.BEFORE, key)
        self.picked.emit(side, number)

    def start_pointing(self, pointing: Pointing) -> None:
        """Let points be set, in panes of their own so that each lands on one picture."""
        if not self.stage.is_split:
            self.change(replace(self.stage, mode=Mode.SIDES))
        self.setting.start(pointing)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
