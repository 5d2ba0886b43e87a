"""Cells say themselves whole and are drawn with everything they hold."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable


def test_a_cell_is_spoken_whole() -> None:
    cell = Cell("Penicillin", "Amoxicillin capsule", chips=(ChipSpec("Severe", "danger"),))
    assert cell.spoken() == "Penicillin, Amoxicillin capsule, Severe"


def _picture(qtbot: QtBot, cell: Cell) -> bytes:
    table: RowsTable[int] = RowsTable("t", "T", [Column("A", lambda _row: cell, stretch=True)], key=lambda row: row)
    qtbot.addWidget(table)
    table.show_rows([1])
    table.resize(400, 120)
    return bytes(table.grab().toImage().constBits())


@pytest.mark.parametrize(
    "cell",
    [
        Cell("Penicillin"),
        Cell("Penicillin", strong=True),
        Cell("Penicillin", tone="danger"),
        Cell("Penicillin", tone="text3"),
        Cell("Penicillin", "note"),
        Cell("Penicillin", icon="circle-alert", tone="danger"),
        Cell("Penicillin", face="Meera Joshi"),
        Cell("Penicillin", chips=(ChipSpec("Severe", "danger"),)),
        Cell(chips=(ChipSpec("Severe", "danger"),)),
    ],
)
def test_each_part_of_a_cell_is_drawn(qtbot: QtBot, cell: Cell) -> None:
    assert _picture(qtbot, cell) != _picture(qtbot, Cell())
    if cell != Cell("Penicillin"):
        assert _picture(qtbot, cell) != _picture(qtbot, Cell("Penicillin"))
