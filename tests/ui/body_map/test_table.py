"""The table of markers: regions of each drawing to mark, and keys on a row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.figures import FIGURE_NAMES, figure
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.table import MarkerTable
from tests.ui.body_map.test_marker_list import ROWS


@pytest.fixture
def page(qtbot: QtBot) -> MarkerTable:
    made = MarkerTable()
    qtbot.addWidget(made)
    made.show()
    made.show_markers(ROWS)
    return made


@pytest.mark.parametrize("name", FIGURE_NAMES)
def test_every_region_of_a_drawing_can_be_marked(page: MarkerTable, name: str) -> None:
    places: list[Spot] = []
    page.place_wanted.connect(places.append)
    page.drawing.show_value(name)
    page.drawing.edited.emit()
    for option in page.region.options():
        page.region.show_value(option.value)
        page.add_button.click()
        assert figure(name).region_at(places[-1].x, places[-1].y) == option.value


def test_rows_are_picked_opened_and_struck_out_by_keys(page: MarkerTable, qtbot: QtBot) -> None:
    wanted: list[tuple[str, int]] = []
    page.picked.connect(lambda fact_id: wanted.append(("picked", fact_id)))
    page.edit_wanted.connect(lambda fact_id: wanted.append(("edit", fact_id)))
    page.strike_wanted.connect(lambda fact_id: wanted.append(("strike", fact_id)))
    page.choose(11)
    assert wanted == []
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert wanted == [("picked", 12), ("edit", 12), ("strike", 12)]


def test_a_reader_sees_no_line_for_marking(page: MarkerTable) -> None:
    page.set_can_change(False)
    assert not page.add_button.isVisible()
