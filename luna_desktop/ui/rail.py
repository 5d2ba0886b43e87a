"""The rail at the left: where to go, by role; what a role cannot open is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.moon import MoonMark
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.one_of import OneOf

RAIL = 80
"""Pixels across at usual text size."""
TALL, LOW = 58, 48
"""Height of a place: where there is room, and the least at which its word can be read."""
GAP = 4


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
        self._tall = TALL
        self.setText(item.text)
        self.setToolTip(item.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        named(self, f"{item.key}Rail", item.text)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_height(self, tall: int) -> None:
        """Stand closer to the others, or further."""
        if tall != self._tall:
            self._tall = tall
            self.updateGeometry()

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


class _Area(QScrollArea):
    """Scrolls by the wheel and to whatever has the keyboard; arrows go on to the rail."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class _More(QAbstractButton):
    """A chevron over the places that do not fit: there are more this way. For the mouse; keys move by themselves."""

    def __init__(self, name: str, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        named(self, name, text)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.col("rail"))
        ink = theme.col("rail_on" if self.underMouse() else "rail_text")
        icons.paint(painter, QRectF(self.width() / 2 - 8, (self.height() - 16) / 2, 16, 16), self._icon, ink)


class Rail(QFrame):
    """The places a role can go to. Up and down move within it; where they do not fit, they scroll.

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
        self._places = styled(QWidget(), cls="body")
        self._upper = QVBoxLayout(self._places)
        self._upper.setContentsMargins(0, 0, 0, 0)
        self._upper.setSpacing(GAP)
        self._area = _Area()
        self._area.setObjectName("railPlaces")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        for turn_off in (self._area.setHorizontalScrollBarPolicy, self._area.setVerticalScrollBarPolicy):
            turn_off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._places)
        self._column.addWidget(self._area, 1)
        self._above = _More("railAbove", _("More places above"), "chevron-up", self)
        self._below = _More("railBelow", _("More places below"), "chevron-down", self)
        self._above.clicked.connect(lambda: self._scroll(-1))
        self._below.clicked.connect(lambda: self._scroll(1))
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(self._show_more)
        bar.rangeChanged.connect(self._show_more)
        self._fixed = self._column.count()

    def show_items(self, items: Sequence[RailItem]) -> None:
        """Show these places instead of those before."""
        self.setFixedWidth(theme.px(RAIL))
        for layout, first in ((self._upper, 0), (self._column, self._fixed)):
            while layout.count() > first:
                taken = layout.takeAt(first)
                widget = taken.widget() if taken is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self._buttons.clear()
        for item in sorted(items, key=lambda each: each.low):
            self._add(item)
        self._upper.addStretch(1)
        self._fit()

    def show_current(self, key: str) -> None:
        """Mark where the person is."""
        for other, button in self._buttons.items():
            button.show_checked(other == key)
        self._bring_into_sight(key)

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
            next_one = (held[0] + step) % len(buttons)
            buttons[next_one].setFocus(Qt.FocusReason.TabFocusReason)
            self._bring_into_sight(list(self._buttons)[next_one])
            return
        super().keyPressEvent(event)

    def _add(self, item: RailItem) -> None:
        button = _RailButton(item)
        button.setProperty("ownRing", True)
        button.clicked.connect(lambda: self._choose(item.key))
        self._buttons[item.key] = button
        (self._column if item.low else self._upper).addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer together in a low window, as close as words can be read; then scroll."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._buttons:
            return
        margins = self._column.contentsMargins()
        taken = margins.top() + margins.bottom() + 36 + 14 + 3 * GAP
        each = (self.height() - taken) / len(self._buttons) - GAP
        tall = int(max(LOW, min(TALL, each * TALL / theme.px(TALL))))
        for button in self._buttons.values():
            button.show_height(tall)

    def _bring_into_sight(self, key: str) -> None:
        button = self._buttons.get(key)
        if button is not None and button.parentWidget() is self._places:
            self._area.ensureWidgetVisible(button, 0, theme.px(20))

    def _scroll(self, step: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * self._area.height() // 2)

    def _show_more(self) -> None:
        bar, height = self._area.verticalScrollBar(), theme.px(18)
        place = self._area.geometry()
        self._above.setGeometry(place.left(), place.top(), place.width(), height)
        self._below.setGeometry(place.left(), place.bottom() - height + 1, place.width(), height)
        self._above.setVisible(bar.value() > bar.minimum())
        self._below.setVisible(bar.value() < bar.maximum())
        for chevron in (self._above, self._below):
            chevron.raise_()

    def _choose(self, key: str) -> None:
        self.show_current(key)
        self.chosen.emit(key)
