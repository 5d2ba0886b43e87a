"""A changed mind takes back what waits, in the transaction that writes it down."""

from __future__ import annotations

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.messages.classes import MessageClass, purpose_of
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Wish
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import stops
from luna_desktop.services.privacy import consents, restrictions
from luna_desktop.services.privacy.restriction_rules import Decision, RestrictionRequest
from tests.services.acting import act
from tests.services.messages.parts import EMAIL, SMS, approve, booked, give, queued, somebody, state, steps, wish


def test_a_withdrawal_takes_back_what_rests_on_it_and_says_so(clinic: OpenClinic) -> None:
    approve(clinic, "reminder", "booked")
    patient = somebody(clinic)
    give(clinic, patient, Purpose.REMINDERS)
    wish(clinic, patient, MessageClass.REMINDER, EMAIL, Wish.YES)
    reminder, booking = queued(clinic, booked(patient, "reminder")), queued(clinic, booked(patient))
    answer = consents.ConsentAnswer(patient, Purpose.REMINDERS, ConsentState.WITHDRAWN, ConsentMethod.ELECTRONIC)
    told = act(clinic, consents.record_consent, answer)
    assert any("1 message that waited is taken back." in str(sentence) for sentence in told.stopped)
    assert (state(clinic, reminder), state(clinic, booking)) == (MessageState.CANCELLED, MessageState.QUEUED)
    assert steps(clinic, reminder)[-1] == ("cancelled", "withdrawn")


def test_a_changed_wish_takes_back_only_what_it_is_about(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    patient = somebody(clinic)
    by_mail, by_sms = queued(clinic, booked(patient)), queued(clinic, booked(patient, way=SMS))
    wish(clinic, patient, MessageClass.APPOINTMENT, EMAIL, Wish.NO)
    assert (state(clinic, by_mail), state(clinic, by_sms)) == (MessageState.CANCELLED, MessageState.QUEUED)
    assert steps(clinic, by_mail)[-1] == ("cancelled", "wish no")


def test_restrictions_take_back_too(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    patient = somebody(clinic)
    by_mail, by_sms = queued(clinic, booked(patient)), queued(clinic, booked(patient, way=SMS))
    only = Terms(RestrictionKind.CHANNEL, channel=SMS.channel, address=SMS.address)
    act(clinic, restrictions.request_restriction, RestrictionRequest(patient, only))
    assert (state(clinic, by_mail), state(clinic, by_sms)) == (MessageState.CANCELLED, MessageState.QUEUED)
    no_use = Terms(RestrictionKind.USE, purposes=frozenset({Purpose.SERVICE_MESSAGES}))
    asked = act(clinic, restrictions.request_restriction, RestrictionRequest(patient, no_use, "no messages"))
    assert state(clinic, by_sms) is MessageState.QUEUED
    agreed = Decision(patient, asked, RestrictionState.AGREED, consequence_shown=True)
    told = act(clinic, restrictions.decide_restriction, agreed)
    assert any("taken back" in str(sentence) for sentence in told)
    assert steps(clinic, by_sms)[-1] == ("cancelled", "restricted use")


def test_every_purpose_of_a_message_takes_part() -> None:
    assert {purpose_of(klass) for klass in MessageClass} <= stops.PURPOSES
