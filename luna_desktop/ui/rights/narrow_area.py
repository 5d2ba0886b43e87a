"""A column that scrolls up and down and is never wider than its room, however long the words in it are."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

_LONG_RUN = re.compile(r"[!-,.-~]{25,}")
"""Letters without a space and without a hyphen; not of scripts whose letters join."""
_EACH = 4


class NarrowArea(QScrollArea):
    """Holds its content to the width that is seen; beside a scroll bar, too."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width: a content that asks for more would be cut at its right edge."""
        inside = self.widget()
        if inside is not None:
            inside.setMaximumWidth(self.viewport().width())
        super().resizeEvent(event)


def breakable(text: str) -> str:
    """Return a text whose longest Latin words may break, such as an address of the web without a space in it."""
    return _LONG_RUN.sub(lambda run: _broken(run.group()), text)


def _broken(run: str) -> str:
    return "\u200b".join(run[at : at + _EACH] for at in range(0, len(run), _EACH))
