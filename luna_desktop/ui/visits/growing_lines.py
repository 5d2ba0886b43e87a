"""A text of several lines that grows with what is written in it, so that a short note leaves room for the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from luna_desktop.ui.widgets.inputs import LinesField

LEAST, MOST = 2, 9
"""Lines that are always seen, and lines from which on the text scrolls."""


class GrowingLines(LinesField):
    """A text of several lines, as high as its words."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, lines=LEAST)
        self.edit.textChanged.connect(self.fit)
        self.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew where the width changed, which breaks the lines elsewhere."""
        if watched is self.edit and event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def lines(self) -> int:
        """Return how many lines are seen."""
        return max(LEAST, min(MOST, round(self.edit.document().size().height())))

    def fit(self) -> None:
        """Be as high as the words."""
        high = self.edit.fontMetrics().lineSpacing() * self.lines() + 26
        if high != self.edit.height():
            self.edit.setFixedHeight(high)
