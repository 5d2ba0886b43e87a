"""Things to tick, choose or switch: painted, because style sheets would need picture files for every theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QPushButton, QRadioButton

from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.naming import named, styled

_BOX = 18


def _room(button: QAbstractButton, sign: int, note: str) -> QSize:
    metrics = button.fontMetrics()
    across = metrics.horizontalAdvance(button.text())
    height = max(theme.px(28), metrics.height() + 8)
    if note:
        small = QFontMetrics(fonts.font(theme.px(12)))
        across = max(across, small.horizontalAdvance(note))
        height += small.height() + 2
    return QSize(sign + 10 + across + 6, height)


def _paint_words(painter: QPainter, button: QAbstractButton, left: int, note: str) -> None:
    painter.setFont(button.font())
    painter.setPen(theme.col("text" if button.isEnabled() else "disabled"))
    line = theme.px(28) if note else button.height()
    box = QRectF(left, 0, button.width() - left, line)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, button.text())
    if note:
        painter.setFont(fonts.font(theme.px(12)))
        painter.setPen(theme.col("text3" if button.isEnabled() else "disabled"))
        below = QRectF(left, line - 5, button.width() - left, button.height() - line + 5)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, note)


def _sign_colours(button: QAbstractButton, on: bool) -> tuple[QColor, QColor]:
    """Return fill and edge of a tick box or radio ring."""
    if not button.isEnabled():
        return theme.col("disabled" if on else "disabled_bg"), theme.col("disabled")
    if on:
        return theme.col("accent_h" if button.underMouse() else "accent"), theme.col("accent")
    return theme.col("raised"), theme.col("text2" if button.underMouse() else "edge")


class CheckBox(QCheckBox):
    """A box to tick, with words and, where needed, a quiet line under them."""

    def __init__(self, text: str, name: str, *, note: str = "") -> None:
        super().__init__(text)
        self._note = note
        named(self, name, text, description=note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        return _room(self, _BOX, self._note)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = self.checkState()
        fill, edge = _sign_colours(self, state != Qt.CheckState.Unchecked)
        line = theme.px(28) if self._note else self.height()
        box = QRectF(1.75, (line - _BOX) / 2 + 0.75, _BOX - 1.5, _BOX - 1.5)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        pen = QPen(theme.col("on_accent" if self.isEnabled() else "surface"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        middle = box.center()
        if state == Qt.CheckState.Checked:
            painter.drawPolyline([middle + QPointF(-4, 0.2), middle + QPointF(-1.2, 3), middle + QPointF(4, -3)])
        elif state == Qt.CheckState.PartiallyChecked:
            painter.drawLine(middle + QPointF(-4, 0), middle + QPointF(4, 0))
        _paint_words(painter, self, _BOX + 10, self._note)


class Radio(QRadioButton):
    """One of several that exclude each other."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        named(self, name, text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        return _room(self, _BOX, "")

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ring, dot and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.75, (self.height() - _BOX) / 2 + 0.75, _BOX - 1.5, _BOX - 1.5)
        paint_radio(painter, box, self, self.isChecked())
        _paint_words(painter, self, _BOX + 10, "")


def paint_radio(painter: QPainter, box: QRectF, button: QAbstractButton, on: bool) -> None:
    """Draw the ring of a radio button, with its dot when chosen."""
    fill, edge = _sign_colours(button, on)
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(theme.col("raised"))
    painter.drawEllipse(box)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawEllipse(box.center(), 4.5, 4.5)


class Switch(QCheckBox):
    """Something that is on or off at once."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        named(self, name, text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        return _room(self, 36, "")

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw track, knob and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        fill, edge = _sign_colours(self, on)
        track = QRectF(1, (self.height() - 20) / 2 + 0.5, 34, 19)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(fill if on else theme.col("sunken"))
        painter.drawRoundedRect(track, 9.5, 9.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("on_accent") if on else edge)
        painter.drawEllipse(QPointF(track.right() - 10 if on else track.left() + 10, track.center().y()), 6, 6)
        _paint_words(painter, self, 46, "")


class _Segment(QPushButton):
    """One word of the row, as wide as it is when it is chosen and stronger."""

    def sizeHint(self) -> QSize:
        """Return room for the words in their strong weight, in whichever script."""
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(strong).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint().grownBy(QMargins(0, 0, max(0, more) + 2, 0))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()


class Segmented(QFrame):
    """A row of words of which one is chosen; arrows move within it.

    Signals:
        chosen: the value that the person chose.
    """

    chosen = Signal(object)

    def __init__(self, name: str, accessible: str, options: Sequence[Option]) -> None:
        super().__init__()
        named(self, name, accessible)
        styled(self, cls="segmented")
        self._options = tuple(options)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for at, option in enumerate(options):
            button = _Segment(option.text)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # the group excludes already; this tells screen readers
            button.setAutoDefault(False)
            named(button, f"{name}{at}", option.text)
            self._group.addButton(button, at)
            row.addWidget(button)
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

    def reword(self, value: object, text: str) -> None:
        """Give a value other words, as where they count something."""
        for at, option in enumerate(self._options):
            if option.value == value:
                button = self._group.button(at)
                button.setText(text)
                button.setAccessibleName(text)
                button.updateGeometry()
