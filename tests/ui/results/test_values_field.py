"""Rows of values: a new one comes by itself, the usual range only when asked for, and what is wrong is marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.ui.results.values_field import ValuesField, result_value, rows_for, rows_of
from tests.ui.results.reports import FT4, TSH


@pytest.fixture
def field(qtbot: QtBot) -> ValuesField:
    made = ValuesField("values", "Values", catalogue("investigations"))
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def test_typing_in_the_last_row_brings_another(qtbot: QtBot, field: ValuesField) -> None:
    assert field.value() == []
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field.rows()[0].cells["value"], "6.8")
    assert len(field.rows()) == 2
    assert [row["value"] for row in field.value()] == ["6.8"]


def test_a_name_from_the_list_brings_its_unit_and_shows_its_usual_range_in_grey(field: ValuesField) -> None:
    row = field.rows()[0]
    QTest.keyClicks(row.what.edit, "tsh")
    QTest.keyClick(row.what.edit, Qt.Key.Key_Down)
    QTest.keyClick(row.what.edit, Qt.Key.Key_Return)
    assert row.cells["unit"].text() == "mIU/L"
    assert (row.cells["low"].text(), row.cells["low"].placeholderText()) == ("", "0.5")
    assert row.cells["value"].hasFocus()
    QTest.keyClicks(row.cells["value"], "6.8")
    assert row.chip.isHidden()
    field.usual.click()
    assert (row.cells["low"].text(), row.cells["high"].text()) == ("0.5", "4.0")
    assert row.chip.spec().text == "High"


def test_the_usual_range_never_replaces_a_typed_one_nor_counts_for_another_unit(field: ValuesField) -> None:
    typed = rows_of([TSH])
    typed[0] |= {"low": "0.4", "high": ""}
    other = rows_of([TSH])
    other[0] |= {"unit": "pmol/L", "low": "", "high": ""}
    field.show_value([*typed, *other])
    field.take_usual()
    assert [(row["low"], row["high"]) for row in field.value()] == [("0.4", ""), ("", "")]


def test_rows_are_shown_read_back_and_taken_out(field: ValuesField) -> None:
    field.show_value(rows_of([TSH, FT4]))
    assert [result_value(row) for row in field.value()] == [TSH, FT4]
    field.rows()[0].remove.click()
    assert [result_value(row) for row in field.value()] == [FT4]
    assert field.rows()[0].what.edit.hasFocus()
    field.show_value(None)
    assert field.value() == []
    assert not field.rows()[0].remove.isVisible()


def test_a_range_that_is_no_number_yet_is_no_flag_and_is_marked(field: ValuesField) -> None:
    field.show_value(rows_of([TSH]))
    row = field.rows()[0]
    QTest.keyClicks(row.cells["low"], "x")
    assert row.chip.isHidden()
    field.show_row_problems({"low 0": "Enter a number."})
    assert row.cells["low"].property("state") == "error"
    field.show_row_problems({})
    assert row.cells["low"].property("state") == ""


def test_an_investigation_brings_the_rows_that_it_usually_has() -> None:
    rows = catalogue("investigations")
    names = [str(row["what"].code) for row in rows_for(rows.entry("thyroid_profile"), rows)]  # type: ignore[attr-defined]
    assert names == ["3016-3", "3024-7", "3051-0"]
    (one,) = rows_for(rows.entry("ferritin"), rows)
    assert one["unit"] == "ng/mL"
    assert rows_for(rows.entry("skin_biopsy"), rows) == rows_for(None, rows) == []
    assert result_value({"what": None, "value": 3}).what == Coded("")
