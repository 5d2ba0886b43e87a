"""The drawings with their pins: painted, walked and moved with keys, clicked, dragged, and looked at closer.

Drawings are painted once into a picture and pins over it, so that moving a pin stays smooth with hundreds of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.clinical.figures import FIGURE_SETS
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.body_map.pins import RADIUS, Pin, paint_extent, paint_figure, paint_names, paint_pin, pin_shape
from luna_desktop.ui.body_map.placing import HEAD, Look, Spot, Standing, scene_of, spot_at, stand
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts

START = {"front": (0.5, 0.4), "back": (0.5, 0.35)}
"""Where a marker begins that is set by a key: clear of intimate regions."""
ZOOM_STEP = 1.25
_MOVES = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class BodyCanvas(QWidget):
    """Drawings and pins.

    Signals:
        chosen: the fact id of the pin that is current now, 0 for none or for one that is not saved.
        place_wanted: a `Spot` on which to mark something.
        moved: the fact id of a pin and the `Spot` to which it is moved.
        edit_wanted, strike_wanted: the fact id of the current pin.
    """

    chosen = Signal(int)
    place_wanted = Signal(object)
    moved = Signal(int, object)
    edit_wanted = Signal(int)
    strike_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "bodyCanvas", _("Body map"))
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.can_change = True
        self._set = "body"
        self._pins: tuple[Pin, ...] = ()
        self._current: int | None = None
        self._standings: tuple[Standing, ...] = ()
        self._look = Look(QSizeF(1, 1))
        self._ground = QPixmap()
        self._pressed: QPointF | None = None
        self._dragged: int | None = None
        self._drag_to: Spot | None = None
        self._pushed: QPointF | None = None
        self._parts = PaintedParts(self, self._press)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(60)
        self._settle.timeout.connect(self._place_buttons)
        theme.watch().changed.connect(self._forget_ground)

    def show_set(self, name: str) -> None:
        """Show a set of drawings whole."""
        self._set = name
        self._look = Look(QSizeF(self.size()))
        self._lay_out()

    def shown_set(self) -> str:
        """Return which set of drawings is shown."""
        return self._set

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Show these pins instead of those before."""
        self._pins = tuple(pins)
        if self._current is not None and self.pin(self._current) is None:
            self._current = None
        self._settle.start()
        self.update()

    def pins(self) -> tuple[Pin, ...]:
        """Return the pins on the drawings that are shown, by number."""
        names = FIGURE_SETS[self._set]
        return tuple(pin for pin in self._pins if pin.spot.figure in names)

    def pin(self, fact_id: int) -> Pin | None:
        """Return a pin by its fact id."""
        return next((pin for pin in self._pins if pin.fact_id == fact_id), None)

    def current(self) -> Pin | None:
        """Return the pin that is current, or None."""
        return None if self._current is None else self.pin(self._current)

    def choose(self, fact_id: int | None) -> None:
        """Make a pin current, without telling anybody, and look at where it is."""
        self._current = fact_id
        pin = self.current()
        self.setAccessibleDescription(pin.words if pin else "")
        self._parts.choose(fact_id)
        if pin is not None:
            scene = scene_of(self._standings, pin.spot)
            if scene is not None:
                self._set_look(self._look.showing(scene))
        self.update()

    def zoom(self) -> float:
        """Return how far in the view is; 1 shows everything."""
        return self._look.zoom

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Look closer or from farther, around a point of the widget, else around the current pin or the middle."""
        if around is None:
            pin = self.current()
            scene = scene_of(self._standings, pin.spot) if pin else None
            around = self._look.transform().map(scene) if scene else QPointF(self.rect().center())
        self._set_look(self._look.zoomed(self._look.zoom * factor, around))

    def show_whole(self) -> None:
        """Look at everything again."""
        self._set_look(Look(QSizeF(self.size())))

    def spot_of_key(self) -> Spot:
        """Return where M marks: the middle of what is seen, or a usual place where everything is seen."""
        names = FIGURE_SETS[self._set]
        middle = self._look.scene(QPointF(self.rect().center()))
        seen = spot_at(self._standings, middle) if self._look.zoom > 1 else None
        pin = self.current()
        name = pin.spot.figure if pin and pin.spot.figure in names else names[0]
        return seen or Spot(name, *START.get(name, (0.5, 0.5)))

    def point_of(self, pin: Pin) -> QPointF | None:
        """Return where a pin is seen in the widget."""
        spot = self._drag_to if self._drag_to is not None and pin.fact_id == self._dragged else pin.spot
        scene = scene_of(self._standings, spot)
        return self._look.transform().map(scene) if scene is not None else None

    def sizeHint(self) -> QSize:
        """Ask for room for two figures."""
        return QSize(760, 560)

    def minimumSizeHint(self) -> QSize:
        """Stay large enough to hit a pin."""
        return QSize(320, 280)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the drawings out anew."""
        super().resizeEvent(event)
        self._look = self._look.resized(QSizeF(self.size()))
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, move, walk, zoom."""
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        pin = self.current()
        if key == Qt.Key.Key_M and self.can_change:
            self.place_wanted.emit(self.spot_of_key())
        elif key in _MOVES:
            self._move(pin, _MOVES[key] * (10 if shift else 1))
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._walk(key)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom_by(1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and pin is not None:
            self.edit_wanted.emit(pin.fact_id)
        elif key == Qt.Key.Key_Delete and pin is not None and self.can_change:
            self.strike_wanted.emit(pin.fact_id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a pin, or of the drawing with the middle button."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pushed = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            pin = self._pin_at(event.position())
            self._dragged = pin.fact_id if pin is not None else None
            if pin is not None:
                self._go(pin)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        if self._pushed is not None:
            self._set_look(self._look.moved(event.position() - self._pushed))
            self._pushed = event.position()
        elif self._pressed is not None and self._dragged is not None and self.can_change:
            far = (event.position() - self._pressed).manhattanLength() > 5
            if far or self._drag_to is not None:
                self._drag_to = spot_at(self._standings, self._look.scene(event.position())) or self._drag_to
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a pin go where it is, or mark the place that was clicked."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pushed = None
            return
        dragged, spot, pressed = self._dragged, self._drag_to, self._pressed
        self._dragged = self._drag_to = self._pressed = None
        if dragged is not None and spot is not None:
            self.moved.emit(dragged, spot)
        elif dragged is None and pressed is not None and self.can_change:
            place = spot_at(self._standings, self._look.scene(event.position()))
            if place is not None:
                self.place_wanted.emit(place)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the pin under the pointer."""
        pin = self._pin_at(event.position())
        if pin is not None:
            self.edit_wanted.emit(pin.fact_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else push the drawings that are larger than the view."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        elif self._look.zoom > 1:
            self._set_look(self._look.moved(QPointF(event.angleDelta()) / 2))
        else:
            event.ignore()
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first pin."""
        super().focusInEvent(event)
        if self._current is None and self.pins() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go(self.pins()[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground, then the pins, the current one last."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._grounded())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(RADIUS)
        now = self.current()
        for pin in (*(each for each in self.pins() if each is not now), *((now,) if now in self.pins() else ())):
            point = self.point_of(pin)
            if point is None:
                continue
            paint_extent(painter, point, pin, self._pixels_per_mm(pin), radius)
            if pin is now:
                painter.setPen(QPen(theme.col("focus" if self.hasFocus() else "accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(point, radius + 5, radius + 5)
            paint_pin(painter, point, pin.marking, str(pin.number), radius=radius, new=not pin.fact_id)

    def _grounded(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._ground.size() == wanted and self._ground.devicePixelRatio() == ratio:
            return self._ground
        self._ground = QPixmap(wanted)
        self._ground.setDevicePixelRatio(ratio)
        self._ground.fill(theme.col("surface"))
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        transform = self._look.transform()
        painter.setTransform(transform, combine=True)
        for standing in self._standings:
            paint_figure(painter, standing)
        painter.resetTransform()
        for standing in self._standings:
            cell, box = transform.mapRect(standing.cell), transform.mapRect(standing.box)
            paint_names(painter, standing, cell, box, QRectF(self.rect()))
        painter.end()
        return self._ground

    def _pixels_per_mm(self, pin: Pin) -> float:
        for standing in self._standings:
            if standing.figure.id == pin.spot.figure:
                return standing.scale * self._look.zoom / standing.figure.mm_per_unit
        return 0.0

    def _pin_at(self, point: QPointF) -> Pin | None:
        radius = theme.px(RADIUS) + 3
        for pin in reversed(self.pins()):
            centre = self.point_of(pin)
            if centre is not None and pin_shape(pin.marking, centre, radius).contains(point):
                return pin
        return None

    def _go(self, pin: Pin) -> None:
        self.choose(pin.fact_id)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, pin.words))
        self.chosen.emit(pin.fact_id)

    def _walk(self, key: Qt.Key) -> None:
        pins = self.pins()
        if not pins:
            return
        now = self.current()
        here = pins.index(now) if now in pins else -1
        steps = {Qt.Key.Key_PageDown: here + 1, Qt.Key.Key_PageUp: here - 1, Qt.Key.Key_Home: 0}
        self._go(pins[max(0, min(len(pins) - 1, steps.get(key, len(pins) - 1)))])

    def _move(self, pin: Pin | None, millimetres: QPointF) -> None:
        if pin is None or not self.can_change:
            return
        drawing = next((each.figure for each in self._standings if each.figure.id == pin.spot.figure), None)
        if drawing is None:
            return
        across, down = drawing.step(1)
        x = min(1.0, max(0.0, pin.spot.x + across * millimetres.x()))
        y = min(1.0, max(0.0, pin.spot.y + down * millimetres.y()))
        self.moved.emit(pin.fact_id, Spot(pin.spot.figure, x, y))

    def _set_look(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self._forget_ground()

    def _forget_ground(self) -> None:
        self._ground = QPixmap()
        self._settle.start()
        self.update()

    def _lay_out(self) -> None:
        self._standings = stand(FIGURE_SETS[self._set], QSizeF(self.size()), theme.px(HEAD))
        self._forget_ground()

    def _place_buttons(self) -> None:
        """Put what screen readers see where the pins are, once nothing moves any more."""
        radius = theme.px(RADIUS)
        parts = []
        for pin in self.pins():
            point = self.point_of(pin) or QPointF(-100, -100)
            place = QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius).toRect()
            chosen = pin.fact_id == self._current
            parts.append(PaintedPart(pin.fact_id, f"pin{pin.number}", pin.words, place, chosen))
        self._parts.show_parts(parts)

    def _press(self, fact_id: int) -> None:
        pin = self.pin(fact_id)
        if pin is not None:
            self._go(pin)
