"""The type-ahead field: choosing by keyboard, own words, the code, and what a draft keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, code_words, coded_of, hint_words


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[CatalogueField]:
    window = QWidget()
    qtbot.addWidget(window)
    field = CatalogueField("what", "Condition", catalogue("conditions"), required=True)
    QVBoxLayout(window).addWidget(field)
    window.resize(500, 500)
    window.show()
    yield field
    window.close()


def test_down_and_enter_choose_from_the_list_below(qtbot: QtBot, field: CatalogueField) -> None:
    QTest.keyClicks(field.edit, "acne vul")
    assert field.list_rows()[0] == "Acne vulgaris"
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.picked):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.coded().code == "L70.0"
    assert field.edit.code() == "ICD-10 L70.0"
    assert field.list_rows() == []


def test_enter_takes_the_best_match_and_tab_keeps_own_words(field: CatalogueField) -> None:
    QTest.keyClicks(field.edit, "acne vul")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.coded().code == "L70.0"
    field.show_value(Coded(""))
    QTest.keyClicks(field.edit, "acne vul")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.coded() == Coded("acne vul")


def test_own_words_carry_no_code_and_an_edit_drops_the_code(qtbot: QtBot, field: CatalogueField) -> None:
    field.show_value(Coded("Acne vulgaris", "L70.0", "ICD-10", "luna/1"))
    QTest.keyClicks(field.edit, "x")
    assert field.coded().code == ""
    assert field.edit.code() == ""


def test_escape_closes_the_list_and_keeps_the_words(qtbot: QtBot, field: CatalogueField) -> None:
    QTest.keyClicks(field.edit, "mel")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.list_rows() == []
    assert field.value()["text"] == "mel"
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.list_rows()


def test_a_value_survives_a_draft(field: CatalogueField) -> None:
    coded = Coded("Melasma", "L81.1", "ICD-10", "luna/2026-11")
    field.show_value(coded)
    assert coded_of(json.loads(json.dumps(field.value()))) == coded
    assert coded_of(None) == Coded("")


def test_the_programs_own_ids_are_no_codes() -> None:
    assert code_words("tretinoin", "") == ""
    assert code_words("L81.1", "ICD-10") == "ICD-10 L81.1"


def test_a_row_says_its_code_or_its_class() -> None:
    assert hint_words(catalogue("conditions").entry("acne_vulgaris")) == "ICD-10 L70.0"
    assert hint_words(catalogue("topicals").entry("clinda_bpo")) == "combination"
    assert hint_words(catalogue("allergens").entry("lidocaine")) == "local anaesthetic"


def test_devanagari_is_kept_as_typed_and_a_slip_is_forgiven(field: CatalogueField) -> None:
    field.edit.setText("मुँहासे")
    field.edit.textEdited.emit("मुँहासे")
    assert field.list_rows() == []
    assert field.value()["text"] == "मुँहासे"
    field.edit.setText("")
    QTest.keyClicks(field.edit, "melsma")
    assert field.list_rows()[0].startswith("Melasma")
