"""Large buttons of which one is chosen, wrapping over lines: for fingers, and for the arrows of a keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.checks import paint_radio
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.naming import named

HEIGHT = 48
RING = 18


class _OptionButton(QRadioButton):
    def __init__(self, text: str, name: str, spoken: str) -> None:
        super().__init__(text)
        named(self, name, spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        across = RING + 9 + QFontMetrics(_type()).horizontalAdvance(self.text()) + 2 * theme.px(16)
        return QSize(across, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, works = self.isChecked(), self.isEnabled()
        wide = 2.0 if on else 1.0
        edge = "accent" if on else ("text2" if self.underMouse() else "edge")
        fill = "selected" if on else ("hover" if self.underMouse() else "raised")
        painter.setPen(QPen(theme.col(edge if works else "line2"), wide))
        painter.setBrush(theme.col(fill if works else "disabled_bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 8, 8)
        left = theme.px(16)
        paint_radio(painter, QRectF(left + 0.75, (self.height() - RING) / 2 + 0.75, RING - 1.5, RING - 1.5), self, on)
        painter.setFont(_type())
        painter.setPen(theme.col(("accent_text" if on else "text") if works else "disabled"))
        room = QRectF(left + RING + 9, 0, self.width() - left - RING - 9, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class OptionButtons(QWidget):
    """A choice of which nothing is chosen at first; the arrows move within it, Space chooses.

    Signals:
        chosen: the value that the person chose.
    """

    chosen = Signal(object)

    def __init__(self, name: str, question: str, options: Sequence[Option]) -> None:
        super().__init__()
        named(self, name, question)
        self._options = tuple(options)
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, gap=10)
        for at, option in enumerate(options):
            button = _OptionButton(option.text, f"{name}{at}", f"{question}: {option.text}")
            self._group.addButton(button, at)
            self._flow.addWidget(button)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._options[at].value))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._group.button(0))

    def value(self) -> object:
        """Return the value chosen, or None."""
        at = self._group.checkedId()
        return self._options[at].value if at >= 0 else None

    def show_value(self, value: object) -> None:
        """Show a value as chosen; one that is not offered leaves none chosen."""
        self._group.setExclusive(False)
        for at, option in enumerate(self._options):
            self._group.button(at).setChecked(option.value == value)
        self._group.setExclusive(True)

    def choose(self, value: object) -> None:
        """Choose a value as the person would; raises ValueError where it is not offered."""
        self._group.button([option.value for option in self._options].index(value)).click()


def _type() -> QFont:
    return fonts.font(theme.px(15), QFont.Weight.DemiBold)
