"""The queue by itself: who asked for what, which answers there are, and room for long names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role, UserId
from luna_desktop.services.clinic.staff_proposals import Decided, Outcome, ProposalRow
from luna_desktop.ui.staff.queue import ANSWERED_SHOWN, HIGHEST, Asked, QueueCard
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.clipping import clipped

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def a_proposal(
    number: int = 1, *, name: str = "Anil Joshi", user: int | None = None, decided: Decided | None = None
) -> ProposalRow:
    roles = frozenset({Role.THERAPIST, Role.RECEPTION})
    over, by = AT + timedelta(days=14), "Arun Das"
    who = None if user is None else UserId(user)
    return ProposalRow(number, AT, UserId(6), by, who, name, "anil", "", roles, over, decided)


def shown(qtbot: QtBot, *queue: Asked) -> QueueCard:
    card = QueueCard()
    qtbot.addWidget(card)
    card.resize(760, 300)
    card.show_queue(queue)
    return card


def said(card: QueueCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def buttons(card: QueueCard) -> dict[str, Button]:
    found = card.findChildren(Button)
    return {button.objectName(): button for button in found if button.objectName() != "staffQueueTroubleAction"}


def test_nothing_waits_and_nothing_is_shown(qtbot: QtBot) -> None:
    assert shown(qtbot).isHidden()


def test_it_says_who_asked_for_what_when_and_until_when(qtbot: QtBot) -> None:
    card = shown(qtbot, Asked(a_proposal(), may_answer=True, may_withdraw=False))
    assert not card.isHidden()
    assert {"Anil Joshi", "New account: Reception, Therapist."} <= set(said(card))
    assert "Arun Das asked 14-Mar-2026, 15:00. Over on 28-Mar-2026 if nobody answers." in said(card)
    card = shown(qtbot, Asked(a_proposal(user=3), may_answer=True, may_withdraw=False))
    assert "More roles: Reception, Therapist." in said(card)


def test_each_button_names_whom_it_is_about_and_says_what_is_wanted(qtbot: QtBot) -> None:
    row = a_proposal()
    card = shown(qtbot, Asked(row, may_answer=True, may_withdraw=True))
    assert set(buttons(card)) == {"approveProposal1", "declineProposal1"}
    assert all("Anil Joshi" in button.accessibleName() for button in buttons(card).values())
    with qtbot.waitSignal(card.approve_wanted) as approve:
        buttons(card)["approveProposal1"].click()
    with qtbot.waitSignal(card.decline_wanted) as decline:
        buttons(card)["declineProposal1"].click()
    assert (approve.args, decline.args) == ([row], [row])
    card = shown(qtbot, Asked(row, may_answer=False, may_withdraw=True))
    with qtbot.waitSignal(card.withdraw_wanted) as withdraw:
        buttons(card)["withdrawProposal1"].click()
    assert withdraw.args == [row]
    assert buttons(shown(qtbot, Asked(row, may_answer=False, may_withdraw=False))) == {}


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.APPROVED, "Approved 14-Mar-2026, 15:00 by Dr Nandini Rao."),
        (Outcome.DECLINED, "Declined 14-Mar-2026, 15:00 by Dr Nandini Rao: not trained"),
        (Outcome.WITHDRAWN, "Taken back 14-Mar-2026, 15:00 by Dr Nandini Rao."),
        (Outcome.EXPIRED, "Over since 28-Mar-2026: nobody answered in time."),
    ],
)
def test_an_answer_is_shown_without_buttons(qtbot: QtBot, outcome: Outcome, words: str) -> None:
    row = a_proposal(decided=Decided(outcome, AT, "Dr Nandini Rao", "not trained"))
    card = shown(qtbot, Asked(row, may_answer=True, may_withdraw=True))
    assert words in said(card)
    assert buttons(card) == {}
    assert card.count.accessibleName() == "Nothing waits"


def test_only_the_last_answers_stay(qtbot: QtBot) -> None:
    done = Decided(Outcome.APPROVED, AT, "Dr Nandini Rao", "")
    card = shown(qtbot, *(Asked(a_proposal(number, decided=done), False, False) for number in range(1, 9)))
    assert said(card).count("Anil Joshi") == ANSWERED_SHOWN


def test_trouble_stands_over_the_queue(qtbot: QtBot) -> None:
    card = shown(qtbot)
    card.show_problems({"proposal": "The key of this account is gone."})
    assert card.banner.text() == "The key of this account is gone."
    assert not card.isHidden()
    card.show_stale("This was answered.", None)
    assert card.banner.text() == "This was answered."


def test_long_names_and_many_rows_are_not_cut_off(qtbot: QtBot) -> None:
    name = "Venkatanarasimharajuvaripeta Lakshmi Prasanna Subrahmanyeswara Rao"
    many = [Asked(a_proposal(number, name=name), True, True) for number in range(1, 9)]
    card = shown(qtbot, *many)
    card.show()
    assert clipped(card) == []
    assert card.sizeHint().height() <= HIGHEST + 80
