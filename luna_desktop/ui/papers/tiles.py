"""A card that lists papers: each with its state, a few lines, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec


@dataclass(frozen=True)
class TileAction:
    """One thing that can be done with a paper."""

    key: str
    text: str
    is_main: bool = False


@dataclass(frozen=True)
class PaperTile:
    """A paper as the card shows it."""

    key: int
    title: str
    chip: ChipSpec
    notes: tuple[str, ...] = ()
    actions: tuple[TileAction, ...] = ()


class TileCard(Card):
    """The card; its tiles are found by keyboard, each by its own name.

    Signals:
        acted: the action's key and the paper's key.
        new_wanted: something new is to be written.
    """

    acted = Signal(str, int)
    new_wanted = Signal()

    def __init__(self, title: str, name: str, *, icon: str, empty: str, new: str = "") -> None:
        super().__init__(title, name, icon=icon)
        self._name, self._empty = name, empty
        self.banner = Banner("warn", "", name=f"{name}Banner")
        self.new = Button(new, f"{name}New", icon="plus", size="small")
        self.new.clicked.connect(self.new_wanted)
        if new:
            self.add_action(self.new)
        else:
            self.new.setParent(self)
            self.new.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self.banner)
        self.add(self._rows)
        self.show_tiles(())

    def show_tiles(self, tiles: Sequence[PaperTile]) -> None:
        """Show these papers, or that there are none."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for tile in tiles:
            self._rows.addWidget(self._tile(tile))
        if not tiles:
            self._rows.addWidget(words(self._empty, "body2", wrap=True))

    def show_trouble(self, text: str, *, tone: str = "warn") -> None:
        """Say what stands in the way; empty words take it away."""
        self.banner.say(tone, text)

    def _tile(self, tile: PaperTile) -> QWidget:
        spoken = f"{tile.chip.text}. {' '.join(tile.notes)}"
        holder = styled(named(QFrame(), f"{self._name}{tile.key}", tile.title, description=spoken), cls="tile")
        column = QVBoxLayout(holder)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(tile.title, "strong", wrap=True), 1)
        head.addWidget(Chip(tile.chip.text, tile.chip.tone, tile.chip.icon), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for note in tile.notes:
            column.addWidget(words(note, "caption", wrap=True))
        if tile.actions:
            column.addLayout(self._buttons(tile))
        return holder

    def _buttons(self, tile: PaperTile) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for action in tile.actions:
            kind = Kind.PRIMARY if action.is_main else Kind.SECONDARY
            button = Button(action.text, f"{self._name}{tile.key}{action.key}", kind=kind, size="small")
            button.setAccessibleDescription(tile.title)
            button.clicked.connect(lambda _on=False, key=action.key, paper=tile.key: self.acted.emit(key, paper))
            row.addWidget(button)
        row.addStretch(1)
        return row
