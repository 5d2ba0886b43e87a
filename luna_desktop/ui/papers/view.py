"""The Papers view: the cards side by side, and in their place the form or the pages that somebody opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.visits.whole_view import WholeView
from luna_desktop.ui.widgets.naming import named, styled

NARROW = 1000


class PapersView(WholeView):
    """The cards, or one page over them."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "papersView", _("Papers"))
        self.pages = named(QStackedWidget(), "papersPages")
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._area = self._overview()
        self.pages.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _overview(self) -> QScrollArea:
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

    def show_page(self, page: QWidget) -> None:
        """Show a form or pages alone; what was shown before goes."""
        self._drop()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.want_whole(True)

    def show_overview(self) -> None:
        """Show the cards again."""
        self.pages.setCurrentWidget(self._area)
        self._drop()
        self.want_whole(False)

    def page(self) -> QWidget | None:
        """Return the form or the pages that are shown, or None."""
        shown = self.pages.currentWidget()
        return None if shown is self._area else shown

    def _drop(self) -> None:
        for at in range(self.pages.count() - 1, 0, -1):
            old = self.pages.widget(at)
            if old is not None:
                self.pages.removeWidget(old)
                old.hide()
                old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(wanted)
