"""The four states and the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, AllergyReview, AllergyState, Certainty, Coded, Severity
from luna_desktop.domain.clinical.patch_tests import PatchTest, Reading
from luna_desktop.domain.clinical.stops import StopMatch, StopOverride
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.allergies.view import AllergiesView
from tests.ui.entries.test_versions import FIRST

SEVERE = replace(FIRST, kind="allergy", body=Allergy(Coded("Penicillin"), severity=Severity.SEVERE))
REFUTED = replace(FIRST, fact_id=2, kind="allergy", body=Allergy(Coded("Lignocaine"), certainty=Certainty.REFUTED))
PATCH = replace(FIRST, fact_id=3, kind="patch_test", body=PatchTest(Coded("Nickel"), day4=Reading.STRONG))
OVERRIDE = replace(
    FIRST,
    fact_id=4,
    kind="stop_override",
    body=StopOverride(Coded("Cefixime"), "medicine", 1, 1, Coded("Penicillin"), StopMatch.RELATED),
)
SOME = replace(FIRST, fact_id=9, kind="allergy_state", body=AllergyReview(AllergyState.SOME, PartialDate(2026, 11, 1)))


def test_other_answers_are_off_while_the_list_has_rows(qtbot: QtBot) -> None:
    view = AllergiesView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show_chart(Chart(PatientId(1), (SEVERE, REFUTED, SOME)))
    cards = view.state_card.cards
    assert cards.value() is AllergyState.SOME
    assert not cards.card(AllergyState.NONE_KNOWN).isEnabled()
    assert "21 days ago" in view.state_card.sentence()
    assert view.count.spec().text == "1 current"
    view.show_refuted.click()
    assert view.table.rows_model().rowCount() == 1


def test_without_an_answer_there_is_nothing_to_confirm(qtbot: QtBot) -> None:
    view = AllergiesView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show_chart(Chart(PatientId(1)))
    assert view.state_card.cards.value() is AllergyState.NEVER_ASKED
    assert not view.state_card.confirm_button.isEnabled()
    assert view.state_card.confirm_button.accessibleDescription() == "Choose an answer first."


def test_the_panel_names_the_reaction_group_and_no_advice_before_approval(qtbot: QtBot) -> None:
    view = AllergiesView(date(2026, 11, 22))
    qtbot.addWidget(view)
    nickel = replace(FIRST, kind="allergy", body=Allergy(Coded("Nickel sulphate", "nickel")))
    view.show_entry(nickel)
    assert view.panel.note.text().startswith("In one reaction group: palladium, Cobalt chloride")
    assert "Approved note" not in view.panel.note.text()
    view.show_entry(replace(nickel, body=replace(nickel.body, certainty=Certainty.REFUTED)))
    assert view.panel.note.text() == ""
    view.show_entry(SEVERE)
    assert "Cephalosporins" in view.panel.note.text()
    assert not view.panel.refute_button.isHidden()


def test_patch_tests_and_overrides_have_lists_of_their_own(qtbot: QtBot) -> None:
    view = AllergiesView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show_chart(Chart(PatientId(1), (SEVERE, PATCH, OVERRIDE)))
    assert view.patch_card.table.rows_model().rowCount() == 1
    assert view.overrides.table.rows_model().rowCount() == 1
    view.show_entry(OVERRIDE)
    assert view.panel.change_button.isHidden()
    assert view.panel.refute_button.isHidden()
    view.show_versions([PATCH])
    assert not view.panel.change_button.isHidden()
    assert view.panel.refute_button.isHidden()
    assert view.open_form("patch_test").kind == "patch_test"
