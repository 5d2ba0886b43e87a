"""The card of a treatment: fields of its kind, notes that appear with their answer, courses, the last values."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.procedures import Told
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.treatments import treatment_form
from luna_desktop.ui.visits.procedure_card import CourseChoice, ProcedureCard, Shelves
from luna_desktop.ui.visits.unit_field import UnitField


def a_card(qtbot: QtBot, code: str = "frac_co2") -> ProcedureCard:
    shelves = Shelves(catalogue("body_regions"), catalogue("topicals"))
    what = {"text": "Treatment", "code": code}
    card = ProcedureCard(1, what, treatment_form(code), shelves, date(2026, 11, 23))
    qtbot.addWidget(card)
    card.show_value({})
    return card


def test_required_fields_are_marked_and_spoken(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    field = card.settings["laser.eye_shields"]
    assert (field.label, field.control.accessibleName()) == ("Eye protection used *", "Eye protection used, required")


def test_an_odd_value_is_said_when_it_is_left_and_kept(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    field = card.settings["laser.fluence_j_cm2"]
    assert isinstance(field, UnitField)
    qtbot.keyClicks(field.edit, "900")
    field.left.emit()
    assert "Look again" in field.odd()
    assert card.value()["settings"] == {"laser.fluence_j_cm2": "900"}


def test_what_happened_is_asked_only_after_a_yes(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    assert card.others["complications_note"].isHidden()
    card.show_value({"complications": Told.YES.value})
    assert not card.others["complications_note"].isHidden()


def test_the_last_settings_come_without_batches_and_responses(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    last = {
        "settings": {"laser.fluence_j_cm2": "18", "laser.endpoint": "Redness", "laser.cooling": "Air"},
        "sites": [{"where": {"text": "Left cheek"}, "passes": "6", "response": "Redness"}],
        "products": [{"what": {"text": "Gel"}, "batch": "OLD"}],
    }
    card.show_last("12-Oct-2026", last)
    assert card.copy_button.text() == "Copy settings of 12-Oct-2026"
    card.copy_last()
    value = card.value()
    assert value["settings"] == {"laser.fluence_j_cm2": "18", "laser.cooling": "Air"}
    assert [(row["passes"], row["response"]) for row in value["sites"]] == [("6", "")]  # type: ignore[attr-defined]  # rows
    assert value["products"] == []


def test_a_course_says_which_session_this_is(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    assert card.others["course_id"].isHidden()
    card.show_value({"course_id": 7})
    card.offer_courses([CourseChoice(7, "Laser, 4 sessions", "Session 2 of 4")])
    card.show_value({"course_id": 7})
    assert card.session.spec().text == "Session 2 of 4"
    assert not card.others["course_id"].isHidden()


def test_going_to_a_part_gives_it_the_keyboard(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    card.show()
    for part, widget in (("sites", card.sites), ("laser.spot_mm", card.settings["laser.spot_mm"])):
        card.go_to(part)
        assert card.part(part) is widget
    assert card.part("nowhere") is card


def test_a_reader_changes_nothing(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    card.set_read_only(True)
    assert card.remove_button.isHidden()
    assert not card.others["complications"].control.isEnabled()


def test_a_course_is_not_lost_before_the_courses_are_read_or_where_it_is_offered_no_more(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    card.show_value({"course_id": 7})
    assert card.value()["course_id"] == 7
    card.offer_courses([CourseChoice(8, "Another, 4 sessions", "Session 1 of 4")])
    assert card.value()["course_id"] == 7
    card.offer_courses([CourseChoice(7, "Laser, 4 sessions", "Session 2 of 4")])
    assert (card.others["course_id"].value(), card.session.spec().text) == (7, "Session 2 of 4")
