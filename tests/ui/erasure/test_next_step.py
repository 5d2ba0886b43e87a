"""What comes next is said, and nothing else is offered; a clinic of one waits, in amber."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.rights.cases import Case, CaseChannel, CaseKind, Requester
from luna_desktop.domain.rights.clocks import Clock
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.erasure_book import ErasurePage
from luna_desktop.services.rights.seconds import Proposal
from luna_desktop.ui.erasure.next_step import NextStep

NOW, TODAY = datetime(2026, 3, 14, 9, tzinfo=UTC), date(2026, 3, 14)
CASE = Case(
    case_id=1,
    number="PR-2026-0001",
    kind=CaseKind.ERASURE,
    patient_id=PatientId(1),
    state=CaseState.SCHEDULED,
    received_at=NOW,
    logged_at=NOW,
    clock=Clock.__new__(Clock),
    channel=CaseChannel.POST,
    requester=Requester(),
)
PAGE = ErasurePage(
    CASE, "Ananya", "LUN-1", (), (), (), (), NOW, TODAY, TODAY, None, TODAY, None, "", False, False, (), (), {}
)


def offered(step: NextStep) -> list[str]:
    buttons = (step.announce, step.set_day, step.propose, step.agree, step.erase, step.tell)
    return [button.objectName() for button in buttons if not button.isHidden()]


def test_each_moment_offers_its_own_step(qtbot: QtBot) -> None:
    step = NextStep()
    qtbot.addWidget(step)
    mine = Proposal(7, CaseState.EXECUTED, UserId(1), NOW)
    for page, expected in (
        (PAGE, ["proposeErasure"]),
        (replace(PAGE, others=("PR-2026-0002",)), []),
        (replace(PAGE, proposal=mine), []),
        (replace(PAGE, proposal=mine, may_agree=True), ["agreeErasure"]),
        (replace(PAGE, proposal=replace(mine, seconded_by=UserId(2))), ["executeErasure"]),
        (replace(PAGE, case=replace(CASE, state=CaseState.PARTIAL)), ["announceErasure"]),
        (replace(PAGE, case=replace(CASE, state=CaseState.PARTIAL), announced=TODAY), []),
        (replace(PAGE, case=replace(CASE, state=CaseState.NOTICE_SENT)), ["scheduleErasure"]),
        (replace(PAGE, case=replace(CASE, state=CaseState.EXECUTED)), ["recipientsTold"]),
        (replace(PAGE, case=replace(CASE, state=CaseState.CLOSED)), []),
    ):
        step.show_page(page, TODAY)
        assert offered(step) == expected


def test_a_clinic_of_one_waits_72_hours(qtbot: QtBot) -> None:
    step = NextStep()
    qtbot.addWidget(step)
    mine = Proposal(7, CaseState.EXECUTED, UserId(1), NOW)
    step.show_page(replace(PAGE, proposal=mine, is_alone=True, proposed_by="Dr Rao"), TODAY)
    assert step._title.text() == "Rests for 72 hours"
    assert "17-Mar-2026" in step._text.text()
    assert step.show_problems({"second": "x"}) == {"second": "x"}
