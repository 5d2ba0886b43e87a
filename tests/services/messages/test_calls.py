"""A call to make stands on the list until somebody says what came of it."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Channel, Way, Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import calls, contacts
from luna_desktop.services.messages.calls import CallDone
from tests import builders
from tests.services.acting import act
from tests.services.messages.parts import SMS, approve, booked, give, queued, somebody, state, steps, wish

CALL = Way(Channel.PHONE, SMS.address)


def a_call(clinic: OpenClinic) -> tuple[PatientId, int]:
    approve(clinic, "booked")
    patient = somebody(clinic)
    give(clinic, patient, Purpose.SERVICE_MESSAGES)
    wish(clinic, patient, MessageClass.APPOINTMENT, CALL, Wish.YES)
    return patient, queued(clinic, booked(patient, way=CALL))


def said(clinic: OpenClinic, patient: PatientId, message: int, outcome: Outcome) -> None:
    contact = Contact(Direction.OUT, By.PHONE, outcome, builders.START, CALL.address)
    act(clinic, calls.settle_call, CallDone(patient, message, contact))


def test_who_was_reached_is_off_the_list_and_the_log_has_the_call(clinic: OpenClinic) -> None:
    patient, message = a_call(clinic)
    (line,) = act(clinic, calls.read_calls, None)
    assert (line.message_id, line.number, line.tries) == (message, CALL.address, 0)
    said(clinic, patient, message, Outcome.REACHED)
    assert state(clinic, message) is MessageState.SENT
    assert act(clinic, calls.read_calls, None) == ()
    entry = act(clinic, contacts.read_communications, patient)[0]
    assert entry.message is not None or entry.outcome is Outcome.REACHED


def test_who_did_not_answer_is_called_again_and_then_let_be(clinic: OpenClinic) -> None:
    patient, message = a_call(clinic)
    said(clinic, patient, message, Outcome.NO_ANSWER)
    assert act(clinic, calls.read_calls, None) == ()  # rests for a while
    assert state(clinic, message) is MessageState.QUEUED
    said(clinic, patient, message, Outcome.NO_ANSWER)
    said(clinic, patient, message, Outcome.NO_ANSWER)
    assert steps(clinic, message)[-1] == ("given_up", "no answer")


def test_a_no_said_meanwhile_takes_the_call_off_the_list(clinic: OpenClinic) -> None:
    patient, message = a_call(clinic)
    wish(clinic, patient, MessageClass.APPOINTMENT, CALL, Wish.NO)
    assert act(clinic, calls.read_calls, None) == ()
    assert state(clinic, message) is MessageState.CANCELLED
