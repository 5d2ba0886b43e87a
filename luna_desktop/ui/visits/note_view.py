"""A note to be read: its blocks under their labels, words that can be copied, nothing that can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.ui.visits.note_words import Block, blocks_of
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class NoteBlocks(QWidget):
    """Labels and texts, in so many columns; a text of several lines takes the whole width."""

    def __init__(self, name: str, accessible: str, *, columns: int = 1) -> None:
        super().__init__()
        named(self, name, accessible)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)
        self._shown: tuple[Block, ...] = ()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these blocks instead of those before."""
        self._shown = tuple(blocks)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        down, across = 0, 0
        for label, text in self._shown:
            whole = "\n" in text
            if across and (whole or across == self._columns):
                down, across = down + 1, 0
            span = self._columns if whole else 1
            self._grid.addWidget(_block(label, text), down, across, 1, span, Qt.AlignmentFlag.AlignTop)
            across += span

    def blocks(self) -> tuple[Block, ...]:
        """Return what is shown."""
        return self._shown


class NoteView(QFrame):
    """A note beside a form, under a heading."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        styled(named(self, name, title), cls="panel")
        self.blocks = NoteBlocks(f"{name}Blocks", title)
        content = styled(QWidget(), cls="body")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.blocks)
        inside.addStretch(1)
        area = named(QScrollArea(), f"{name}Scroll", title)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 12, 14)
        column.setSpacing(10)
        column.addWidget(words(title, "strong"))
        column.addWidget(area, 1)

    def show_note(self, note: VisitNote) -> None:
        """Show a note."""
        self.blocks.show_blocks(blocks_of(note))


def _block(label: str, text: str) -> QWidget:
    block = named(QWidget(), "noteBlock", f"{label}: {text}")
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(words(label, "label"))
    said = words(text, "body", wrap=True)
    said.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    column.addWidget(said)
    return block
