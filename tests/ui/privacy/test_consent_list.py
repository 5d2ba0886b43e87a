"""The list of consents: answers of equal weight, only those that can be given, one set of fields for all rows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.privacy.consent_form import ShareChoice
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.ui.privacy.answer_panel import Asking, GiverChoice
from luna_desktop.ui.privacy.consent_list import Allowed, ConsentList
from tests import builders

EVERYTHING = Allowed(may_record=True, may_withdraw=True)
ASKING = Asking((GiverChoice(Giver.SELF, "The patient"),), builders.START.date())
PHOTOS = (Purpose.CLINICAL_PHOTOGRAPHS, 0)


def lines(state: ConsentState) -> list[ConsentLine]:
    return [
        ConsentLine(Purpose.CARE, ConsentState.GIVEN, builders.START),
        ConsentLine(Purpose.CLINICAL_PHOTOGRAPHS, state, builders.START),
        ConsentLine(Purpose.SHARING, ConsentState.GIVEN, builders.START, recipient_id=4, recipient="Nidan Laboratory"),
    ]


def a_list(
    qtbot: QtBot, state: ConsentState, allowed: Allowed = EVERYTHING, *, notice_missing: bool = False
) -> ConsentList:
    made = ConsentList()
    qtbot.addWidget(made)
    show(made, state, allowed, notice_missing=notice_missing)
    return made


def show(
    made: ConsentList, state: ConsentState, allowed: Allowed = EVERYTHING, *, notice_missing: bool = False
) -> None:
    made.show_lines(
        lines(state), dict.fromkeys(Purpose, allowed), dict.fromkeys(Purpose, ASKING), notice_missing=notice_missing
    )


def test_answers_weigh_the_same(qtbot: QtBot) -> None:
    row = a_list(qtbot, ConsentState.GIVEN).rows[PHOTOS]
    assert {(button.property("kind"), button.property("fit")) for button in row.buttons.values()} == {
        ("secondary", "small")
    }


@pytest.mark.parametrize("state", [ConsentState.NOT_ASKED, ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_only_what_stands_can_be_withdrawn(qtbot: QtBot, state: ConsentState) -> None:
    assert not a_list(qtbot, state).rows[PHOTOS].buttons[ConsentState.WITHDRAWN].isEnabled()


def test_who_only_takes_withdrawals_sees_only_that(qtbot: QtBot) -> None:
    made = a_list(qtbot, ConsentState.GIVEN, Allowed(may_record=False, may_withdraw=True))
    seen = {state for state, button in made.rows[PHOTOS].buttons.items() if not button.isHidden()}
    assert seen == {ConsentState.WITHDRAWN}
    assert made.share.isHidden()


def test_without_a_notice_nobody_is_asked(qtbot: QtBot) -> None:
    made = a_list(qtbot, ConsentState.NOT_ASKED, notice_missing=True)
    row = made.rows[PHOTOS]
    assert not row.buttons[ConsentState.GIVEN].isEnabled()
    assert row.buttons[ConsentState.REFUSED].isEnabled()
    assert not made.share.isEnabled()


def test_the_fields_open_under_the_row_that_is_answered(qtbot: QtBot) -> None:
    made = a_list(qtbot, ConsentState.GIVEN)
    row = made.rows[PHOTOS]
    with qtbot.waitSignal(made.opened):
        row.buttons[ConsentState.WITHDRAWN].click()
    made.resize(900, 700)
    made.show()
    assert made.panel.isVisible()
    assert row.geometry().bottom() < made.panel.geometry().top()
    assert made.panel.geometry().bottom() < made.rows[Purpose.SHARING, 4].geometry().top()
    show(made, ConsentState.WITHDRAWN)
    assert made.panel.isHidden()
    assert made.rows[PHOTOS] is row
    assert row.chip.spec().text == "Withdrawn"


def test_each_recipient_has_a_row_and_more_can_be_added(qtbot: QtBot) -> None:
    made = a_list(qtbot, ConsentState.GIVEN)
    assert made.rows[Purpose.SHARING, 4].accessibleName() == "Nidan Laboratory"
    made.offer_recipients([ShareChoice(5, "Dr Arvind Bhat", RecipientKind.PROVIDER)])
    made.share.click()
    made.panel.recipient.show_value(5)
    made.panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    with qtbot.waitSignal(made.answered) as heard:
        made.panel.record.click()
    assert heard.args is not None
    assert (heard.args[0].purpose, heard.args[0].recipient_id) == (Purpose.SHARING, 5)


def test_evidence_is_asked_for_by_its_id(qtbot: QtBot) -> None:
    made = a_list(qtbot, ConsentState.GIVEN)
    assert made.rows[PHOTOS].evidence.isHidden()
    paper = ConsentMethod.SIGNED_PAPER
    line = ConsentLine(Purpose.CARE, ConsentState.GIVEN, builders.START, paper, evidence_id=3)
    made.show_lines([line], {Purpose.CARE: EVERYTHING}, {Purpose.CARE: ASKING}, notice_missing=False)
    row = made.rows[Purpose.CARE, 0]
    assert row.evidence.text() == "Show paper"
    with qtbot.waitSignal(made.evidence_wanted) as asked:
        row.evidence.click()
    assert asked.args == [3]


def test_what_a_withdrawal_stopped_is_said(qtbot: QtBot) -> None:
    made = a_list(qtbot, ConsentState.GIVEN)
    made.show_stopped(["Two messages were taken back.", "A task was made."])
    assert made.stopped.text() == "Two messages were taken back. A task was made."
    made.show_stopped([])
    assert made.stopped.isHidden()
