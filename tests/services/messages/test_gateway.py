"""A file for the gateway and the note that its messages left are one: all of both or nothing, under an agreement."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import LEASE, MessageState
from luna_desktop.domain.preferences import Channel, Wish
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import gateway, outbox, sending
from luna_desktop.services.messages.gateway import GatewayDone, GatewayOrder
from luna_desktop.texts import say
from tests.services.acting import act, working
from tests.services.disclosing import a_recipient
from tests.services.messages.parts import SMS, approve, booked, queued, somebody, state, steps, wish
from tests.services.sharing_steps import agree


@pytest.fixture
def firm(clinic: OpenClinic) -> int:
    approve(clinic, "booked")
    return a_recipient(clinic, RecipientKind.SERVICE_PROVIDER, "Deccan Messaging")


def handed(clinic: OpenClinic, write: Callable[[bytes], None]) -> GatewayDone:
    """Take what is due and make its file, as the screen does."""
    taken = act(clinic, gateway.take_for_gateway, Channel.SMS)
    return act(clinic, gateway.hand_to_gateway, GatewayOrder(taken, write))


def test_without_a_gateway_or_an_agreement_nothing_leaves(clinic: OpenClinic, firm: int) -> None:
    message = queued(clinic, booked(somebody(clinic), way=SMS))
    files: list[bytes] = []
    with pytest.raises(NotPermitted, match="No gateway is chosen"):
        handed(clinic, files.append)
    act(clinic, gateway.choose_gateway, firm)
    with pytest.raises(NotPermitted, match="no agreement of confidentiality"):
        handed(clinic, files.append)
    assert (files, state(clinic, message)) == ([], MessageState.QUEUED)


def test_what_may_leave_is_in_the_file_and_noted_and_the_rest_is_refused(clinic: OpenClinic, firm: int) -> None:
    act(clinic, gateway.choose_gateway, firm)
    agree(clinic, firm, Purpose.SERVICE_MESSAGES)
    patient, other = somebody(clinic), somebody(clinic, family="Rao")
    wish(clinic, other, MessageClass.APPOINTMENT, SMS, Wish.NO)
    leaves, refused = queued(clinic, booked(patient, way=SMS)), queued(clinic, booked(other, way=SMS))
    assert act(clinic, gateway.read_gateway, None).waiting == {Channel.SMS: 2}
    files: list[bytes] = []
    done = handed(clinic, files.append)
    assert (done.handed_on, done.refused) == (1, 1)
    (line,) = list(csv.DictReader(io.StringIO(files[0].decode("utf-8-sig"))))
    assert (line["to"], line["language"]) == (SMS.address, "en")
    assert "24-Mar-2026 at 09:30" in line["text"]
    assert [each for each, _reason in steps(clinic, leaves)] == ["queued", "handed_over", "sent"]
    assert state(clinic, refused) is MessageState.REFUSED
    with pytest.raises(InvalidInput):
        handed(clinic, files.append)


def test_an_agreement_for_something_else_does_not_carry_messages(clinic: OpenClinic, firm: int) -> None:
    act(clinic, gateway.choose_gateway, firm)
    agree(clinic, firm, Ground.KEEPING)
    message = queued(clinic, booked(somebody(clinic), way=SMS))
    files: list[bytes] = []
    assert handed(clinic, files.append).handed_on == 0
    assert (files, state(clinic, message)) == ([], MessageState.REFUSED)


def test_a_file_that_cannot_be_written_leaves_the_messages_waiting(clinic: OpenClinic, firm: int) -> None:
    act(clinic, gateway.choose_gateway, firm)
    agree(clinic, firm, Purpose.SERVICE_MESSAGES)
    message = queued(clinic, booked(somebody(clinic), way=SMS))
    assert act(clinic, gateway.read_gateway, None).waiting == {Channel.SMS: 1}

    def full(_content: bytes) -> None:
        raise StorageTrouble(say("The disk is full."))

    taken = act(clinic, gateway.take_for_gateway, Channel.SMS)
    with pytest.raises(StorageTrouble):
        act(clinic, gateway.hand_to_gateway, GatewayOrder(taken, full))
    assert act(clinic, outbox.put_back, taken.claim) == 1
    assert state(clinic, message) is MessageState.QUEUED


def test_a_file_that_was_written_before_a_power_cut_is_not_written_again(clinic: OpenClinic, firm: int) -> None:
    act(clinic, gateway.choose_gateway, firm)
    agree(clinic, firm, Purpose.SERVICE_MESSAGES)
    patient = somebody(clinic)
    message = queued(clinic, booked(patient, way=SMS))
    files: list[bytes] = []

    def written_and_cut(content: bytes) -> None:
        files.append(content)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        handed(clinic, written_and_cut)
    assert state(clinic, message) is MessageState.HANDED_OVER
    with pytest.raises(InvalidInput):
        handed(clinic, files.append)
    with working(clinic) as work:
        outbox.message_row(work, message, patient).lease_until = work.now - LEASE
        work.session.flush()
        sending.free_what_ran_out(work)
    assert state(clinic, message) is MessageState.MAYBE_SENT
    assert len(files) == 1
