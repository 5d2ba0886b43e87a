"""The outbox: in the patient's language, only with approved words, and every step by whom and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Wish
from luna_desktop.interop.mail import UNKNOWN, Outcome, Verdict
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.messages import outbox, templates, ways
from luna_desktop.services.messages.outbox import MessageStep, NewMessage
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.messages.parts import (
    EMAIL,
    SMS,
    Server,
    approve,
    booked,
    give,
    queued,
    row,
    sent,
    set_up_mail,
    somebody,
    state,
    steps,
    wish,
)


def test_nothing_is_queued_with_a_text_that_nobody_approved(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, outbox.queue_message, booked(patient))
    assert "No approved text" in str(refused.value.problems["template"])


def test_each_person_gets_their_own_language_where_it_is_approved(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    patient = somebody(clinic)
    identity = next(known for known in act(clinic, read_details, patient).facts if known.kind == "identity")
    hindi = FactChange(patient, identity.fact_id, identity.number, replace(identity.body, language="hi"))
    act(clinic, change_details, DetailsChange(patient, changed=(hindi,)))
    assert row(clinic, queued(clinic, booked(patient))).language == "en"
    approve(clinic, "booked", language="hi")
    message = row(clinic, queued(clinic, booked(patient)))
    assert (message.language, "बुकिंग 24-Mar-2026" in message.body) == ("hi", True)


def test_a_booking_needs_its_day(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, outbox.queue_message, NewMessage(somebody(clinic), "booked", EMAIL, date(2026, 3, 24)))
    assert "Time of the booking" in str(refused.value.problems["template"])


def test_a_message_by_hand_is_refused_at_once_with_the_gates_sentence(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    approve(owner, "reminder")
    patient = somebody(owner)
    with pytest.raises(NotPermitted) as refused:
        act(desk, outbox.queue_message, booked(patient, "reminder"))
    assert "has not been asked" in str(refused.value)
    assert len(entries(owner, "refused")) == 1
    give(owner, patient, Purpose.REMINDERS)
    wish(owner, patient, MessageClass.REMINDER, EMAIL, Wish.YES)
    message = act(desk, outbox.queue_message, booked(patient, "reminder"))
    assert row(owner, message).queued_by == desk.actor.user_id


def test_an_offer_ends_with_how_to_stop_them_and_is_not_for_the_desk(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    approve(owner, "offer")
    patient = somebody(owner)
    give(owner, patient, Purpose.OFFERS)
    wish(owner, patient, MessageClass.OFFER, SMS, Wish.YES)
    new = NewMessage(patient, "offer", SMS)
    with pytest.raises(NotPermitted) as refused:
        act(desk, outbox.queue_message, new)
    assert "owner and the privacy officer" in str(refused.value)
    body = row(owner, act(owner, outbox.queue_message, new)).body
    assert body.splitlines()[-1] == "To get no more offers, reply STOP or call +91 80 4000 1122."


def test_taking_back_sending_again_and_what_came_back(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    set_up_mail(clinic)
    patient = somebody(clinic)
    first = queued(clinic, booked(patient))
    act(clinic, outbox.cancel_message, MessageStep(patient, first, "asked by phone"))
    assert state(clinic, first) is MessageState.CANCELLED
    with pytest.raises(StaleRecord):
        act(clinic, outbox.cancel_message, MessageStep(patient, first))
    second = act(clinic, outbox.send_again, MessageStep(patient, first))
    assert row(clinic, second).header_id != row(clinic, first).header_id
    sent(clinic, Server())
    with pytest.raises(StaleRecord):
        act(clinic, outbox.cancel_message, MessageStep(patient, second))
    act(clinic, outbox.note_bounce, MessageStep(patient, second, "mailbox full"))
    assert state(clinic, second) is MessageState.BOUNCED
    third = act(clinic, outbox.send_again, MessageStep(patient, second))
    sent(clinic, Server())
    act(clinic, outbox.note_bounce, MessageStep(patient, third))
    with pytest.raises(NotPermitted) as refused:
        act(clinic, outbox.send_again, MessageStep(patient, third))
    assert "failed twice" in str(refused.value)
    with working(clinic) as work:
        assert ways.left_out_because(work, patient, MessageClass.APPOINTMENT, order=(EMAIL.channel,)) is not None


def test_a_person_decides_about_what_was_maybe_sent(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    set_up_mail(clinic)
    patient = somebody(clinic)
    one, other = queued(clinic, booked(patient)), queued(clinic, booked(patient))
    sent(clinic, Server(answer=Outcome(Verdict.UNKNOWN, UNKNOWN)))
    act(clinic, outbox.note_sent, MessageStep(patient, one, "it stands in the server’s list"))
    assert steps(clinic, one)[-1][0] == "sent"
    again = act(clinic, outbox.send_again, MessageStep(patient, other))
    assert (state(clinic, other), state(clinic, again)) == (MessageState.CANCELLED, MessageState.QUEUED)
    with pytest.raises(StaleRecord):
        act(clinic, outbox.note_sent, MessageStep(patient, again))


def test_what_waits_about_a_booking_goes_with_it(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    patient = somebody(clinic)
    about, other = queued(clinic, booked(patient, booking_id=7)), queued(clinic, booked(patient, booking_id=8))
    with working(clinic) as work:
        assert outbox.cancel_for_booking(work, patient, 7) == 1
    assert (state(clinic, about), state(clinic, other)) == (MessageState.CANCELLED, MessageState.QUEUED)


def test_a_message_of_another_patient_is_not_there(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    message = queued(clinic, booked(somebody(clinic)))
    with pytest.raises(NotFound):
        act(clinic, outbox.cancel_message, MessageStep(somebody(clinic, family="Rao"), message))


def test_a_text_taken_out_of_use_holds_its_messages_back(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    set_up_mail(clinic)
    message = queued(clinic, booked(somebody(clinic)))
    place = templates.TextPlace("booked")
    text = act(clinic, templates.read_template, place)[0]
    act(clinic, templates.retire_template, templates.TextApproval(place, text.sha256))
    assert sent(clinic, Server()) == 0
    assert steps(clinic, message)[-1] == ("refused", "no_text")


def test_times_are_those_of_the_clinic(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    new = NewMessage(somebody(clinic), "booked", EMAIL, date(2026, 12, 1), time(18, 5))
    assert "01-Dec-2026 at 18:05" in row(clinic, queued(clinic, new)).body
