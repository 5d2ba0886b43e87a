"""The Scores view as a passive view: empty, the chosen score, and its shortcuts."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.scores.view import ScoresView
from tests.ui.scores.test_wording import standing


@pytest.fixture
def view(qtbot: QtBot) -> ScoresView:
    made = ScoresView(date(2026, 11, 23))
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    return made


def test_nothing_yet_says_so_and_names_formula_range_and_licence(view: ScoresView) -> None:
    view.show_chart(Chart(PatientId(1)))
    assert view.empty.isVisible()
    assert not view.table_button.isVisible()
    assert "Range 0 to 48" in view.about.text()
    view.show_score("dlqi")
    assert "Cardiff University" in view.about.text()


def test_the_last_used_score_comes_first_and_stays_chosen(view: ScoresView) -> None:
    known = (*standing("gags", "15", "21").assessments,)
    view.show_chart(Chart(PatientId(1), known))
    assert (view.score_id(), view.list.currentRow()) == ("gags", 0)
    assert not view.empty.isVisible()
    assert view.table.rows_model().rowCount() == 2


def test_keys_begin_an_assessment_and_switch_to_the_table(view: ScoresView, qtbot: QtBot) -> None:
    view.show_chart(Chart(PatientId(1), standing("gags", "15").assessments))
    wanted: list[str] = []
    view.add_wanted.connect(wanted.append)
    view.list.setFocus()
    qtbot.waitUntil(view.list.hasFocus)
    QTest.keyClick(view.list, Qt.Key.Key_Insert)
    QTest.keyClick(view.list, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert wanted == ["score"]
    assert view.table.isVisible()
    with pytest.raises(KeyError):
        view.place_of("condition")
