from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import ConsentMethod, ConsentState
from luna_desktop.ui.patients.care_card import CareCard


@pytest.fixture
def card(qtbot: QtBot) -> CareCard:
    made = CareCard()
    qtbot.addWidget(made)
    for field in made.fields():
        field.show_value(made.start_values()[field.name])
    made.refresh()
    return made


def test_nobody_was_asked_at_the_start(card: CareCard) -> None:
    assert (card.state(), card.consent_method()) == (ConsentState.NOT_ASKED, ConsentMethod.NONE)
    assert card.method.isHidden()
    assert card.reason.isHidden()


def test_a_guardian_is_asked_for_by_name(card: CareCard) -> None:
    card.answer.cards.card("given").click()
    assert not card.method.isHidden()
    assert card.given_by.isHidden()
    card.method.show_value("guardian")
    card.refresh()
    assert not card.given_by.isHidden()
    card.given_by.show_value("Rekha Rao, mother")
    assert (card.consent_method(), card.guardian()) == (ConsentMethod.GUARDIAN, "Rekha Rao, mother")


def test_a_reason_belongs_to_putting_off_alone(card: CareCard) -> None:
    card.answer.cards.card("deferred").click()
    assert not card.reason.isHidden()
    card.reason.show_value("unconscious")
    assert card.put_off_because() == "unconscious"
    card.answer.cards.card("refused").click()
    assert card.put_off_because() == ""
    assert card.consent_method() is ConsentMethod.NONE
