"""The clock of a case as a painted bar: how much is used, a knob at now, a mark each 24 hours, the words above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.rights.clock_face import ClockFace, left_words, title_words, used_words
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts

BAR, KNOB = 8, 12
_FILLS = {"accent": "accent", "warn": "warn", "danger": "danger", "neutral": "edge", "ok": "ok"}


class ClockBar(QWidget):
    """The bar alone. It cannot be operated, so it takes no keyboard; screen readers read its value in words."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "caseClockBar", _("Clock"))
        self._face: ClockFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts = PaintedParts(self, lambda _key: None)

    def show_face(self, face: ClockFace) -> None:
        """Show the clock at an instant."""
        self._face = face
        self.setAccessibleName(title_words(face))
        self.setAccessibleDescription(_("{left}. {used}", left=left_words(face), used=used_words(face)))
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, round(100 * face.share)))
        self._tell_parts()
        self.update()

    def face(self) -> ClockFace | None:
        """Return what is shown."""
        return self._face

    def sizeHint(self) -> QSize:
        """Be as high as the knob, a gap, and a line of small words."""
        return QSize(theme.px(240), KNOB + 4 + theme.px(15))

    def minimumSizeHint(self) -> QSize:
        """Never hide the words under the marks."""
        return QSize(theme.px(120), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _groove(self) -> QRectF:
        return QRectF(0, (KNOB - BAR) / 2, self.width(), BAR)

    def _knob_at(self, face: ClockFace) -> float:
        return KNOB / 2 + (self.width() - KNOB) * face.share

    def _tell_parts(self) -> None:
        face = self._face
        if face is None:
            return
        place = QRect(0, 0, max(1, self.width()), KNOB)
        self._parts.show_parts([PaintedPart(0, "caseClockValue", used_words(face), place)])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw groove, used part, marks, knob and words."""
        face = self._face
        if face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove, knob = self._groove(), self._knob_at(face)
        fill = theme.col(_FILLS[face.tone])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("line2" if theme.current().dark else "line"))
        painter.drawRoundedRect(groove, 4, 4)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(0, groove.top(), max(BAR, knob), BAR), 4, 4)
        ticks = face.ticks()
        painter.setPen(QPen(theme.col("surface"), 2))
        for part, _words in ticks[1:-1]:
            across = self.width() * part
            painter.drawLine(round(across), round(groove.top()), round(across), round(groove.bottom()))
        painter.setPen(QPen(theme.col("surface"), 2))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(knob - KNOB / 2, 0, KNOB, KNOB))
        self._paint_words(painter, ticks)

    def _paint_words(self, painter: QPainter, ticks: Sequence[tuple[float, str]]) -> None:
        painter.setFont(fonts.font(theme.px(11)))
        painter.setPen(theme.col("text3"))
        metrics, top = QFontMetricsF(painter.font()), KNOB + 3
        for part, text in ticks:
            across = metrics.horizontalAdvance(text) + 1
            left = min(max(0.0, self.width() * part - across / 2), self.width() - across)
            painter.drawText(QRectF(left, top, across, metrics.height()), Qt.AlignmentFlag.AlignLeft, text)


class CaseClock(QWidget):
    """The clock with its name and its words above the bar."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "caseClock")
        self.title, self.said = words("", "label"), words("", "caption", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.bar = ClockBar()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)

    def show_face(self, face: ClockFace) -> None:
        """Show the clock at an instant."""
        self.title.setText(title_words(face))
        self.said.setText(used_words(face))
        self.bar.show_face(face)
