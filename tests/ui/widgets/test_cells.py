"""Cells say themselves whole and are drawn with everything they hold."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from luna_desktop.ui import fonts
from luna_desktop.ui.widgets.cells import Cell, wrapped
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


def test_long_words_go_on_in_further_lines_and_lose_nothing_there(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(fonts.font(14))
    name = "Lakshminarayanan Subrahmanya Chandrashekhara Venkatanarasimharajuvaripeta"
    lines = wrapped(name, metrics, 400, 3)
    assert " ".join(lines) == name
    assert all(metrics.horizontalAdvance(line) <= 400 for line in lines)
    assert len(lines) == 2
    unbroken = "Venkatanarasimharajuvaripeta" * 3
    assert "".join(wrapped(unbroken, metrics, 220, 4)) == unbroken
    assert wrapped(unbroken, metrics, 220, 2)[-1].endswith("…")
    assert wrapped("short", metrics, 220, 2) == ["short"]


def test_a_wrapping_cell_is_drawn_otherwise_than_a_cut_one(qtbot: QtBot) -> None:
    name = "Lakshminarayanan Subrahmanya Chandrashekhara Venkatanarasimharajuvaripeta"
    assert _picture(qtbot, Cell(name, "Ms", wraps=True)) != _picture(qtbot, Cell(name, "Ms"))
