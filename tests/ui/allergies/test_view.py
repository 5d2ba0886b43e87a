"""The four states and the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, AllergyReview, AllergyState, Certainty, Coded, Severity
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.allergies.view import AllergiesView, severity_chip
from tests.ui.entries.test_versions import FIRST

SEVERE = replace(FIRST, kind="allergy", body=Allergy(Coded("Penicillin"), severity=Severity.SEVERE))
REFUTED = replace(FIRST, fact_id=2, kind="allergy", body=Allergy(Coded("Lignocaine"), certainty=Certainty.REFUTED))
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


def test_severity_is_in_words_and_a_refuted_entry_is_no_allergy() -> None:
    assert (severity_chip(SEVERE).text, severity_chip(SEVERE).tone) == ("Severe", "danger")
    assert severity_chip(REFUTED).text == "Not an allergy"
