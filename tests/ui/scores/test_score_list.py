"""The list of scores: last, was, band and day in one row, spoken whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.scores.score_list import ScoreList, lines_of, spoken
from tests.ui.scores.test_wording import standing


def test_a_row_says_last_was_band_and_day(qtbot: QtBot) -> None:
    rows = [standing("gags", "15", "21"), standing("masi", ""), standing("pasi")]
    note, value, was = lines_of(rows[0])
    assert (note.replace("\u2011", "-"), value, was) == ("02-Nov-2026 · Mild", "15", "was 21")
    assert lines_of(rows[1])[1] == "Not known"
    assert spoken(rows[2]) == "Psoriasis Area and Severity Index, not recorded yet"
    made = ScoreList()
    qtbot.addWidget(made)
    made.show_standings(rows)
    picked: list[str] = []
    wanted: list[int] = []
    made.picked.connect(picked.append)
    made.record_wanted.connect(lambda: wanted.append(1))
    made.choose("masi")
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Return)
    made.show_standings(rows)
    assert (picked, wanted, made.score_id()) == (["pasi"], [1], "pasi")
    assert not made.grab().isNull()
