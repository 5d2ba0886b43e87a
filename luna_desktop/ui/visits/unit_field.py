"""A line whose unit stands inside its right edge, and is spoken as part of its name; an odd value is said under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.naming import styled


class UnitEdit(LineEdit):
    """A line that draws a unit inside its right edge."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit
        across = QFontMetrics(fonts.font(theme.px(12))).horizontalAdvance(unit)
        self.setTextMargins(0, 0, max(40, across + 10) if unit else 0, 0)

    def unit(self) -> str:
        """Return the unit that is drawn."""
        return self._unit

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the unit."""
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setFont(fonts.font(theme.px(12)))
            painter.setPen(theme.col("text3"))
            box = QRectF(self.rect()).adjusted(0, 0, -12, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._unit)


class UnitField(Field):
    """A value as typed, with its unit, what it was the last time, and what is odd about it."""

    def __init__(self, name: str, label: str, unit: str = "") -> None:
        super().__init__(name, label)
        self._last, self._odd = "", ""
        self.edit = UnitEdit(unit)
        self.edit.setMaxLength(200)
        self.put(self.edit)
        if unit:
            self.edit.setAccessibleName(_("{label}, {unit}", label=label, unit=unit))
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.left.connect(self.left)

    def value(self) -> str:
        """Return what is typed."""
        return self.edit.text().strip()

    def show_value(self, value: object) -> None:
        """Show a value; None shows nothing."""
        self.edit.setText("" if value is None else str(value))
        self.edit.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read, but not changed."""
        self.edit.setReadOnly(read_only)

    def show_last(self, text: str) -> None:
        """Say what stood there the last time; empty words take it away."""
        self._last = text
        self._tell()

    def show_look_again(self, text: str) -> None:
        """Say what is odd about the value; it is kept all the same. Empty words take it away."""
        self._odd = text
        self._tell()

    def odd(self) -> str:
        """Return what is odd about the value, or nothing."""
        return self._odd

    def last(self) -> str:
        """Return what is said of the last time, or nothing."""
        return self._last

    def _tell(self) -> None:
        self.show_help(self._odd or self._last)
        styled(self._note, tone="warn" if self._odd else "")
