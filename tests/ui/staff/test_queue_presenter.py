"""The queue in use, against a real clinic: answered by an owner, taken back by who asked."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic import staff, staff_proposals
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.staff.presenter import build_page
from luna_desktop.ui.staff.queue import QueueCard
from luna_desktop.ui.staff.view import StaffView
from luna_desktop.ui.widgets.buttons import Button
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.office import Heard, context_of

ANIL = staff.NewStaff("anil", "Anil Joshi", frozenset({Role.THERAPIST}), builders.PASSWORD)


def queue_of(qtbot: QtBot, clinic: OpenClinic, *answers: object) -> tuple[StaffView, Heard, ScriptedPrompts]:
    context, heard, prompts = context_of(clinic, *answers)
    view = build_page(context)
    assert isinstance(view, StaffView)
    qtbot.addWidget(view)
    return view, heard, prompts


def press(card: QueueCard, name: str) -> None:
    button = card.findChild(Button, name)
    assert isinstance(button, Button)
    button.click()


@pytest.fixture
def owner(open_clinic: Opener) -> OpenClinic:
    admin = open_clinic(Role.ADMINISTRATOR)
    admin.desk.perform(admin.actor, staff.add_staff, ANIL)
    return open_clinic(Role.OWNER)


def test_an_owner_approves_after_a_question(qtbot: QtBot, owner: OpenClinic) -> None:
    view, heard, prompts = queue_of(qtbot, owner, False, True)
    press(view.queue, "approveProposal1")
    assert heard.said == []
    press(view.queue, "approveProposal1")
    prompts.check_all_used()
    assert prompts.asked == ["Approve this for Anil Joshi?"] * 2
    assert heard.said == ["Approved for Anil Joshi."]
    assert "anil" in {row.login for row in view._rows}
    assert view.queue.findChild(Button, "approveProposal1") is None


def test_an_owner_declines_with_a_reason(qtbot: QtBot, owner: OpenClinic) -> None:
    view, heard, prompts = queue_of(qtbot, owner, None, "I know of nobody new")
    press(view.queue, "declineProposal1")
    assert heard.said == []
    press(view.queue, "declineProposal1")
    prompts.check_all_used()
    assert heard.said == ["Declined for Anil Joshi."]
    (row,) = owner.desk.perform(owner.actor, staff_proposals.list_proposals, None)
    assert row.decided is not None
    assert row.decided.reason == "I know of nobody new"


def test_who_asked_takes_it_back(qtbot: QtBot, owner: OpenClinic, open_clinic: Opener) -> None:
    view, heard, _prompts = queue_of(qtbot, open_clinic(Role.ADMINISTRATOR))
    assert view.queue.findChild(Button, "approveProposal1") is None
    press(view.queue, "withdrawProposal1")
    assert heard.said == ["Taken back for Anil Joshi."]
    assert owner.desk.perform(owner.actor, staff_proposals.list_proposals, None)[0].decided is not None


def test_an_answer_that_somebody_gave_meanwhile_is_said_and_shown(qtbot: QtBot, owner: OpenClinic) -> None:
    view, _heard, _prompts = queue_of(qtbot, owner, True)
    row = owner.desk.perform(owner.actor, staff_proposals.list_proposals, None)[0]
    owner.desk.perform(owner.actor, staff_proposals.approve_proposal, 1)
    view.queue.approve_wanted.emit(row)
    assert "answered" in view.queue.banner.text()


def test_who_reads_the_list_sees_the_queue_without_answers(
    qtbot: QtBot, owner: OpenClinic, open_clinic: Opener
) -> None:
    view, _heard, _prompts = queue_of(qtbot, open_clinic(Role.AUDITOR))
    assert not view.queue.isHidden()
    assert not [button for button in view.queue.findChildren(Button) if "Proposal" in button.objectName()]
    desk, _heard, _prompts = queue_of(qtbot, open_clinic(Role.RECEPTION))
    assert desk.queue.isHidden()
