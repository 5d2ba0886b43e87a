"""Cards of which one is chosen, as for “Never asked / Asked, not known / None known / Some”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.checks import paint_radio
from luna_desktop.ui.widgets.naming import named


@dataclass(frozen=True)
class CardOption:
    """One card: the value that is kept, its title, and the line under it."""

    value: object
    title: str
    note: str = ""


class _Card(QRadioButton):
    def __init__(self, option: CardOption, name: str, *, upright: bool) -> None:
        super().__init__(option.title)
        self.upright = upright
        self.note = option.note
        named(self, name, option.title, description=option.note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_note(self, note: str) -> None:
        self.note = note
        self.setAccessibleDescription(note)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        title = QFontMetrics(fonts.font(theme.px(14), QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        note = QFontMetrics(fonts.font(theme.px(12))).horizontalAdvance(self.note)
        return QSize(40 + max(title, note) + 16, theme.px(52 if self.note else 40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # in a row Down means the next card too, and Up the one before
        other = {Qt.Key.Key_Down: Qt.Key.Key_Right, Qt.Key.Key_Up: Qt.Key.Key_Left}.get(Qt.Key(event.key()))
        if other is not None and not self.upright:
            event = QKeyEvent(event.type(), other, event.modifiers())
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        wide = 2.0 if on else 1.0
        edge = theme.col("accent" if on else ("edge" if self.underMouse() else "line2"))
        fill = "selected" if on else ("raised" if self.isEnabled() else "disabled_bg")
        painter.setPen(QPen(edge if self.isEnabled() else theme.col("line"), wide))
        painter.setBrush(theme.col(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 8, 8)
        paint_radio(painter, QRectF(13, self.height() / 2 - 8.5, 17, 17), self, on)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        left, across = 40, self.width() - 48
        metrics = QFontMetrics(fonts.font(theme.px(14), QFont.Weight.DemiBold))
        small = QFontMetrics(fonts.font(theme.px(12)))
        high = metrics.height() + (small.height() if self.note else 0)
        top = (self.height() - high) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.font(theme.px(14), QFont.Weight.DemiBold))
        painter.setPen(theme.col("text" if self.isEnabled() else "disabled"))
        painter.drawText(QRectF(left, top, across, metrics.height()), flags, self.text())
        if self.note:
            painter.setFont(fonts.font(theme.px(12)))
            painter.setPen(theme.col("text3" if self.isEnabled() else "disabled"))
            note = small.elidedText(self.note, Qt.TextElideMode.ElideRight, across)
            painter.drawText(QRectF(left, top + metrics.height(), across, small.height()), flags, note)


class RadioCards(QWidget):
    """A row or column of cards; arrows move within it, Space chooses.

    Signals:
        chosen: the value that the person chose.
    """

    chosen = Signal(object)

    def __init__(self, name: str, accessible: str, options: Sequence[CardOption], *, upright: bool = False) -> None:
        super().__init__()
        named(self, name, accessible)
        self._options = tuple(options)
        self._group = QButtonGroup(self)
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(way, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for at, option in enumerate(options):
            card = _Card(option, f"{name}{at}", upright=upright)
            self._group.addButton(card, at)
            row.addWidget(card)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._options[at].value))

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

    def card(self, value: object) -> QRadioButton:
        """Return the card of a value, to switch it off or to test it.

        Raises:
            KeyError: the value is not offered.
        """
        for at, option in enumerate(self._options):
            if option.value == value:
                return self._cards()[at]
        raise KeyError(value)

    def show_note(self, value: object, note: str) -> None:
        """Change the line under a card's title, as for “2 current on this list”."""
        for at, option in enumerate(self._options):
            if option.value == value:
                self._cards()[at].show_note(note)

    def _cards(self) -> list[_Card]:
        return [button for button in self._group.buttons() if isinstance(button, _Card)]
