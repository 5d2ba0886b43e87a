"""The three ways in which the pictures of a group are shown: tiles, one large, and a list that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.services.care.photo_inbox import InboxPicture
from luna_desktop.texts import _
from luna_desktop.ui.photo_inbox.grid import InboxGrid
from luna_desktop.ui.photo_inbox.passing import Passing
from luna_desktop.ui.photo_inbox.tile import large_words, turned
from luna_desktop.ui.photo_inbox.wording import clock, picture_chip, picture_words
from luna_desktop.ui.photos.viewer import Canvas
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.tables import Column, RowsTable

GRID, LARGE, LIST = "grid", "large", "list"
MODES = (GRID, LARGE, LIST)


class InboxPages(QStackedWidget):
    """Tiles, one picture large, and the list."""

    def __init__(self) -> None:
        super().__init__()
        self.grid, self.canvas = InboxGrid(), Canvas()
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.large_title = ElidedLabel("", "strong")
        self.table: RowsTable[InboxPicture] = RowsTable(
            "inboxTable",
            _("Photographs of this group as a list"),
            (
                Column(_("Taken"), lambda each: Cell(clock(each.taken_at, seconds=True), strong=True), 130),
                Column(_("Shows"), lambda each: Cell(picture_words(each)), 240, stretch=True),
                Column(_("State"), lambda each: Cell(chips=(picture_chip(each),)), 240),
            ),
            key=lambda each: each.photo_id,
        )
        self._keys = Passing(self.grid, self)
        for shown in (self.canvas, self.table):
            shown.installEventFilter(self._keys)
        for page in (self._tiles(), _page(4, self.large_title, self.canvas), _page(0, self.table)):
            self.addWidget(page)

    def _tiles(self) -> QScrollArea:
        self.area = named(QScrollArea(), "inboxScroll", _("Photographs"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(styled(self.grid, cls="body"))
        self.grid.seen.connect(self._keep_in_sight)
        return self.area

    def show_pictures(self, pictures: Sequence[InboxPicture], *, covered: bool) -> None:
        """Show the pictures of a group."""
        self.grid.show_pictures(pictures, covered=covered)
        self.table.show_rows(list(pictures))

    def show_large(self, picture: InboxPicture, image: QImage) -> None:
        """Show one picture large, as it is turned."""
        self.canvas.show_image(turned(image, picture.turned))
        self.canvas.setAccessibleDescription(large_words(picture))
        self.large_title.show_text(large_words(picture))

    def show_mode(self, mode: str) -> None:
        """Show the page of a way."""
        self.setCurrentIndex(MODES.index(mode))

    def take_keys(self, mode: str) -> None:
        """Give the keyboard to the page of a way."""
        (self.grid, self.canvas, self.table)[MODES.index(mode)].setFocus()

    def forget(self) -> None:
        """Let go of every picture."""
        self.grid.forget()
        self.canvas.show_image(QImage())

    def _keep_in_sight(self, place: QRect) -> None:
        middle = place.center()
        self.area.ensureVisible(middle.x(), middle.y(), place.width() // 2 + 8, place.height() // 2 + 8)


def _page(top: int, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(20, top, 16, 8)
    column.setSpacing(6)
    for widget in widgets:
        column.addWidget(widget, 0 if isinstance(widget, ElidedLabel) else 1)
    return page
