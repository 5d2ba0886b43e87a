"""Tables read cells from rows, keep the choice by key, sort, open on Enter and jump by letter."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsModel, RowsTable


@dataclass(frozen=True)
class Person:
    mrn: str
    name: str


PEOPLE = [Person("1", "Zoya Khan"), Person("2", "Arjun Nambiar"), Person("3", "Meera Joshi")]
COLUMNS = [
    Column[Person]("Patient", lambda row: Cell(row.name, row.mrn), stretch=True, sort=lambda row: row.name),
    Column[Person]("Status", lambda _row: Cell(chips=(ChipSpec("Booked"),))),
]


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable[Person]:
    made: RowsTable[Person] = RowsTable("people", "People", COLUMNS, key=lambda row: row.mrn)
    qtbot.addWidget(made)
    made.show_rows(PEOPLE)
    made.resize(500, 300)
    made.show()
    return made


def _names(model: RowsModel[Person]) -> list[str]:
    return [str(model.data(model.index(at, 0))) for at in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, table: RowsTable[Person]) -> None:
    qtmodeltester.check(table.rows_model())


def test_cells_are_spoken_with_note_and_chips(table: RowsTable[Person]) -> None:
    model = table.rows_model()
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    assert model.data(model.index(0, 0), spoken) == "Zoya Khan, 1"
    assert model.data(model.index(0, 1), spoken) == "Booked"


def test_the_choice_stays_on_the_same_person(table: RowsTable[Person]) -> None:
    assert table.choose("3")
    table.show_rows([Person("3", "Meera J. Joshi"), Person("9", "New")])
    assert table.current() == Person("3", "Meera J. Joshi")
    assert not table.choose("1")


def test_the_choice_is_told(qtbot: QtBot, table: RowsTable[Person]) -> None:
    with qtbot.waitSignal(table.selected, timeout=1000) as heard:
        table.choose("2")
    assert heard.args == [PEOPLE[1]]


def test_enter_opens_and_arrows_move(qtbot: QtBot, table: RowsTable[Person]) -> None:
    table.choose("1")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened, timeout=1000) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [PEOPLE[1]]


def test_letters_jump(qtbot: QtBot, table: RowsTable[Person]) -> None:
    table.choose("1")
    qtbot.keyClicks(table, "mee")
    assert table.current() == PEOPLE[2]


def test_a_click_on_a_heading_sorts_both_ways_and_says_so(table: RowsTable[Person]) -> None:
    header, model = table.horizontalHeader(), table.rows_model()
    header.sectionClicked.emit(0)
    assert _names(model) == ["Arjun Nambiar", "Meera Joshi", "Zoya Khan"]
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    assert model.headerData(0, Qt.Orientation.Horizontal, spoken) == "Patient, sorted upwards"
    header.sectionClicked.emit(0)
    assert _names(model) == ["Zoya Khan", "Meera Joshi", "Arjun Nambiar"]
    header.sectionClicked.emit(1)
    assert _names(model) == ["Zoya Khan", "Meera Joshi", "Arjun Nambiar"]


def test_a_table_can_be_as_high_as_its_rows(table: RowsTable[Person]) -> None:
    table.fit_height()
    assert table.height() >= 3 * 52 + table.horizontalHeader().height()


def test_a_double_click_opens(qtbot: QtBot, table: RowsTable[Person]) -> None:
    with qtbot.waitSignal(table.opened, timeout=1000):
        table.doubleClicked.emit(table.rows_model().index(0, 0))


def test_a_column_takes_another_heading(qtbot: QtBot, table: RowsTable[Person]) -> None:
    with qtbot.waitSignal(table.rows_model().headerDataChanged):
        table.rows_model().rename(0, "Due")
    assert table.rows_model().headerData(0, Qt.Orientation.Horizontal) == "Due"
