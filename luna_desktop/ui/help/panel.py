"""The help panel: an overlay with what can be done on the page beneath it, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.help.topics import KeyLine, Topic
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.labels import IconLabel, hairline, key_cap, paragraph, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay

WIDTH = 820
KEYS_WIDTH = 312
MARGINS = 44
"""What the card's edges take of its width, in pixels."""


class HelpPanel(Overlay):
    """Help for one page. Esc, F1 and the cross close it; the keyboard goes back to where it was."""

    def __init__(self, window: QWidget, topic: Topic) -> None:
        super().__init__(window, "helpPanel", _("Help: {page}", page=shown(topic.title)), width=WIDTH)
        self.setAccessibleDescription(" ".join(shown(task) for task in topic.tasks))
        self.close_button = icon_button("x", "closeHelp", _("Close help"))
        self.close_button.clicked.connect(self.put_away)
        self.dismissed.connect(self.put_away)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(24, 18, 18, 18)
        column.setSpacing(14)
        column.addLayout(self._head(topic))
        column.addWidget(hairline())
        self.content = named(QScrollArea(), "helpScroll", shown(topic.title))
        self.content.setWidgetResizable(True)
        self.content.setFrameShape(QFrame.Shape.NoFrame)
        self.content.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = _body(topic)
        self.content.setWidget(self._body)
        column.addWidget(self.content, 1)

    def open(self) -> None:
        """Show the panel with the keyboard in it."""
        self.open_on(self.content)
        self._fit()

    def _head(self, topic: Topic) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel("life-buoy", "accent_text", 20))
        row.addWidget(words(shown(topic.title), "title"))
        row.addStretch(1)
        row.addWidget(words(_("Esc closes"), "caption"))
        row.addWidget(self.close_button)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room that the window leaves."""
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Be as high as the words, or as the window allows."""
        wanted = self._body.heightForWidth(self.card.width() - MARGINS)
        self.content.setFixedHeight(min(wanted + 2, max(240, self.height() - 200)))


def close_help(window: QWidget) -> bool:
    """Put the help over a window away, and tell whether there was any."""
    panels = [panel for panel in window.findChildren(HelpPanel) if not panel.isHidden()]
    for panel in panels:
        panel.put_away()
    return bool(panels)


def _body(topic: Topic) -> QWidget:
    body = styled(QWidget(), cls="body")
    body.setMinimumHeight(1)  # else wrapped words claim the height that they have when narrow
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 6, 0)
    row.setSpacing(28)
    tasks = QVBoxLayout()
    tasks.setSpacing(12)
    tasks.addWidget(words(_("What you can do here"), "strong"))
    for number, task in enumerate(topic.tasks, start=1):
        tasks.addLayout(_task(number, shown(task)))
    tasks.addStretch(1)
    keys = QWidget()
    keys.setFixedWidth(theme.px(KEYS_WIDTH))
    column = QVBoxLayout(keys)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if topic.keys:
        _add_keys(column, _("Keys on this page"), topic.keys)
        column.addSpacing(8)
    _add_keys(column, _("Keys everywhere"), topic.everywhere)
    column.addStretch(1)
    row.addLayout(tasks, 1)
    row.addWidget(hairline(upright=True))
    row.addWidget(keys)
    return body


def _task(number: int, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    count = words(f"{number}", "kbd")
    count.setAlignment(Qt.AlignmentFlag.AlignCenter)
    count.setFixedSize(22, 22)
    row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(paragraph(text, "body"), 1)
    return row


def _add_keys(column: QVBoxLayout, title: str, lines: Sequence[KeyLine]) -> None:
    column.addWidget(words(title, "strong"))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(4)
        caps = QWidget()
        caps.setFixedWidth(theme.px(136))
        inside = QHBoxLayout(caps)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for key in line.keys.split():
            inside.addWidget(words(key, "caption") if key == "…" else key_cap(key))
        inside.addStretch(1)
        row.addWidget(caps, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(shown(line.does), "caption", wrap=True), 1)
        column.addLayout(row)
