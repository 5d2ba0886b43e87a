"""A value of one field in one of the two records: a radio button over its whole width, or a flat well for a blank."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.checks import paint_radio
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import paint_ring

HEIGHT = 33
RING = 15
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MergeCell(QRadioButton):
    """One side of one field.

    Signals:
        stepped: the arrows ask for the other side (-1, 1) or for another field (-1, 1).
    """

    stepped = Signal(int, int)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._spoken = spoken
        self._can_choose = True
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, text: str, *, can_choose: bool) -> None:
        """Show a value; a blank, and what the other side has too, cannot be chosen."""
        self.setText(text)
        self._can_choose = can_choose and bool(text)
        self.setEnabled(self._can_choose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._can_choose else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("{field}: {value}", field=self._spoken, value=text or _("Blank")))
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line."""
        return QSize(theme.px(180), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few letters; the whole value stands in the tip."""
        return QSize(theme.px(90), theme.px(HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by the arrows to the other side or to another field."""
        if event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(*_STEPS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the well, the ring, and the value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if not self.text():
            self._paint_blank(painter, box)
            return
        on = self.isChecked()
        wide = 2.0 if on else 1.0
        painter.setPen(
            QPen(theme.col("accent" if on else "edge" if self.underMouse() and self._can_choose else "line2"), wide)
        )
        painter.setBrush(theme.col("selected" if on else "raised"))
        painter.drawRoundedRect(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 6, 6)
        left = 12.0
        if self._can_choose:
            ring = QRectF(left, (box.height() - RING) / 2, RING, RING)
            paint_radio(painter, ring, self, on)
            left += RING + 9
        painter.setFont(fonts.font(theme.px(14), QFont.Weight.DemiBold if on else QFont.Weight.Normal))
        painter.setPen(theme.col("text" if on or self._can_choose else "text2"))
        self._paint_text(painter, box.adjusted(left, 0, -10, 0), self.text())
        if self.hasFocus():
            paint_ring(painter, box.adjusted(2, 2, -2, -2), 4)

    def _paint_blank(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("sunken"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(fonts.font(theme.px(13), QFont.Weight.Normal))
        painter.setPen(theme.col("text2"))
        self._paint_text(painter, box.adjusted(12, 0, -10, 0), _("Blank"))

    @staticmethod
    def _paint_text(painter: QPainter, room: QRectF, text: str) -> None:
        cut = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
