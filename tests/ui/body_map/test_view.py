"""The body map as a passive view: what it shows, which shortcuts it has, and how it gets narrow."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.view import BodyMapView
from tests.ui.body_map.test_marker_list import ROWS


@pytest.fixture
def view(qtbot: QtBot) -> BodyMapView:
    made = BodyMapView(date(2026, 11, 23))
    qtbot.addWidget(made)
    made.resize(1360, 640)
    made.show()
    made.show_chart(Chart(PatientId(1), tuple(reversed(ROWS))))
    return made


def test_list_table_and_drawing_show_the_same_numbers(view: BodyMapView) -> None:
    assert [pin.number for pin in view.canvas.pins()] == [1, 2]
    assert view.list.count() == view.table.table.rows_model().rowCount() == 2
    assert view.next_number() == 3
    assert not view.empty.isVisible()


def test_alt_l_and_ctrl_z_work_anywhere_in_the_view(view: BodyMapView, qtbot: QtBot) -> None:
    undone: list[int] = []
    view.undo_wanted.connect(lambda: undone.append(1))
    view.activateWindow()
    view.list.setFocus()
    qtbot.waitUntil(view.list.hasFocus)
    QTest.keyClick(view.list, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert view.table.isVisible()
    QTest.keyClick(view.table.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    view.toggle_list()
    assert view.canvas.isVisible()


def test_a_new_marker_has_the_next_number_until_it_is_saved(view: BodyMapView) -> None:
    view.open_marker(None, Spot("front", 0.5, 0.3), focus=True)
    assert [(pin.fact_id, pin.number) for pin in view.canvas.pins()] == [(11, 1), (12, 2), (0, 3)]
    assert view.frame.is_dirty()
    view.close_form()
    assert len(view.canvas.pins()) == 2


def test_narrow_windows_get_a_narrower_panel_and_a_bare_undo(view: BodyMapView) -> None:
    assert view.undo_button.text() == "Undo"
    view.resize(1100, 480)
    assert view.undo_button.text() == ""
    assert view.undo_button.accessibleName() == "Undo"
    assert view.canvas.width() > 600


def test_only_markers_have_a_place_here(view: BodyMapView) -> None:
    with pytest.raises(KeyError):
        view.place_of("condition")
