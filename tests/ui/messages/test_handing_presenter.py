"""Files, letters and calls by their screen, in a real clinic."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.contacts import Outcome
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Channel, Way, Wish
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.gateway import choose_gateway
from luna_desktop.ui.messages.handing_presenter import HandingPresenter
from luna_desktop.ui.messages.handing_view import HandingView
from tests.services.acting import act
from tests.services.disclosing import a_recipient
from tests.services.messages.parts import SMS, approve, booked, give, queued, somebody, state, steps, wish
from tests.services.messages.test_letters import a_letter
from tests.services.sharing_steps import agree
from tests.ui.papers.room import FilePrinter
from tests.ui.screens import context_of


def test_what_waits_is_handed_on_by_hand(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    approve(clinic, "booked")
    firm = a_recipient(clinic, RecipientKind.SERVICE_PROVIDER, "Deccan Messaging")
    agree(clinic, firm, Purpose.SERVICE_MESSAGES)
    act(clinic, choose_gateway, firm)
    patient = somebody(clinic)
    give(clinic, patient, Purpose.SERVICE_MESSAGES)
    call = Way(Channel.PHONE, SMS.address)
    wish(clinic, patient, MessageClass.APPOINTMENT, call, Wish.YES)
    text, spoken = queued(clinic, booked(patient, way=SMS)), queued(clinic, booked(patient, way=call))
    letter = a_letter(clinic, family="Rao")
    view = HandingView(may_choose=True)
    qtbot.addWidget(view)
    context = context_of(clinic, tmp_path / "sms")
    HandingPresenter(view, context, FilePrinter(tmp_path / "letters.pdf")).load()
    view.files[Channel.SMS].click()
    assert "24-Mar-2026 at 09:30" in (tmp_path / "sms.csv").read_text(encoding="utf-8-sig")
    view.letters.click()
    assert (tmp_path / "letters.pdf").stat().st_size > 1000
    view.outcomes[Outcome.REACHED].click()
    assert [state(clinic, each) for each in (text, letter, spoken)] == [MessageState.SENT] * 3
    assert view.calls_states.currentWidget().objectName() == "nobodyToCall"


def test_a_file_that_cannot_be_written_leaves_its_messages_waiting(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    approve(clinic, "booked")
    firm = a_recipient(clinic, RecipientKind.SERVICE_PROVIDER, "Deccan Messaging")
    agree(clinic, firm, Purpose.SERVICE_MESSAGES)
    act(clinic, choose_gateway, firm)
    text = queued(clinic, booked(somebody(clinic), way=SMS))
    view = HandingView(may_choose=True)
    qtbot.addWidget(view)
    HandingPresenter(view, context_of(clinic, tmp_path / "no such folder" / "sms")).load()
    view.files[Channel.SMS].click()
    assert [step for step, _reason in steps(clinic, text)] == ["queued", "handed_over", "queued"]
    assert state(clinic, text) is MessageState.QUEUED
