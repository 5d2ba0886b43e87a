"""The legend says in words what each shape means."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.body_map.legend import Legend


def test_shapes_and_keys_are_written_and_spoken(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(900, 28)
    for words in ("Lesion (circle)", "Treatment (square)", "Biopsy (diamond)", "Delete strikes out"):
        assert words in legend.accessibleName()
    wide = legend.grab().toImage()
    legend.resize(400, 28)
    assert wide != legend.grab().toImage()
