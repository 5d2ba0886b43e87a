"""A plot of a number over time: dots placed by date, bands in words, spans and lanes, walked with the arrow keys.

`paint_plot` draws on any painter, so that a window and a printed page show the same plot. Every plot needs a table
beside it that says the same; `PlotPoint.words` are the words for that and for screen readers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import current
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts
from luna_desktop.ui.widgets.painting import paint_ring

LEFT, RIGHT, TOP, BOTTOM, LANE = 44, 18, 26, 26, 18
DOT, LAST_DOT = 4.5, 5.5
LINES = 4
"""About how many lines lie across a plot."""


@dataclass(frozen=True)
class PlotPoint:
    """One value on its day, with the label over its dot and the whole of it in words."""

    day: date
    value: float
    label: str
    words: str


@dataclass(frozen=True)
class PlotBand:
    """A stretch of the scale with its words."""

    low: float
    high: float
    words: str


@dataclass(frozen=True)
class PlotSpan:
    """A stretch of time with its words and a tone; a lane stands under the plot, a span behind it."""

    start: date
    end: date
    words: str
    tone: str = "info"


@dataclass(frozen=True)
class Plot:
    """Everything that a plot shows. `ticks` name values on the scale where numbers say too little, as for stages."""

    title: str
    points: tuple[PlotPoint, ...]
    least: float
    most: float
    bands: tuple[PlotBand, ...] = ()
    spans: tuple[PlotSpan, ...] = ()
    lanes: tuple[PlotSpan, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()

    def scale(self) -> tuple[float, float]:
        """Return the part of the range that is drawn: from the least to a round number over the highest value."""
        if self.ticks:
            return self.least, self.most
        highest = max((point.value for point in self.points), default=self.most)
        step = _round_step(max(highest - self.least, 1.0) / LINES)
        top = self.least + math.ceil(max(highest - self.least, step) / step + 0.15) * step
        return self.least, min(self.most, top) if self.most > self.least else top

    def lines(self) -> tuple[tuple[float, str], ...]:
        """Return the values at which a line lies across, with their labels."""
        if self.ticks:
            return self.ticks
        low, high = self.scale()
        step = _round_step((high - low) / LINES)
        count = int((high - low) / step + 1e-6)
        return tuple((low + at * step, f"{low + at * step:g}") for at in range(count + 1))


@dataclass(frozen=True)
class Inks:
    """The colours of a plot."""

    line: QColor
    dot: QColor
    ground: QColor
    text: QColor
    quiet: QColor
    rule: QColor
    band: QColor


def screen_inks() -> Inks:
    """Return the colours of the theme that is shown."""
    return Inks(*(theme.col(token) for token in ("accent", "accent", "surface", "text", "text3", "line", "sunken")))


def paper_inks() -> Inks:
    """Return dark ink on white paper."""
    names = ("#17494D", "#17494D", "#FFFFFF", "#221F1B", "#544D44", "#D3C9BA", "#F6F2EC")
    return Inks(*(QColor(name) for name in names))


class Placing:
    """Where days and values lie within a box."""

    def __init__(self, plot: Plot, box: QRectF) -> None:
        metrics = QFontMetricsF(fonts.font(theme.px(12)))
        self.left = max(LEFT, *(metrics.horizontalAdvance(label) + 14 for _value, label in plot.lines()))
        self.box = box.adjusted(self.left, TOP, -RIGHT, -BOTTOM)
        self.box.setBottom(self.box.bottom() - LANE * len(plot.lanes))
        self._low, self._high = plot.scale()
        days = [point.day for point in plot.points]
        days += [day for span in (*plot.spans, *plot.lanes) for day in (span.start, span.end)]
        self.first = min(days, default=date(2000, 1, 1))
        self.last = max(days, default=self.first)
        self._pad = max(1, (self.last - self.first).days) * 0.04

    def x(self, day: date) -> float:
        """Return where a day lies."""
        span = max(1, (self.last - self.first).days) + 2 * self._pad
        return self.box.left() + self.box.width() * ((day - self.first).days + self._pad) / span

    def y(self, value: float) -> float:
        """Return where a value lies."""
        share = (value - self._low) / (self._high - self._low) if self._high > self._low else 0.5
        return self.box.bottom() - self.box.height() * share

    def point(self, point: PlotPoint) -> QPointF:
        """Return where a dot lies."""
        return QPointF(self.x(point.day), self.y(point.value))


def paint_plot(painter: QPainter, box: QRectF, plot: Plot, inks: Inks, *, chosen: int = -1) -> Placing:
    """Draw a plot into a box, and return where everything lies."""
    placing = Placing(plot, box)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, plot, placing, inks)
    _paint_days(painter, placing, inks)
    for at, lane in enumerate(plot.lanes):
        top = placing.box.bottom() + BOTTOM - 4 + at * LANE
        _paint_span(painter, placing, lane, QRectF(0, top, 0, LANE - 5), rounded=True)
    places = [placing.point(point) for point in plot.points]
    painter.setPen(QPen(inks.line, 2))
    if len(places) > 1:
        painter.drawPolyline(places)
    font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    free = -1e6
    for at, (point, place) in enumerate(zip(plot.points, places, strict=True)):
        last = at == len(places) - 1
        painter.setPen(QPen(inks.line, 2))
        painter.setBrush(inks.dot if last else inks.ground)
        painter.drawEllipse(place, LAST_DOT if last else DOT, LAST_DOT if last else DOT)
        if at == chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, LAST_DOT + 4, LAST_DOT + 4)
        wide = metrics.horizontalAdvance(point.label) + 6
        label = QRectF(place.x() - wide / 2, place.y() - 12 - metrics.height(), wide, metrics.height())
        if label.left() > free or last or at == chosen:
            painter.setPen(inks.text)
            painter.setFont(font)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, point.label)
            free = label.right()
    painter.restore()
    return placing


def _paint_ground(painter: QPainter, plot: Plot, placing: Placing, inks: Inks) -> None:
    box = placing.box
    small = fonts.font(theme.px(12))
    painter.setFont(small)
    low, high = plot.scale()
    for at, band in enumerate(plot.bands):
        top, bottom = placing.y(min(band.high, high)), placing.y(max(band.low, low))
        if bottom - top < 1:
            continue
        area = QRectF(box.left(), top, box.width(), bottom - top)
        if at % 2 == 0:
            painter.fillRect(area, inks.band)
        if area.height() >= QFontMetricsF(small).height():
            painter.setPen(inks.quiet)
            words = area.adjusted(0, 1, -6, -1)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, band.words)
    for span in plot.spans:
        _paint_span(painter, placing, span, QRectF(0, box.top(), 0, box.height()), rounded=False)
    painter.setFont(small)
    for value, label in plot.lines():
        y = placing.y(value)
        painter.setPen(QPen(inks.rule, 1))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setPen(inks.quiet)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(box.left() - placing.left, y - 9, placing.left - 8, 18), flags, label)


def _paint_span(painter: QPainter, placing: Placing, span: PlotSpan, rows: QRectF, *, rounded: bool) -> None:
    area = QRectF(placing.x(span.start), rows.top(), 0, rows.height())
    area.setRight(max(area.left() + 6, placing.x(span.end)))
    painter.setPen(QPen(theme.col(f"{span.tone}_line"), 1) if rounded else Qt.PenStyle.NoPen)
    painter.setBrush(theme.col(f"{span.tone}_bg"))
    painter.drawRoundedRect(area, 4 if rounded else 0, 4 if rounded else 0)
    painter.setFont(fonts.font(theme.px(11), QFont.Weight.DemiBold))
    painter.setPen(theme.col(f"{span.tone}_text"))
    flags = Qt.AlignmentFlag.AlignLeft | (Qt.AlignmentFlag.AlignVCenter if rounded else Qt.AlignmentFlag.AlignTop)
    painter.drawText(area.adjusted(6, 1, 300, -1), flags, span.words)


def _paint_days(painter: QPainter, placing: Placing, inks: Inks) -> None:
    """Write months under the plot, as many as there is room for."""
    painter.setFont(fonts.font(theme.px(12)))
    metrics = QFontMetricsF(painter.font())
    box, free = placing.box, -1e6
    for month in _months(placing.first, placing.last):
        x = placing.x(month)
        painter.setPen(QPen(inks.rule, 1))
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 4))
        words = PartialDate(month.year, month.month).shown(current())
        wide = metrics.horizontalAdvance(words) + 4
        left = min(x, box.right() + RIGHT - wide)
        if left > free:
            painter.setPen(inks.quiet)
            painter.drawText(QRectF(left, box.bottom() + 4, wide, 18), Qt.AlignmentFlag.AlignLeft, words)
            free = left + wide + 12


def _months(first: date, last: date) -> list[date]:
    start = first.year * 12 + first.month - 1
    end = last.year * 12 + last.month - 1
    months = [date(at // 12, at % 12 + 1, 1) for at in range(start + 1, end + 1)]
    return [first, *months]


def _round_step(rough: float) -> float:
    """Return the round number of 1, 2 or 5 that is not smaller than a rough step."""
    ten = 10.0 ** math.floor(math.log10(rough))
    return next((factor * ten for factor in (1, 2, 5) if factor * ten >= rough - 1e-9), 10 * ten)


class TrendPlot(QWidget):
    """A plot on the screen. Left and Right go from dot to dot, Home and End to the first and the last.

    Signals:
        chosen: the place of the dot that is current now.
        opened: the place of the dot on which Enter or a double click fell.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._plot = Plot("", (), 0, 1)
        self._at = -1
        self._parts = PaintedParts(self, self._go)

    def show_plot(self, plot: Plot) -> None:
        """Show a plot; the last dot is current."""
        self._plot = plot
        self._at = -1
        self.setAccessibleName(plot.title)
        self.setAccessibleDescription(plot.points[-1].words if plot.points else "")
        self._place_parts()
        self.updateGeometry()
        self.update()

    def plot(self) -> Plot:
        """Return what is shown."""
        return self._plot

    def current(self) -> int:
        """Return the place of the current dot, -1 for none."""
        return self._at

    def sizeHint(self) -> QSize:
        """Ask for room for the plot and its lanes."""
        return QSize(480, theme.px(220) + LANE * len(self._plot.lanes))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(240, theme.px(180) + LANE * len(self._plot.lanes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the dots."""
        count = len(self._plot.points)
        here = count if self._at < 0 else self._at
        steps = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = Qt.Key(event.key())
        if count and key in steps:
            self._go(max(0, min(count - 1, steps[key])))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at >= 0:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the nearest dot."""
        at = self._near(event.position())
        if at >= 0:
            self._go(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a dot is."""
        at = self._near(event.position())
        self.setToolTip(self._plot.points[at].words if at >= 0 else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the nearest dot."""
        at = self._near(event.position())
        if at >= 0:
            self.opened.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let screen readers find the dots where they are."""
        super().resizeEvent(event)
        self._place_parts()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the plot."""
        painter = QPainter(self)
        paint_plot(painter, QRectF(self.rect()), self._plot, screen_inks(), chosen=self._at)
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if self.hasFocus() and by_keyboard:
            paint_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 6)

    def _places(self) -> Sequence[QPointF]:
        placing = Placing(self._plot, QRectF(self.rect()))
        return [placing.point(point) for point in self._plot.points]

    def _near(self, point: QPointF) -> int:
        found = [((place - point).manhattanLength(), at) for at, place in enumerate(self._places())]
        distance, at = min(found, default=(1e6, -1))
        return at if distance < 22 else -1

    def _go(self, at: int) -> None:
        self._at = at
        point = self._plot.points[at]
        self.setAccessibleDescription(point.words)
        self._parts.choose(at)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, point.words))
        self.chosen.emit(at)
        self.update()

    def _place_parts(self) -> None:
        parts = []
        for at, (point, place) in enumerate(zip(self._plot.points, self._places(), strict=True)):
            box = QRectF(place.x() - 8, place.y() - 8, 16, 16).toRect()
            parts.append(PaintedPart(at, f"{self.objectName()}Dot{at}", point.words, box, at == self._at))
        self._parts.show_parts(parts)
