"""One purpose: four answers of equal weight, few fields, and as many steps to withdraw as to give."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.services.consent_lines import ConsentLine
from luna_desktop.ui.privacy.consent_card import Allowed, ConsentCard, TypedAnswer
from tests import builders

EVERYTHING = Allowed(may_record=True, may_withdraw=True, is_minor=False)


def a_card(qtbot: QtBot, state: ConsentState, allowed: Allowed = EVERYTHING) -> tuple[ConsentCard, list[TypedAnswer]]:
    card = ConsentCard(Purpose.CLINICAL_PHOTOGRAPHS)
    qtbot.addWidget(card)
    card.show_line(ConsentLine(Purpose.CLINICAL_PHOTOGRAPHS, state, builders.START), allowed)
    answers: list[TypedAnswer] = []
    card.answered.connect(answers.append)
    return card, answers


def test_giving_needs_to_know_how(qtbot: QtBot) -> None:
    card, answers = a_card(qtbot, ConsentState.NOT_ASKED)
    card.buttons[ConsentState.GIVEN].click()
    card.record.click()
    assert (answers, bool(card.method.problem)) == ([], True)
    card.method.show_value(ConsentMethod.SIGNED_PAPER)
    card.record.click()
    assert answers == [TypedAnswer(Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER)]


def test_withdrawing_takes_two_presses_and_no_reason(qtbot: QtBot) -> None:
    card, answers = a_card(qtbot, ConsentState.GIVEN)
    card.buttons[ConsentState.WITHDRAWN].click()
    card.record.click()
    assert [answer.state for answer in answers] == [ConsentState.WITHDRAWN]


def test_for_a_minor_the_guardian_answers(qtbot: QtBot) -> None:
    minor = Allowed(may_record=True, may_withdraw=True, is_minor=True)
    card, answers = a_card(qtbot, ConsentState.NOT_ASKED, minor)
    card.buttons[ConsentState.GIVEN].click()
    assert not card.given_by.isHidden()
    card.given_by.show_value("Sunita Kumar, mother")
    card.record.click()
    assert (answers[0].method, answers[0].given_by) == (ConsentMethod.GUARDIAN, "Sunita Kumar, mother")


def test_answers_weigh_the_same(qtbot: QtBot) -> None:
    card, _answers = a_card(qtbot, ConsentState.GIVEN)
    assert {button.property("kind") for button in card.buttons.values()} == {"secondary"}


@pytest.mark.parametrize("state", [ConsentState.NOT_ASKED, ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_only_what_stands_can_be_withdrawn(qtbot: QtBot, state: ConsentState) -> None:
    card, _answers = a_card(qtbot, state)
    assert not card.buttons[ConsentState.WITHDRAWN].isEnabled()


def test_who_only_takes_withdrawals_sees_only_that(qtbot: QtBot) -> None:
    desk = Allowed(may_record=False, may_withdraw=True, is_minor=False)
    card, _answers = a_card(qtbot, ConsentState.GIVEN, desk)
    seen = {state for state, button in card.buttons.items() if not button.isHidden()}
    assert seen == {ConsentState.WITHDRAWN}
