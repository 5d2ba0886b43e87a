"""Trends of numbers over the dated assessments: dots and a line, first and last day, and a word for the direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.entries.described import day_words, number_words
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec

STEADY_SHARE = 0.05
"""A change of less than this share of the larger end counts as steady."""


class Direction(Enum):
    """Which way a number went, from the last but one assessment to the last."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"


_DIRECTIONS: dict[Direction, tuple[Message, str]] = {
    Direction.RISING: (say("Rising"), "chevron-up"),
    Direction.FALLING: (say("Falling"), "chevron-down"),
    Direction.STEADY: (say("Steady"), "minus"),
}


@dataclass(frozen=True)
class Point:
    """A number on the day on which it was told."""

    day: PartialDate
    value: float


def direction_of(points: Sequence[Point]) -> Direction:
    """Return which way the newest number went from the one before it."""
    before, last = points[-2].value, points[-1].value
    if abs(last - before) <= STEADY_SHARE * max(abs(before), abs(last)):
        return Direction.STEADY
    return Direction.RISING if last > before else Direction.FALLING


def _month_words(day: PartialDate) -> str:
    return day_words(PartialDate(day.year, day.month))


class Sparkline(QWidget):
    """Dots and a line, placed by date; the last dot is filled."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these numbers, oldest first."""
        self._points = tuple(points)
        self.setAccessibleName(
            ", ".join(_("{day}: {number}", day=day_words(p.day), number=number_words(p.value)) for p in points)
        )
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the line and the two dates."""
        return QSize(150, theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw it."""
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = theme.px(18)
        places = self._places(QRectF(7, 7, self.width() - 14, self.height() - foot - 16))
        ground = self.height() - foot - 0.5
        painter.setPen(QPen(theme.col("line"), 1))
        painter.drawLine(QPointF(0, ground), QPointF(self.width(), ground))
        painter.setPen(QPen(theme.col("accent"), 1.75))
        painter.drawPolyline(places)
        for place in places:
            painter.setBrush(theme.col("accent" if place is places[-1] else "surface"))
            radius = 4.5 if place is places[-1] else 3.25
            painter.drawEllipse(place, radius, radius)
        painter.setFont(fonts.font(theme.px(11)))
        painter.setPen(theme.col("text3"))
        box = QRectF(0, self.height() - foot, self.width(), foot)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, _month_words(self._points[0].day))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, _month_words(self._points[-1].day))

    def _places(self, box: QRectF) -> list[QPointF]:
        days = [point.day.earliest.toordinal() for point in self._points]
        values = [point.value for point in self._points]
        span = max(1, days[-1] - days[0])
        low, high = min(values), max(values)
        return [
            QPointF(
                box.left() + box.width() * (day - days[0]) / span,
                box.center().y() if high == low else box.bottom() - box.height() * (value - low) / (high - low),
            )
            for day, value in zip(days, values, strict=True)
        ]


class TrendCard(Card):
    """One number: its name, where it stands, its line, and in a word which way it went."""

    def __init__(self, name: str, title: str, unit: str) -> None:
        super().__init__(title, f"{name}Trend")
        self._chip = Chip("")
        self._value = words("", "title")
        self._line = Sparkline(f"{name}Line")
        self._title = title
        self.add_action(self._chip)
        row = QHBoxLayout()
        row.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._value)
        left.addWidget(words(unit, "caption"))
        left.addStretch(1)
        row.addLayout(left)
        row.addWidget(self._line, 1)
        self.add(row)
        self._table = named(QWidget(), f"{name}Table", title)
        self._lines = QGridLayout(self._table)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setColumnStretch(0, 1)
        self.add(self._table)
        self._table.hide()

    def show_points(self, points: Sequence[Point]) -> None:
        """Show the numbers, oldest first; fewer than two are no trend and hide the card."""
        self.setVisible(len(points) >= 2)
        if len(points) < 2:
            return
        text, icon = _DIRECTIONS[direction_of(points)]
        self._chip.show_chip(ChipSpec(shown(text), "neutral", icon))
        self._value.setText(number_words(points[-1].value))
        self._line.show_points(points)
        self._fill_table(points)
        named(self, self.objectName(), _("{title}: {direction}", title=self._title, direction=shown(text)))

    def show_table(self, wanted: bool) -> None:
        """Show the numbers with their days instead of the line, or the line again."""
        self._line.setVisible(not wanted)
        self._table.setVisible(wanted)

    def table_texts(self) -> list[str]:
        """Return the cells of the table, row by row."""
        return [label.text() for label in self._table.findChildren(QLabel) if not label.isHidden()]

    def _fill_table(self, points: Sequence[Point]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, point in enumerate(reversed(points)):
            self._lines.addWidget(words(day_words(point.day), "caption"), at, 0)
            self._lines.addWidget(words(number_words(point.value), "body"), at, 1)
