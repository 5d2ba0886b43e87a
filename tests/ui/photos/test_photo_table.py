"""The table of photographs says no more of a covered one than the tiles do."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.photo_table import photo_table
from tests.ui.photos.tiles import a_tile


def test_a_covered_one_is_told_without_its_place(qtbot: QtBot) -> None:
    table = photo_table()
    qtbot.addWidget(table)
    hidden = a_tile(2, region="groin_l", sensitive=True)
    table.show_rows([a_tile(1), hidden, replace(hidden, photograph_id=3, thumbnail=b"jpeg")])
    place = table.rows_model().columns()[1]
    said = [place.cell(table.rows_model().row_at(at)).text for at in range(3)]
    assert said == ["Face · Front", "Intimate photograph", "Left groin · Front"]
