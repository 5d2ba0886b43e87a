"""One free time in the list of free times, and the empty place that stands for it while it is looked for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.booking.shown import SlotShown
from luna_desktop.ui.widgets.checks import paint_radio
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size, paint_chip

HEIGHT = 44


class SlotRow(QRadioButton):
    """One free time: ring, time, with whom and where.

    Signals:
        stepped: -1 or 1, an arrow was pressed.
    """

    stepped = Signal(int)

    def __init__(self, slot: SlotShown, name: str) -> None:
        super().__init__(slot.time_words)
        self.slot = slot
        soonest = _("Soonest") if slot.is_soonest else ""
        spoken = ", ".join(part for part in (slot.time_words, slot.who, slot.where, soonest) if part)
        named(self, name, spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoExclusive(False)

    def sizeHint(self) -> QSize:
        """Ask for two lines."""
        return QSize(200, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for two lines."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: ARG002 - the whole row is the button
        """Take a click anywhere on the row."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the time before or after on an arrow; Enter goes on to the dialog."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        wide = 2.0 if on else 1.0
        painter.setPen(QPen(theme.col("accent" if on else ("edge" if self.underMouse() else "line2")), wide))
        painter.setBrush(theme.col("selected" if on else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 8, 8)
        paint_radio(painter, QRectF(10, self.height() / 2 - 7.5, 15, 15), self, on)
        bold, small = fonts.font(theme.px(14), QFont.Weight.DemiBold), fonts.font(theme.px(12))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(bold)
        painter.setPen(theme.col("text"))
        painter.drawText(QRectF(33, 0, theme.px(48), self.height()), middle, self.slot.time_words)
        left, right = 33 + theme.px(48), self.width() - 8.0
        if self.slot.is_soonest:
            chip = ChipSpec(_("Soonest"), "ok", "check")
            size = chip_size(chip)
            right -= size.width()
            paint_chip(painter, QPointF(right, (self.height() - size.height()) / 2), chip)
            right -= 4
        self._lines(painter, left, right - left, small)

    def _lines(self, painter: QPainter, left: float, room: float, small: QFont) -> None:
        body = fonts.font(theme.px(14))
        first, second = QFontMetricsF(body), QFontMetricsF(small)
        top = (self.height() - first.height() - second.height()) / 2
        lines = ((body, first, self.slot.who, "text"), (small, second, self.slot.where, "text3"))
        for font, metrics, text, token in lines:
            painter.setFont(font)
            painter.setPen(theme.col(token))
            said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, metrics.height()), Qt.AlignmentFlag.AlignLeft, said)
            top += metrics.height()


class SlotGhost(QWidget):
    """Where a time will stand while it is looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw an empty place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
