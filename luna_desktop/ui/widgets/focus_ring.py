"""The ring around what the keyboard is on: shown only when the keyboard brought the focus there."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from luna_desktop.ui.widgets.painting import paint_ring

_OWN_MARK = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView, QScrollArea)
_GAP = 4


class FocusRing(QWidget):
    """Follows the keyboard focus over one window, above everything in it."""

    def __init__(self, window: QWidget, app: QApplication) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._on: QWidget | None = None
        self.hide()
        self._app = app
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget, and vanish with it or when the mouse takes over."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        elif event.type() in {QEvent.Type.Hide, QEvent.Type.MouseButtonPress}:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ring."""
        paint_ring(QPainter(self), QRectF(self.rect()), 9)

    def stop(self) -> None:
        """Follow the keyboard no more, as before the window goes."""
        self._app.focusChanged.disconnect(self._follow)
        self.hide()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._on is not None and shiboken6.isValid(self._on):  # a page may have gone with what had the keyboard
            self._on.removeEventFilter(self)
        self._on = None
        window = self._window
        by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if now is None or not by_keyboard or not window.isAncestorOf(now) or isinstance(now, _OWN_MARK):
            self.hide()
            return
        if now.property("ownRing"):
            self.hide()
            return
        self._on = now
        now.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        if self._on is None or not shiboken6.isValid(self._on):
            return
        place = self._on.mapTo(self._window, QPoint(0, 0))
        box = QRect(place, self._on.size()).adjusted(-_GAP, -_GAP, _GAP, _GAP)
        self.setGeometry(box)
