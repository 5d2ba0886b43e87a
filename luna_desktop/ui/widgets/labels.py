"""Words on the window: labels by role, paragraphs with line height, icons and hairlines."""

from __future__ import annotations

import html

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from luna_desktop.ui import icons, theme
from luna_desktop.ui.widgets.naming import styled


def words(text: str, role: str = "body", *, tone: str = "", wrap: bool = False) -> QLabel:
    """Make a label of one of the type roles: display, title, strong, body, body2, label, caption, thead."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    styled(label, role=role, tone=tone)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit, and shows itself whole in the tooltip."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        styled(self, role=role)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def whole_text(self) -> str:
        """Return the words as they were given."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few letters."""
        return QSize(min(48, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width(), 1)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def paragraph(text: str, role: str = "body2", *, tone: str = "") -> QLabel:
    """Make a wrapping text of two lines or more, at one and a half line height."""
    label = words("", role, tone=tone, wrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    set_paragraph(label, text)
    return label


def set_paragraph(label: QLabel, text: str) -> None:
    """Change the words of a paragraph."""
    label.setText(f'<p style="margin:0; line-height:150%">{html.escape(text)}</p>')
    label.setAccessibleName(text)


class IconLabel(QWidget):
    """An icon that belongs to words beside it, and so is silent to screen readers unless it is given a name."""

    def __init__(self, name: str, colour: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, colour, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the icon in the colour of the theme that is shown now."""
        painter = QPainter(self)
        token = self._token if self.isEnabled() else "disabled"
        icons.paint(painter, QRectF(0, 0, self._size, self._size), self._name, theme.col(token))


def hairline(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """Make a line one pixel thick."""
    return styled(QFrame(parent), cls="vline" if upright else "hline")


def key_cap(text: str) -> QLabel:
    """Show the name of a key as a key cap."""
    return words(text, "kbd")
