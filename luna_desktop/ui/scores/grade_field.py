"""Grades of one part in a row: digits or arrows choose, Delete makes it not known again; last time has a dot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.domain.clinical.scores.parts import Part
from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.scores.wording import grade_words, part_words, text_of
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import paint_ring

CELL, LEAST_CELL, HIGH = 30, 21, 32
LONG_CELL = 46


class GradeStrip(QWidget):
    """The grades of a part.

    Signals:
        chosen: the person chose a grade, or took it away.
    """

    chosen = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part, self._value, self._last, self._read_only = part, "", "", False
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cell = LONG_CELL if any(len(code) > 3 for code in part.codes()) else CELL
        self._tell()

    def value(self) -> str:
        """Return the grade, or nothing where it is not known."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show a grade; one that is not offered shows none."""
        self._value = value if value in self._part.codes() else ""
        self._tell()

    def show_last(self, value: str) -> None:
        """Mark the grade of last time with a dot."""
        self._last = value
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let the grade be seen, but not changed."""
        self._read_only = read_only
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for every grade."""
        return QSize(theme.px(self._cell) * len(self._part.grades) + 2, theme.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Let the grades move closer together where there is little room, but cut none off."""
        least = LEAST_CELL if self._cell == CELL else self._cell
        return QSize(theme.px(least) * len(self._part.grades) + 2, theme.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit or arrow; Delete and Backspace make it not known."""
        codes = self._part.codes()
        here = codes.index(self._value) if self._value in codes else -1
        steps = {
            Qt.Key.Key_Left: max(0, here - 1),
            Qt.Key.Key_Right: min(len(codes) - 1, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(codes) - 1,
        }
        key = Qt.Key(event.key())
        if event.text() and event.text() in codes:
            self._choose(event.text())
        elif key in steps:
            self._choose(codes[steps[key]])
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._choose("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the grade under the pointer; the chosen one once more takes it away."""
        code = self._at(event.position().x())
        self._choose("" if code == self._value else code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a grade means."""
        self.setToolTip(grade_words(self._part, self._at(event.position().x())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.col("edge" if self.isEnabled() else "line2"), 1))
        painter.setBrush(theme.col("sunken" if self._read_only else "raised"))
        painter.drawRoundedRect(whole, 7, 7)
        codes = self._part.codes()
        wide = whole.width() / len(codes)
        for at, code in enumerate(codes):
            cell = QRectF(whole.left() + at * wide, whole.top(), wide, whole.height())
            on = code == self._value
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.col("accent"))
                painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 6, 6)
            weight = QFont.Weight.DemiBold if on else QFont.Weight.Normal
            painter.setFont(fonts.font(theme.px(12 if len(code) > 1 else 14), weight))
            painter.setPen(theme.col("on_accent" if on else "text2"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, code)
            if code == self._last:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.col("on_accent" if on else "clay"))
                painter.drawEllipse(QPointF(cell.center().x(), cell.bottom() - 5), 2, 2)
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if self.hasFocus() and by_keyboard:
            paint_ring(painter, whole.adjusted(-1, -1, 1, 1), 7)

    def _at(self, x: float) -> str:
        codes = self._part.codes()
        return codes[max(0, min(len(codes) - 1, int(x / max(1, self.width()) * len(codes))))]

    def _choose(self, code: str) -> None:
        if self._read_only or code == self._value:
            return
        self._value = code
        self._tell()
        self.chosen.emit()

    def _tell(self) -> None:
        name = _("{part}: {grade}", part=part_words(self._part), grade=grade_words(self._part, self._value))
        self.setAccessibleName(name)
        last = _("Last time: {grade}", grade=grade_words(self._part, self._last)) if self._last else ""
        self.setAccessibleDescription(last)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()


class GradeField(Field):
    """One part of a score as a row of grades; its words stand beside where it has any."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.name, "")
        self.strip = GradeStrip(part)
        self.part = part
        self.put(self.strip)
        named(self.strip, part.name)
        self.strip.show_value("")
        self.strip.chosen.connect(self.edited)

    def value(self) -> str:
        """Return the grade, or nothing."""
        return self.strip.value()

    def show_value(self, value: object) -> None:
        """Show a grade."""
        self.strip.show_value(str(value or ""))

    def set_read_only(self, read_only: bool) -> None:
        """Let the grade be seen, but not changed."""
        self.strip.set_read_only(read_only)

    def meaning(self) -> str:
        """Return what the chosen grade means, or nothing."""
        return text_of(self.part.words_of(self.value()))
