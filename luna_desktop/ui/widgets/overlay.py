"""Dialogs inside the window: a scrim over everything, a card in the middle, the keyboard kept within and given back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.fading import fade_in
from luna_desktop.ui.widgets.labels import paragraph, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_shadow


class Overlay(QWidget):
    """Covers its window with a scrim and holds one card; Tab stays inside, Esc closes.

    Signals:
        dismissed: Esc was pressed, or the overlay was put away without an answer.
    """

    dismissed = Signal()

    def __init__(self, window: QWidget, name: str, accessible: str, *, width: int = 480) -> None:
        super().__init__(window)
        named(self, name, accessible)
        self._window = window
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = styled(QFrame(self), cls="dialog")
        self.card.setFixedWidth(min(theme.px(width), max(width, window.width() - 48)))
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(24, 24, 24, 24)
        self._frame.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def put_at_top(self, distance: int) -> None:
        """Hang the card from the top instead of the middle."""
        self._frame.setContentsMargins(24, distance, 24, 24)
        self._frame.setAlignment(self.card, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)

    def open_on(self, first: QWidget) -> None:
        """Show the overlay and give the keyboard to a widget of it."""
        self.show()
        self.raise_()
        fade_in(self.card)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def give_back_to(self, widget: QWidget) -> None:
        """Say who gets the keyboard once the overlay is put away, where that is somebody else than before."""
        self._before = widget

    def put_away(self) -> None:
        """Close the overlay and give the keyboard back to where it was."""
        before, self._before = self._before, None
        self.window().removeEventFilter(self)
        self.hide()
        if before is not None:
            try:
                before.setFocus(Qt.FocusReason.PopupFocusReason)
            except RuntimeError:
                before = None  # the widget that had the keyboard is gone meanwhile
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the window."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; let no key through to what lies beneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let no click through to what lies beneath."""
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Keep Tab within the card."""
        reachable = [
            widget
            for widget in self.card.findChildren(QWidget)
            if widget.isVisibleTo(self)
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ]
        if not reachable:
            return True
        chain = _in_tab_order(self.card, reachable)
        now = QApplication.focusWidget()
        at = chain.index(now) if now in chain else (-1 if forwards else 0)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        chain[(at + (1 if forwards else -1)) % len(chain)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw scrim and shadow."""
        painter = QPainter(self)
        scrim = QColor(theme.col("scrim"))
        scrim.setAlphaF(0.48)
        painter.fillRect(self.rect(), scrim)
        paint_shadow(painter, QRectF(self.card.geometry()), 14)


def _in_tab_order(start: QWidget, reachable: list[QWidget]) -> list[QWidget]:
    chain: list[QWidget] = []
    at = start.nextInFocusChain()
    while at is not None and at is not start:
        if at in reachable:
            chain.append(at)
        at = at.nextInFocusChain()
    return chain


class Dialog(Overlay):
    """An overlay with a title as a plain sentence, a body, and buttons with cancel left of the verb."""

    def __init__(self, window: QWidget, name: str, title: str, body: str = "", *, width: int = 480) -> None:
        super().__init__(window, name, title, width=width)
        self.setAccessibleDescription(body)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        heading = words(title, "title", wrap=True)
        column.addWidget(heading)
        if body:
            column.addWidget(paragraph(body))
        self._content = QVBoxLayout()
        self._content.setSpacing(12)
        column.addLayout(self._content)
        column.addSpacing(4)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)

    def add(self, widget: QWidget) -> None:
        """Put something between body and buttons."""
        self._content.addWidget(widget)

    def add_button(self, button: Button) -> Button:
        """Put a button to the right of those before."""
        self._buttons.addWidget(button)
        return button

    def add_left_button(self, button: Button) -> Button:
        """Put a button at the far left, for another way out."""
        self._buttons.insertWidget(0, button)
        return button
