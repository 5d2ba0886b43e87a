"""Diagnoses: from the list or in own words, each once, taken off again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.ui.visits.diagnoses_field import DiagnosesField


def a_field(qtbot: QtBot) -> DiagnosesField:
    field = DiagnosesField("diagnoses", "Diagnoses", catalogue("conditions"))
    qtbot.addWidget(field)
    return field


def test_enter_takes_what_is_typed_once(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    for _again in range(2):
        qtbot.keyClicks(field.finder.edit, "Own words")
        qtbot.keyClick(field.finder.edit, Qt.Key.Key_Return)
    assert field.words() == ["Own words"]
    assert field.finder.edit.text() == ""


def test_a_name_of_the_list_keeps_its_code_and_is_taken_off_by_its_button(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    entry = next(each for each in catalogue("conditions").entries if each.code)
    field.show_value([{"text": entry.name, "code": entry.code, "system": entry.system, "catalogue": "c"}])
    assert entry.code in field.words()[0]
    button = field.findChild(QPushButton, "diagnoses0")
    assert button is not None
    button.click()
    assert field.value() == []


def test_a_reader_sees_them_and_changes_nothing(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.show_value([{"text": "Acne"}])
    field.set_read_only(True)
    button = field.findChildren(QPushButton, "diagnoses0")[-1]
    assert not button.isEnabled()
    assert field.finder.isHidden()
