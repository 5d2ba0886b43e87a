"""Rows of a list: added, taken away, and the box that says that there is nothing else."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.history.entry import EntryKey
from luna_desktop.ui.history.rows_card import RowsCard, TickedYes
from luna_desktop.ui.history.specs import CONDITIONS
from tests.ui.entries.test_versions import FIRST


def a_card(qtbot: QtBot) -> RowsCard:
    card = RowsCard(CONDITIONS, date(2026, 11, 22))
    qtbot.addWidget(card)
    card.show()
    card.show_chart(Chart(PatientId(1), (FIRST,)))
    return card


def test_a_new_row_is_taken_away_and_its_fields_with_it(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    row = card.add_row()
    with qtbot.waitSignal(card.dropped) as dropped:
        row.remove_wanted.emit()
    assert row.entry.name_of("what") in dropped.args[0]
    assert len(card.rows) == 1
    with qtbot.waitSignal(card.strike_wanted) as wanted:
        card.rows[0].bin_button.click()
    assert wanted.args == [FIRST]


def test_a_row_that_is_typed_into_outlives_a_newer_version(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    row = card.rows[0]
    row.entry.fields["note"].show_value("typed")
    card.show_chart(Chart(PatientId(1), ()))
    assert card.rows == [row]
    card.let_go()
    card.show_chart(Chart(PatientId(1), ()))
    assert card.rows == []
    assert card.empty.isVisible()


def test_a_draft_of_an_older_version_stands_for_that_version(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    row = card.row_of(EntryKey("condition", FIRST.fact_id, 0))
    assert row.entry.key.number == 0
    assert len(card.rows) == 1
    assert card.row_of(EntryKey("condition", 0, 0, 7)).entry.key.turn == 7
    assert card.add_row().entry.key.turn == 8


def test_a_tick_means_yes_and_none_that_nobody_said_so(qtbot: QtBot) -> None:
    tick = TickedYes("none", "No other known conditions")
    qtbot.addWidget(tick)
    assert tick.value() == YesNo.UNKNOWN.value
    tick.box.click()
    assert tick.value() == YesNo.YES.value
