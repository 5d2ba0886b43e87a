"""All treatments as one field: added by the search, taken off, found again by their places."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.treatments import treatment_form, treatments
from luna_desktop.ui.visits.procedure_card import CourseChoice, Shelves
from luna_desktop.ui.visits.procedures_field import ProceduresField


def a_field(qtbot: QtBot) -> ProceduresField:
    shelves = Shelves(catalogue("body_regions"), catalogue("topicals"))
    field = ProceduresField(treatments(), treatment_form, shelves, date(2026, 11, 23))
    qtbot.addWidget(field)
    return field


def test_a_treatment_is_added_by_typing_and_enter(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    added: list[object] = []
    field.added.connect(added.append)
    field.open_finder()
    name = treatments().entry("frac_co2").name
    qtbot.keyClicks(field.finder.edit, name)
    qtbot.keyClick(field.finder.edit, Qt.Key.Key_Escape)
    field.finder.left.emit()
    field.finder.edit.left.emit()
    qtbot.keyClick(field.finder.edit, Qt.Key.Key_Return)
    (card,) = field.cards()
    assert added == [card]
    assert "laser.fluence_j_cm2" in card.settings
    assert field.finder_card.isHidden()


def test_the_place_of_a_line_leads_to_its_card(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.show_value([{"what": {"text": "Peel", "code": "peel_superficial"}}, {"what": {"text": "Own words"}}])
    found = field.part("procedures.1.sites")
    assert found == (field.cards()[1], "sites")
    assert field.part("procedures.2.sites") is None
    assert field.part("plan") is None


def test_a_card_is_taken_off_and_the_rest_stays(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.show_value([{"what": {"text": "One"}}, {"what": {"text": "Two"}}])
    field.cards()[0].remove_button.click()
    assert [each["what"]["text"] for each in field.value()] == ["Two"]  # type: ignore[index]  # a mapping


def test_each_card_is_offered_its_courses(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.show_value([{"what": {"text": "One"}}])
    field.offer_courses(lambda _card: [CourseChoice(1, "One, 4 sessions", "Session 1 of 4")])
    assert not field.cards()[0].others["course_id"].isHidden()
    field.set_read_only(True)
    assert field.cards()[0].remove_button.isHidden()
