"""The list of markers: spoken whole, walked and acted on by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.markers import placed
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.facts import Known
from luna_desktop.ui.body_map.marker_list import MarkerList
from tests.ui.body_map.marked import PATCH, TEST_SPOT

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ROWS = [
    Known(10 + at, "marker", 1, FactStatus.CURRENT, placed(replace(body, number=at)), Source.STAFF, "", NOW, "Dr Rao")
    for at, body in enumerate((PATCH, TEST_SPOT), start=1)
]


@pytest.fixture
def rows(qtbot: QtBot) -> MarkerList:
    made = MarkerList()
    qtbot.addWidget(made)
    made.show_markers(ROWS)
    return made


def test_each_row_is_spoken_whole_and_painted(rows: MarkerList) -> None:
    spoken = rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("1, Lesion: Left cheek, Melasma patch, Watching")
    assert not rows.grab().isNull()


def test_only_the_person_picks_and_the_choice_outlives_a_new_list(rows: MarkerList) -> None:
    picked: list[int] = []
    rows.picked.connect(picked.append)
    rows.choose(12)
    rows.show_markers(ROWS)
    assert (rows.fact_id(), picked) == (12, [])
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert picked == [11]


def test_enter_edits_and_delete_strikes(rows: MarkerList) -> None:
    wanted: list[int] = []
    rows.edit_wanted.connect(wanted.append)
    rows.strike_wanted.connect(lambda fact_id: wanted.append(-fact_id))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    rows.choose(11)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert wanted == [11, -11]
