"""The line under the book: what the states look like, counts, and how closely one looks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.book.state_looks import LEGEND, LOOKS
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class BookLegend(QFrame):
    """States, counts, zoom and the list.

    Signals:
        zoom_wanted: 1 closer, -1 farther.
        list_wanted: show the list instead of the picture, or the picture again.
    """

    zoom_wanted = Signal(int)
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(styled(self, cls="foot"), "bookLegend", _("What the states look like"))
        self.setFixedHeight(theme.px(30))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 8, 0)
        row.setSpacing(6)
        for state in LEGEND:
            look = LOOKS[state]
            row.addWidget(IconLabel(look.icon, look.ink, 14))
            row.addWidget(words(shown(look.word), "label"))
            row.addSpacing(9)
        self.flag_icon = IconLabel("file-pen", "warn_text", 14)
        self.flag = words(_("Form to sign"), "label")
        for part in (self.flag_icon, self.flag):
            row.addWidget(part)
        row.addStretch(1)
        self.counts = ElidedLabel("", "label")
        self.counts.setObjectName("bookCounts")
        self.out = icon_button("zoom-out", "bookZoomOut", _("Look from farther (Ctrl+Minus)"), size="small")
        self.closer = icon_button("zoom-in", "bookZoomIn", _("Look closer (Ctrl+Plus)"), size="small")
        self.list = icon_button("list", "bookList", _("List view (Alt+L)"), size="small")
        row.addWidget(self.counts)
        row.addSpacing(6)
        for button in (self.out, self.closer, self.list):
            row.addWidget(button)
        self.out.clicked.connect(lambda: self.zoom_wanted.emit(-1))
        self.closer.clicked.connect(lambda: self.zoom_wanted.emit(1))
        self.list.clicked.connect(self.list_wanted)
        self.show_flag(False)

    def show_counts(self, text: str) -> None:
        """Say how many are booked, done and on the pinboard."""
        self.counts.show_text(text)

    def show_flag(self, is_seen: bool) -> None:
        """Explain the mark of a form to sign where there is one."""
        for part in (self.flag_icon, self.flag):
            part.setVisible(is_seen)

    def show_row(self, minutes: int) -> None:
        """Say how many minutes a row stands for."""
        said = _("A row is {minutes} minutes", minutes=minutes)
        for button in (self.out, self.closer):
            button.setToolTip(f"{button.accessibleName()}\n{said}")
            button.setAccessibleDescription(said)

    def show_list(self, is_list: bool) -> None:
        """Say which of the two views the button leads to."""
        self.list.show_icon("calendar-days" if is_list else "list")
        tip = _("The painted book (Alt+L)") if is_list else _("List view (Alt+L)")
        self.list.setToolTip(tip)
        self.list.setAccessibleName(tip)
        for part in (self.out, self.closer):
            part.setVisible(not is_list)
