"""The Papers view: the cards side by side, and in their place the form or the pages that somebody opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.papers.room import PagesRoom
from luna_desktop.ui.widgets.naming import named, styled

NARROW = 1000


class PapersView(PagesRoom):
    """The cards, or one page over them."""

    def __init__(self) -> None:
        super().__init__("papers", _("Papers"))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.set_overview(self._cards())

    def _cards(self) -> QScrollArea:
        body = styled(QWidget(), cls="body")
        whole = QVBoxLayout(body)
        whole.setContentsMargins(24, 14, 20, 18)
        self._columns.setSpacing(12)
        for side, share in ((self._left, 58), (self._right, 42)):
            side.setSpacing(12)
            side.addStretch(1)
            self._columns.addLayout(side, share)
        whole.addLayout(self._columns)
        whole.addStretch(1)
        area = named(QScrollArea(), "papersScroll", _("Papers"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def add_left(self, card: QWidget) -> None:
        """Put a card under those at the left."""
        self._left.insertWidget(self._left.count() - 1, card)

    def add_right(self, card: QWidget) -> None:
        """Put a card under those at the right."""
        self._right.insertWidget(self._right.count() - 1, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(wanted)
