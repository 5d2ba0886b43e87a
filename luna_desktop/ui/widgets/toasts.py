"""News in the bottom right corner: six seconds, paused while looked at; errors stay; at most three.

Never for an error of a field, nor for a safety alert.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.fading import fade_in
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_shadow

SHOWN_MS = 6000
MOST = 3
_ICONS = {"ok": "circle-check", "info": "info", "danger": "circle-alert", "warn": "triangle-alert"}


@dataclass(frozen=True)
class News:
    """What a toast says: a title, a line under it, and at most one action with what it does."""

    title: str
    text: str = ""
    tone: str = "ok"
    action: str = ""
    act: Callable[[], None] | None = None


class Toast(QWidget):
    """One piece of news.

    Signals:
        gone: it was closed, acted upon, or its time is over.
    """

    gone = Signal()

    def __init__(self, news: News) -> None:
        super().__init__()
        named(self, "toast", news.title, description=news.text)
        self._news = news
        self._frame = styled(QFrame(), cls="toast")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 8, 14, 16)
        outer.addWidget(self._frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel(_ICONS[news.tone], news.tone, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(news.title, "strong", wrap=True))
        if news.text:
            lines.addWidget(words(news.text, "caption", wrap=True))
        row.addLayout(lines, 1)
        if news.action:
            button = Button(news.action, "toastAction", kind=Kind.GHOST)
            button.clicked.connect(self._act)
            row.addWidget(button)
        close = icon_button("x", "toastClose", _("Close"), size="small")
        close.clicked.connect(self.gone)
        row.addWidget(close)
        self.setFixedWidth(420)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.gone)
        if news.tone != "danger":
            self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew once the pointer has left."""
        super().leaveEvent(event)
        if self._news.tone != "danger":
            self._timer.start()

    def fit(self) -> None:
        """Take the height that the words need; call it once the toast has its parent and so its type."""
        for label in self.findChildren(QLabel):
            label.ensurePolished()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setFixedHeight(layout.heightForWidth(self.width()))

    def stop_clock(self) -> None:
        """Stop counting, because the toast goes away."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the shadow under the frame."""
        paint_shadow(QPainter(self), QRectF(self._frame.geometry()), 8, depth=8)

    def _act(self) -> None:
        if self._news.act is not None:
            self._news.act()
        self.gone.emit()


class ToastArea(QWidget):
    """The corner where news appear, newest below; it lets clicks beside them through."""

    def __init__(self, window: QWidget, *, bottom: int = 88) -> None:
        super().__init__(window)
        self.setObjectName("toastArea")
        self._window, self._bottom = window, bottom
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        window.installEventFilter(self)
        self.hide()

    def show_news(self, news: News) -> None:
        """Show news; of more than three the oldest goes. It is also spoken."""
        toast = Toast(news)
        toast.gone.connect(lambda: self._drop(toast))
        self._toasts.append(toast)
        self._column.addWidget(toast)
        toast.fit()
        toast.show()
        fade_in(toast)
        while len(self._toasts) > MOST:
            self._drop(self._toasts[0])
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{news.title} {news.text}".strip()))

    def titles(self) -> list[str]:
        """Return what is shown, oldest first."""
        return [toast.accessibleName() for toast in self._toasts]

    def clear(self) -> None:
        """Take all news away, as before a lock."""
        for toast in list(self._toasts):
            self._drop(toast)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.stop_clock()
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        self.setVisible(bool(self._toasts))
        high = sum(toast.height() for toast in self._toasts)
        room = self._window.rect()
        self.setGeometry(room.right() - 420 - 8, room.bottom() - self._bottom - high, 420, high)
