"""Short fades of what appears on top: toasts, dialogs, help. None where the person or the desktop wants stillness."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from luna_desktop.ui import theme

FADE_MS = 120


def fade_in(widget: QWidget) -> None:
    """Let a widget appear within 120 ms; it is there for keyboard and screen readers from the first instant."""
    if theme.current().still:
        return
    veil = QGraphicsOpacityEffect(widget)
    veil.setOpacity(0.0)
    widget.setGraphicsEffect(veil)
    # The effect owns the animation, so both end with the widget however soon it goes.
    appearing = QPropertyAnimation(veil, b"opacity", veil)
    appearing.setDuration(FADE_MS)
    appearing.setStartValue(0.0)
    appearing.setEndValue(1.0)
    appearing.setEasingCurve(QEasingCurve.Type.OutCubic)
    # Without the effect a widget is drawn straight onto the window again, which is faster.
    # PySide6's stub leaves out that None takes the effect away
    appearing.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]
    appearing.start()
