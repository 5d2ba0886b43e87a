"""Yes and No as two equal buttons: same size, weight and colour, nothing chosen before the person chooses.

One stop of Tab; the arrows go from one to the other, Space chooses, and the keys given choose at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.checks import paint_radio
from luna_desktop.ui.widgets.naming import named

SMALLEST = QSize(92, 40)
RING = 16


@dataclass(frozen=True)
class PairWords:
    """What stands on the two buttons, and what the question is called when they are read aloud."""

    yes: str
    no: str
    question: str


class _Answer(QRadioButton):
    def __init__(self, text: str, name: str, spoken: str) -> None:
        super().__init__(text)
        named(self, name, spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def across(self) -> int:
        """Return the room that ring and word take."""
        return RING + 7 + QFontMetrics(_type()).horizontalAdvance(self.text()) + 2 * theme.px(16)

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
        word = QFontMetrics(_type()).horizontalAdvance(self.text())
        left = (self.width() - RING - 7 - word) / 2
        paint_radio(painter, QRectF(left + 0.75, (self.height() - RING) / 2 + 0.75, RING - 1.5, RING - 1.5), self, on)
        painter.setFont(_type())
        painter.setPen(theme.col(("accent_text" if on else "text") if works else "disabled"))
        room = QRectF(left + RING + 7, 0, word + 4, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class AnswerPair(QWidget):
    """One question's answer: True, False, or None while it is open.

    `keys` names further keys that answer, as those of another script: `{"ह": True}`.

    Signals:
        answered: the person chose; carries True or False.
    """

    answered = Signal(object)

    def __init__(self, name: str, words: PairWords, *, keys: Mapping[str, bool] | None = None) -> None:
        super().__init__()
        named(self, name, words.question)
        self._keys = {"y": True, "n": False, **(keys or {})}
        self.yes = _Answer(words.yes, f"{name}Yes", f"{words.question}: {words.yes}")
        self.no = _Answer(words.no, f"{name}No", f"{words.question}: {words.no}")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for at, button in ((1, self.yes), (0, self.no)):
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.idClicked.connect(self._choose)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.yes)
        self._one_stop()
        self._same_size()

    def value(self) -> bool | None:
        """Return the answer, or None while nothing is chosen."""
        at = self._group.checkedId()
        return bool(at) if at >= 0 else None

    def show_value(self, value: bool | None) -> None:
        """Show an answer, or none."""
        self._group.setExclusive(False)
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)
        self._group.setExclusive(True)
        self._one_stop()

    def describe(self, text: str) -> None:
        """Have both buttons read out with this explanation."""
        for button in (self.yes, self.no):
            button.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Y, N and their like as the answer."""
        wanted = self._keys.get(event.text().casefold())
        if wanted is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        (self.yes if wanted else self.no).setFocus(Qt.FocusReason.ShortcutFocusReason)
        (self.yes if wanted else self.no).click()

    def _choose(self, at: int) -> None:
        self._one_stop()
        self.answered.emit(bool(at))

    def _one_stop(self) -> None:
        """Let Tab stop once in a row: on what is chosen, or on Yes while nothing is."""
        stop = self.no if self.no.isChecked() else self.yes
        for button in (self.yes, self.no):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def _same_size(self) -> None:
        across = max(SMALLEST.width(), theme.px(SMALLEST.width()), self.yes.across(), self.no.across())
        for button in (self.yes, self.no):
            button.setFixedSize(across, theme.px(SMALLEST.height()))


def same_width(pairs: Collection[AnswerPair]) -> None:
    """Give the buttons of several pairs one width, so that they stand under each other."""
    widest = max((pair.yes.width() for pair in pairs), default=0)
    for pair in pairs:
        pair.yes.setFixedWidth(widest)
        pair.no.setFixedWidth(widest)


def _type() -> QFont:
    return fonts.font(theme.px(14), QFont.Weight.DemiBold)
