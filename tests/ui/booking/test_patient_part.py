"""Whom the booking is for: found with the arrows, chosen with Enter, or begun anew where nobody fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.patient_part import PatientPart
from tests.ui.booking.people import TODAY, a_card


@pytest.fixture
def part(qtbot: QtBot) -> PatientPart:
    made = PatientPart(TODAY, shows_alerts=True, may_register=True)
    qtbot.addWidget(made)
    return made


def test_enter_takes_the_chosen_person(part: PatientPart, qtbot: QtBot) -> None:
    part.finder.show_found("cha", [a_card(1), a_card(2)])
    QTest.keyClick(part.finder.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(part.finder.picked) as picked:
        QTest.keyClick(part.finder.edit, Qt.Key.Key_Return)
    assert picked.args[0].patient_id == 2
    QTest.keyClick(part.finder.edit, Qt.Key.Key_Up)
    chosen = part.finder.found.current()
    assert chosen is not None
    assert chosen.patient_id == 1


def test_where_nobody_fits_enter_begins_somebody_new(part: PatientPart, qtbot: QtBot) -> None:
    QTest.keyClicks(part.finder.edit, "zzz")
    part.finder.show_found("zzz", ())
    assert "“zzz”" in part.finder.none.text()
    with qtbot.waitSignal(part.finder.new_wanted) as wanted:
        QTest.keyClick(part.finder.edit, Qt.Key.Key_Return)
    assert wanted.args == ["zzz"]


def test_who_may_not_register_is_told_another_way(qtbot: QtBot) -> None:
    part = PatientPart(TODAY, shows_alerts=True, may_register=False)
    qtbot.addWidget(part)
    part.finder.show_found("zzz", ())
    assert part.finder.new.isHidden()
    QTest.keyClicks(part.finder.edit, "zzz")
    with qtbot.assertNotEmitted(part.finder.new_wanted):
        QTest.keyClick(part.finder.edit, Qt.Key.Key_Return)
    assert "register" not in part.finder.none.text()


def test_the_well_shows_identifiers_and_the_flag_without_its_reason(part: PatientPart, qtbot: QtBot) -> None:
    part.well.show_card(a_card(4, has_alert=True), can_change=True)
    part.show_page(part.well)
    assert part.well.name.text() == "Ritu Chauhan"
    assert part.well.chip.spec().text == "Alert: see clinician"
    assert "MRN LUN-000004" in part.well.facts.whole_text()
    with qtbot.waitSignal(part.well.change_wanted):
        part.well.change.click()
    part.well.show_card(a_card(4), can_change=False)
    assert part.well.chip.isHidden()
    assert part.well.change.isHidden()
    assert not part.is_new()
    part.show_page(part.new)
    assert part.is_new()
