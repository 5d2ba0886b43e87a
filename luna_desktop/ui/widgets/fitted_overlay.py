"""A card over the page that keeps within the window's height; what it asks for scrolls between head and foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from luna_desktop.ui import theme
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay

EDGE = 32
"""Pixels of the window that stay free above and below together."""


class FittedOverlay(Overlay):
    """An overlay that is as high as `wanted_height` says, and no higher than the window."""

    def wanted_height(self) -> int:
        """Return the height in pixels that the card would like to have: that of what is on it by itself."""
        return self.card.sizeHint().height()

    def least_height(self) -> int:
        """Return the height in pixels below which the card is of no use."""
        return theme.px(220)

    def fit(self) -> None:
        """Give the card its height again, as when what it shows has changed."""
        room = self.window().height() - EDGE
        self.card.setFixedHeight(max(self.least_height(), min(self.wanted_height(), room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep within the window when its size changes."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.fit()
        return done


def scrolling(form: QWidget, name: str, title: str) -> QScrollArea:
    """Return an area in which a form scrolls up and down, and which never takes the keyboard itself."""
    area = named(QScrollArea(), name, title)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    styled(form, cls="body")
    area.setWidget(form)
    return area
