"""Somebody who calls for the first time: three fields, what will be kept, who is in the register already."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.contact import Phone
from luna_desktop.domain.measures import BirthKind
from luna_desktop.ui.booking.new_patient import NewPatientFields, split_name
from tests.ui.booking.people import TODAY, a_card


@pytest.fixture
def fields(qtbot: QtBot) -> NewPatientFields:
    made = NewPatientFields(TODAY, shows_alerts=True)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("Ritu Chauhan", "Ritu", "Chauhan"),
        ("Ritu", "", "Ritu"),
        (" Anna  Maria  D’Souza ", "Anna Maria", "D’Souza"),
        ("", "", ""),
    ],
)
def test_the_last_word_is_the_family_name(typed: str, given: str, family: str) -> None:
    assert split_name(typed) == (given, family)


def test_a_number_begins_as_the_phone_and_a_name_as_the_name(fields: NewPatientFields) -> None:
    fields.begin("98450 12345")
    assert (fields.full_name.value(), fields.phone.value()) == ("", "98450 12345")
    fields.begin("Ritu Chauhan")
    assert (fields.full_name.value(), fields.phone.value()) == ("Ritu Chauhan", "98450 12345")
    assert "“Chauhan”" in fields.note.text()
    new = fields.new_patient()
    assert (new.identity.given_name, new.identity.family_name) == ("Ritu", "Chauhan")
    assert new.phones == (Phone("98450 12345"),)
    assert fields.is_ready()
    fields.clear()
    assert not fields.is_ready()


def test_what_is_wrong_is_said_at_its_field(fields: NewPatientFields) -> None:
    fields.begin("Ritu")
    fields.phone.show_value("12")
    fields.birth.show_value("soon")
    assert set(fields.problems()) == {"new_phone", "new_birth"}
    assert not fields.is_ready()
    fields.check()
    assert fields.phone.problem
    assert fields.birth.problem
    left = fields.show_problems({"family_name": "Too long.", "starts": "Taken."})
    assert fields.full_name.problem == "Too long."
    assert left == ["starts"]
    assert fields.likeness().phone == ""
    assert fields.likeness().birth.kind is BirthKind.UNKNOWN


def test_the_same_person_is_shown_and_chosen(fields: NewPatientFields, qtbot: QtBot) -> None:
    fields.show_alike([a_card()], 1)
    assert fields.alike_title.text().startswith("1 person on this number.")
    fields.show_alike([a_card(1), a_card(2)], 2)
    assert fields.alike_title.text().startswith("2 people on this number.")
    fields.alike.move_choice(1)
    with qtbot.waitSignal(fields.picked):
        QTest.keyClick(fields.alike, Qt.Key.Key_Return)
    fields.show_alike(())
    assert fields.alike_title.isHidden()


def test_enter_goes_on_through_the_fields(fields: NewPatientFields, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fields.filled_in):
        QTest.keyClick(fields.birth.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(fields.likeness_changed):
        QTest.keyClicks(fields.full_name.edit, "Ri")
