"""Cards with a heading, and banners about the page that stay until they are done with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class Card(QFrame):
    """A group of things that belong together, under a heading with icon, chips and at most one action."""

    def __init__(self, title: str = "", name: str = "", *, icon: str = "", tone: str = "") -> None:
        super().__init__()
        named(self, name, title)
        styled(self, cls="card", tone=tone)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(17, 13, 17, 15)
        self._column.setSpacing(10)
        self.heading = ElidedLabel(title, "strong")
        self.heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        if icon:
            self._head.addWidget(IconLabel(icon, "text2", 16))
        self._head.addWidget(self.heading)
        self._head_end = QHBoxLayout()
        self._head_end.setSpacing(8)
        self._head.addStretch(1)
        self._head.addLayout(self._head_end)
        if title:
            self._column.addLayout(self._head)

    def add(self, content: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something under what is there."""
        if isinstance(content, QWidget):
            self._column.addWidget(content, stretch)
        else:
            self._column.addLayout(content, stretch)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a chip or a caption right after the heading."""
        self._head.insertWidget(self._head.count() - 2, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the end of the heading."""
        self._head_end.addWidget(widget)

    def body(self) -> QVBoxLayout:
        """Return the column under the heading."""
        return self._column


_ICONS = {"info": "info", "warn": "triangle-alert", "danger": "circle-alert", "priv": "eye-off", "ok": "circle-check"}


class Banner(QFrame):
    """Something about this page that stays, with one thing to do about it.

    Signals:
        acted: the person pressed the action.
    """

    acted = Signal()

    def __init__(
        self, tone: str = "info", text: str = "", *, name: str = "banner", action: str = "", icon: str = ""
    ) -> None:
        super().__init__()
        self._icon = IconLabel(icon or _ICONS[tone], tone, 18)
        self._words = words(text, "body", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.button = Button(action, f"{name}Action", size="small")
        self.button.clicked.connect(self.acted)
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 10, 13, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.say(tone, text, action=action, icon=icon)

    def say(self, tone: str, text: str, *, action: str = "", icon: str = "") -> None:
        """Show other words; empty words hide the banner."""
        styled(self, cls="banner", tone=tone)
        styled(self._words, tone=tone)
        self._icon.show_icon(icon or _ICONS[tone], tone)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action)
        styled(self.button, icononly="false")
        self.button.setAccessibleName(action)
        self.button.setVisible(bool(action))
        if text and self.parentWidget() is None:
            # shown now it would be a window of its own; it appears with what it is put into
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            self.setVisible(bool(text))

    def text(self) -> str:
        """Return what the banner says."""
        return self._words.text()
