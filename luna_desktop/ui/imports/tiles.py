"""Counts in a row: a number with its words, in the tone of what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import grouped
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


@dataclass(frozen=True)
class Count:
    """One count: how many, of what, with an icon and the tone that it has where there are any."""

    number: int
    text: str
    icon: str
    tone: str = "text2"


class Counts(QWidget):
    """A row of counts; each is read as one sentence by a screen reader."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show these counts instead of those before."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, count in enumerate(counts):
            self._row.addWidget(self._tile(place, count), 1)

    def _tile(self, place: int, count: Count) -> QWidget:
        card = Card("", f"{self._name}{place}")
        named(card, f"{self._name}{place}", f"{count.text}: {grouped(count.number)}")
        row = QHBoxLayout()
        row.setSpacing(12)
        tile = styled(QFrame(), cls="tile")
        inside = QVBoxLayout(tile)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(IconLabel(count.icon, count.tone if count.number else "text3", 20))
        row.addWidget(tile)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(grouped(count.number), "title"))
        told.addWidget(words(count.text, "caption"))
        row.addLayout(told, 1)
        card.add(row)
        return card
