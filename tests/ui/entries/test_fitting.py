"""Columns that give way in narrow windows."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.allergies.view import allergy_columns
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.widgets.tables import RowsTable


def test_the_least_needed_column_goes_first_and_comes_back(qtbot: QtBot) -> None:
    table = RowsTable("table", "Table", allergy_columns(), key=lambda row: row.fact_id)
    qtbot.addWidget(table)
    fit = ColumnFit(table, order=(4, 3), least=200)
    table.show()
    table.resize(700, 300)
    fit.fit()
    assert table.isColumnHidden(4)
    assert not table.isColumnHidden(0)
    table.resize(500, 300)
    fit.fit()
    assert table.isColumnHidden(3)
    table.resize(1500, 300)
    fit.fit()
    assert not any(table.isColumnHidden(at) for at in range(6))
