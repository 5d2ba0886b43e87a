"""Choosing a patient by typing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender
from luna_desktop.services.people.cards import CardRow
from luna_desktop.ui.book_papers.patient_pick import PatientPick, Picked


def a_card(at: int) -> CardRow:
    name = f"Person {at}"
    return CardRow(
        PatientId(at),
        f"LUN-{at:06d}",
        name,
        "",
        Birth(),
        Gender.FEMALE,
        "",
        "",
        "en",
        date(2026, 3, 1),
        has_alert=False,
    )


@pytest.fixture
def pick(qtbot: QtBot) -> PatientPick:
    made = PatientPick("patient", "Patient")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.edit.setFocus()
    return made


def test_enter_takes_the_first_and_the_arrow_goes_into_the_list(qtbot: QtBot, pick: PatientPick) -> None:
    with qtbot.waitSignal(pick.typed) as asked:
        qtbot.keyClick(pick.edit, Qt.Key.Key_P)
    assert asked.args == ["p"]
    pick.show_found([a_card(1), a_card(2)])
    with qtbot.waitSignal(pick.edited):
        qtbot.keyClick(pick.edit, Qt.Key.Key_Return)
    assert (pick.value(), pick.edit.text()) == (1, "Person 1 · LUN-000001")
    qtbot.keyClick(pick.edit, Qt.Key.Key_Backspace)
    assert pick.value() is None
    pick.show_found([a_card(1), a_card(2)])
    qtbot.keyClick(pick.edit, Qt.Key.Key_Down)
    qtbot.keyClick(pick.table, Qt.Key.Key_Down)
    qtbot.keyClick(pick.table, Qt.Key.Key_Return)
    assert pick.value() == 2


def test_nothing_typed_shows_nothing(qtbot: QtBot, pick: PatientPick) -> None:
    pick.show_value(Picked(PatientId(3), "Person 3", "LUN-000003"))
    assert pick.value() == 3
    pick.show_found([a_card(1)])
    assert pick.table.isHidden()
    pick.show_value(None)
    assert pick.edit.text() == ""
