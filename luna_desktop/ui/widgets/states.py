"""Pages without content: nothing yet, nothing matches, loading, an error, or not for this role."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import icons, theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.progress import Waiting


class _Tile(QWidget):
    def __init__(self, icon: str, token: str, fill: str) -> None:
        super().__init__()
        self._icon, self._token, self._fill = icon, token, fill
        self.setFixedSize(56, 56)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col(self._fill))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        icons.paint(painter, QRectF(16, 16, 24, 24), self._icon, theme.col(self._token))


class StatePage(QWidget):
    """An icon, one sentence, what to do, and a button; a quieter one may stand under it.

    Signals:
        acted: the person pressed the button.
    """

    acted = Signal()

    def __init__(
        self, icon: str, title: str, text: str = "", *, action: str = "", name: str = "state", tone: str = ""
    ) -> None:
        super().__init__()
        named(self, name, title, description=text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addStretch(1)
        tile = _Tile(icon, tone or "text2", f"{tone}_bg" if tone else "sunken")
        column.addWidget(tile, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        self._title = words(title, "strong", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        self._text = words(text, "body2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        self._text.setVisible(bool(text))
        self.button = Button(action, f"{name}Action", kind=Kind.PRIMARY if not tone else Kind.SECONDARY)
        self.button.clicked.connect(self.acted)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setVisible(bool(action))
        column.addStretch(1)

    def add_quieter(self, button: Button) -> None:
        """Put another way to go on under the button."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_text(self, text: str) -> None:
        """Say something else under the sentence, or nothing."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleDescription(text)


def not_allowed(who_can_help: str, *, name: str = "notAllowed") -> StatePage:
    """Say that the role cannot open this, and whom to ask."""
    return StatePage("lock", _("Your role cannot open this."), who_can_help, name=name, tone="priv")


def failed(text: str, *, name: str = "failed") -> StatePage:
    """Say that something could not be read, with a button to try again."""
    return StatePage(
        "circle-alert", _("This could not be shown."), text, action=_("Try again"), name=name, tone="danger"
    )


def loading(text: str = "", *, name: str = "loading") -> QWidget:
    """Say that something is being read; show it only after 300 ms."""
    page = named(QWidget(), name, text or _("Reading…"))
    column = QVBoxLayout(page)
    column.addWidget(Waiting(text or _("Reading…"), f"{name}Ring"), 0, Qt.AlignmentFlag.AlignCenter)
    return page


class StateStack(QStackedWidget):
    """Content, or the page that says why there is none."""

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.addWidget(content)

    def show_content(self) -> None:
        """Show the content again and forget the state page."""
        self.setCurrentIndex(0)
        self._drop()

    def show_state(self, page: QWidget) -> None:
        """Show a state page instead of the content."""
        self.setCurrentIndex(0)
        self._drop()
        self.addWidget(page)
        self.setCurrentIndex(1)

    def _drop(self) -> None:
        while self.count() > 1:
            page = self.widget(1)
            if page is not None:
                self.removeWidget(page)
                page.deleteLater()
