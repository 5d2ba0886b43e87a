"""The rail at the left: where to go, by role; what a role cannot open is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.moon import MoonMark
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.one_of import OneOf

RAIL = 80
"""Pixels across at usual text size."""


@dataclass(frozen=True)
class RailItem:
    """One place to go: its key, its words, its icon; `low` puts it at the bottom (help, settings)."""

    key: str
    text: str
    icon: str
    low: bool = False


class _RailButton(OneOf):
    def __init__(self, item: RailItem) -> None:
        super().__init__()
        self._item = item
        self.setText(item.text)
        self.setToolTip(item.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        named(self, f"{item.key}Rail", item.text)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            fill = theme.col("rail_sel")
            fill.setAlphaF(1.0 if on else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setPen(theme.col("rail_on"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        ink = theme.col("rail_on" if on else "rail_text")
        top = max(1.0, (self.height() - 22 - theme.px(18)) / 2)  # many places in a low window stand closer together
        icons.paint(painter, QRectF(self.width() / 2 - 11, top, 22, 22), self._item.icon, ink)
        painter.setPen(ink)
        painter.setFont(fonts.font(theme.px(12), QFont.Weight.DemiBold if on else QFont.Weight.Medium))
        if painter.fontMetrics().horizontalAdvance(self._item.text) > self.width():
            painter.setFont(fonts.font(theme.px(11)))  # a long name in full rather than a short one cut off
        below = QRectF(0, top + 23, self.width(), theme.px(18))
        text = painter.fontMetrics().elidedText(self._item.text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """The places a role can go to. Up and down move within it.

    Signals:
        chosen: the key of the place.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "rail", _("Places")), cls="rail")
        self.setFixedWidth(theme.px(RAIL))
        self._buttons: dict[str, _RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 14, 8, 12)
        self._column.setSpacing(4)
        self._column.addWidget(MoonMark(36), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(14)
        self._fixed = self._column.count()

    def show_items(self, items: Sequence[RailItem]) -> None:
        """Show these places instead of those before."""
        self.setFixedWidth(theme.px(RAIL))
        while self._column.count() > self._fixed:
            taken = self._column.takeAt(self._fixed)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        for low in (False, True):
            for item in items:
                if item.low == low:
                    self._add(item)
            if not low:
                self._column.addStretch(1)

    def show_current(self, key: str) -> None:
        """Mark where the person is."""
        for other, button in self._buttons.items():
            button.show_checked(other == key)

    def button(self, key: str) -> QAbstractButton:
        """Return a place's button, for tests."""
        return self._buttons[key]

    def places(self) -> list[str]:
        """Return the keys of the places shown."""
        return list(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the neighbour on an arrow."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        held = [at for at, button in enumerate(self._buttons.values()) if button.hasFocus()]
        if step and held:
            buttons = list(self._buttons.values())
            buttons[(held[0] + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _add(self, item: RailItem) -> None:
        button = _RailButton(item)
        button.setProperty("ownRing", True)
        button.clicked.connect(lambda: self._choose(item.key))
        self._buttons[item.key] = button
        self._column.addWidget(button)

    def _choose(self, key: str) -> None:
        self.show_current(key)
        self.chosen.emit(key)
