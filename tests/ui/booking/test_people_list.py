"""The short list of people: identifiers to tell them apart, the flag without its reason, chosen by key or click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.people_list import MOST, PeopleList, identifiers
from tests.ui.booking.people import TODAY, a_card


def test_two_identifiers_and_the_phone_are_told() -> None:
    said = identifiers(a_card(7), TODAY)
    for part in ("09-Jun-1994 (32 y)", "Female", "MRN LUN-000007", "+91 90080 55317"):
        assert part in said


def test_the_list_is_short_and_chosen_from_by_keyboard(qtbot: QtBot) -> None:
    people = PeopleList("people", "People", TODAY, shows_alerts=True)
    qtbot.addWidget(people)
    assert people.isHidden()
    people.show_people([a_card(number, has_alert=number == 2) for number in range(1, 20)])
    assert people.rows_model().rowCount() == MOST
    assert not people.isColumnHidden(1)
    assert people.move_choice(1)
    assert people.move_choice(1)
    with qtbot.waitSignal(people.picked) as picked:
        QTest.keyClick(people, Qt.Key.Key_Return)
    assert picked.args[0].patient_id == 2
    assert not people.move_choice(-5)
    with qtbot.assertNotEmitted(people.picked):
        QTest.keyClick(people, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_without_the_right_to_see_it_no_flag_is_shown(qtbot: QtBot) -> None:
    people = PeopleList("people", "People", TODAY, shows_alerts=False)
    qtbot.addWidget(people)
    people.show_people([a_card(has_alert=True)])
    assert people.isColumnHidden(1)
