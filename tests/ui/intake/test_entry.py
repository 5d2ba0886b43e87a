"""The card from which the form is turned."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.intake.entry import build_form_card
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.care.intakes import hand_in
from tests.ui.contexts import Way, context_of


def test_reception_learns_that_a_form_waits_and_turns_the_next(
    open_clinic: Opener, clinic: OpenClinic, qtbot: QtBot
) -> None:
    patient = builders.register(clinic)
    hand_in(clinic, patient)
    way = Way()
    card = build_form_card(context_of(open_clinic(Role.RECEPTION), way=way), patient)
    qtbot.addWidget(card)
    card.show()
    assert card.waiting.text() == "Filled in on 14-Mar-2026; waits for a clinician."
    card.turn.click()
    assert way.places == [f"patient form {patient}"]


def test_who_may_not_turn_it_does_not_see_it(open_clinic: Opener, clinic: OpenClinic, qtbot: QtBot) -> None:
    card = build_form_card(context_of(open_clinic(Role.AUDITOR)), builders.register(clinic))
    qtbot.addWidget(card)
    assert card.isHidden()
