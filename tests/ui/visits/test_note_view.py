"""A note to be read: its blocks, and none of those before."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.note_view import NoteBlocks, NoteView
from tests.services.care.visiting import WHOLE


def test_it_shows_the_blocks_of_a_note(qtbot: QtBot) -> None:
    view = NoteView("signedText", "The signed text")
    qtbot.addWidget(view)
    view.show_note(WHOLE)
    assert ("Plan", WHOLE.plan) in view.blocks.blocks()


def test_a_text_of_several_lines_takes_the_whole_width(qtbot: QtBot) -> None:
    blocks = NoteBlocks("note", "Note", columns=2)
    qtbot.addWidget(blocks)
    blocks.show_blocks([("A", "one"), ("B", "two"), ("C", "three\nfour"), ("D", "five")])
    grid = blocks.layout()
    assert grid is not None
    spans = [grid.getItemPosition(at) for at in range(grid.count())]  # type: ignore[attr-defined]  # a grid
    assert spans == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2), (2, 0, 1, 1)]
