"""Buttons: primary (one a view), secondary, ghost, quiet, danger, danger outline; with icon, and busy."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from luna_desktop.ui import icons, theme
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_spinner


class Kind(StrEnum):
    """What a button is for. A word ending in “…” opens a dialog."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    QUIET = "quiet"
    DANGER = "danger"
    DANGER_LINE = "dangerline"


_ICON_TOKENS = {
    Kind.PRIMARY: "on_accent",
    Kind.SECONDARY: "text2",
    Kind.GHOST: "accent_text",
    Kind.QUIET: "text2",
    Kind.DANGER: "on_danger",
    Kind.DANGER_LINE: "danger_text",
}


class Button(QPushButton):
    """A push button with words and at most one icon. While busy it keeps its width and cannot be pressed."""

    def __init__(
        self, text: str, name: str, *, kind: Kind = Kind.SECONDARY, icon: str = "", size: str = "", tip: str = ""
    ) -> None:
        super().__init__(text)
        self._kind, self._icon_name = kind, icon
        self._turn = 0
        self._was_enabled = True
        self._timer = QTimer(self)
        self._timer.setInterval(80)
        self._timer.timeout.connect(self._spin)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if tip:
            self.setToolTip(tip)
        named(self, name, text or tip)
        styled(self, kind=kind.value, fit=size, icononly="true" if not text else "false")
        self._dress()

    def setText(self, text: str) -> None:
        """Show other words; an icon stands apart from them, and alone where there are none."""
        was_bare = not self.text()
        super().setText(text)
        if was_bare is bool(text):
            self._dress()

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._dress()

    def set_kind(self, kind: Kind) -> None:
        """Turn the button into another kind."""
        self._kind = kind
        styled(self, kind=kind.value)
        self._dress()

    def set_busy(self, busy: bool) -> None:
        """Show that the work goes on: a spinner replaces the icon, the words and the width stay."""
        if busy == self.is_busy():
            return
        if busy:
            self._was_enabled = self.isEnabled()
            self.setMinimumWidth(self.width() if self.isVisible() else self.sizeHint().width())
            self._timer.start()
        else:
            self._timer.stop()
            self.setMinimumWidth(0)
        self.setEnabled(not busy and self._was_enabled)
        styled(self, busy="true" if busy else "false")
        self.update()

    def is_busy(self) -> bool:
        """Tell whether the button shows that work goes on."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        """Ask for room that holds the last letter too, and make icon buttons square."""
        hint = super().sizeHint()
        if not self.text():
            return QSize(hint.height(), hint.height())
        return QSize(hint.width() + (6 if self._icon_name else 2), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the words."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the button, with the spinner in the icon's place while busy."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        busy = self.is_busy()
        if busy:
            option.icon = icons.blank(20, 16)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        if busy:
            across = self.fontMetrics().horizontalAdvance(self.text()) + 25
            left = (self.width() - across) / 2
            token = _ICON_TOKENS[self._kind]
            paint_spinner(painter, QRectF(left, self.height() / 2 - 8, 16, 16), theme.col(token), self._turn)

    def _spin(self) -> None:
        if theme.current().still:
            return
        self._turn = (self._turn + 30) % 360
        self.update()

    def _dress(self) -> None:
        size, gap = (16, 4) if self.text() else (18, 0)
        self.setIconSize(QSize(size + gap, size))
        if self._icon_name:
            self.setIcon(icons.icon(self._icon_name, _ICON_TOKENS[self._kind], size, gap=gap))


def icon_button(icon: str, name: str, tip: str, *, kind: Kind = Kind.QUIET, size: str = "") -> Button:
    """Make a square button that shows only an icon; the tip is also its spoken name."""
    return Button("", name, kind=kind, icon=icon, size=size, tip=tip)
