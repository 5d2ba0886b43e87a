"""By which way a message may go: every purpose, channel and state, changed between queueing and sending."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.messages.classes import CLASS_TOPICS, MessageClass, purpose_of
from luna_desktop.domain.messages.outbox import Closed
from luna_desktop.domain.preferences import Channel, Way, Wish
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.models.privacy import ConsentEventRow, MessagePreference
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, add_fact
from luna_desktop.services.messages import outbox, sending, ways
from luna_desktop.services.messages.ways import WhatNow
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.services.people.standing import StatusChange, change_status
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from luna_desktop.services.work import Work
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.messages.parts import EMAIL, SMS, approve, booked, give, queued, somebody, wish

TEMPLATES = {
    MessageClass.APPOINTMENT: "booked",
    MessageClass.REMINDER: "reminder",
    MessageClass.RECALL: "recall",
    MessageClass.RESULTS: "results",
    MessageClass.AFTERCARE: "aftercare",
    MessageClass.OFFER: "offer",
    MessageClass.RESEARCH: "research",
}
ASKED_FIRST = {MessageClass.REMINDER, MessageClass.RECALL, MessageClass.OFFER, MessageClass.RESEARCH}
CONSENTS = (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED)


@contextmanager
def undone(clinic: OpenClinic) -> Iterator[Work]:
    """Open a unit of work whose writes are taken back at the end, so that one clinic serves the whole table."""
    with Session(clinic.engines[0], expire_on_commit=False) as session:
        yield Work(session, clinic.actor, clinic.premises)
        session.rollback()


def say_consent(work: Work, patient: PatientId, purpose: Purpose, state: ConsentState) -> None:
    given = ConsentState.GIVEN if state is ConsentState.EXPIRED else state
    work.session.execute(
        insert(ConsentEventRow).values(
            patient_id=patient,
            purpose=purpose.value,
            state=given.value,
            at=work.now,
            expires_at=work.now if state is ConsentState.EXPIRED else None,
            language="en",
            method=ConsentMethod.ELECTRONIC.value,
            giver=Giver.SELF.value,
            taken_by=work.actor.user_id,
        )
    )


def say_wish(work: Work, patient: PatientId, klass: MessageClass, way: Way, said: Wish) -> None:
    work.session.execute(
        insert(MessagePreference).values(
            patient_id=patient,
            topic=CLASS_TOPICS[klass].value,
            channel=way.channel.value,
            address=way.address,
            wish=said.value,
            source="patient",
            at=work.now,
            by=work.actor.user_id,
        )
    )


def expected(klass: MessageClass, consent: ConsentState, said: Wish) -> bool:
    """Say by the clinic's promise, not by the program's rules, whether a message may go."""
    if said is Wish.NO or consent is not ConsentState.GIVEN:
        return False
    return said is Wish.YES or klass not in ASKED_FIRST


def test_every_purpose_channel_and_state_at_the_instant_of_sending(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    approve(clinic, *TEMPLATES.values())
    seen: set[bool] = set()
    with working(clinic) as work:
        ways_there = [each.way for each in ways.ways_for(work, patient, MessageClass.APPOINTMENT)]
    assert {way.channel for way in ways_there} == set(Channel) - {Channel.POST}
    ways_there.append(Way(Channel.POST, "12 Lake Road, Bengaluru"))
    for klass, way in product(MessageClass, ways_there):
        with undone(clinic) as work:
            say_consent(work, patient, purpose_of(klass), ConsentState.GIVEN)
            say_wish(work, patient, klass, way, Wish.YES)
            row = outbox.message_row(work, outbox.queue(work, booked(patient, TEMPLATES[klass], way)), patient)
            for consent, said in product(CONSENTS, Wish):
                changed = work.session.begin_nested()
                if consent is not ConsentState.GIVEN:
                    say_consent(work, patient, purpose_of(klass), consent)
                if said is not Wish.YES:
                    say_wish(work, patient, klass, way, said)
                reason = sending.refusal_now(work, row)
                changed.rollback()
                may, on_file = expected(klass, consent, said), way.channel is not Channel.POST
                case = (klass, way.channel, consent, said, reason)
                assert (reason == "") is (may and on_file), case
                assert on_file or not may or reason == Closed.OTHER_ADDRESS.value, case
                seen.add(may)
    assert seen == {True, False}


def test_nothing_asked_leaves_only_service_messages(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    with working(clinic) as work:
        open_ways = {klass: any(way.is_open for way in ways.ways_for(work, patient, klass)) for klass in MessageClass}
    assert open_ways == {klass: klass not in ASKED_FIRST for klass in MessageClass}


def test_the_way_that_was_said_yes_to_comes_first(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    give(clinic, patient, Purpose.REMINDERS)
    wish(clinic, patient, MessageClass.REMINDER, EMAIL, Wish.YES)
    with working(clinic) as work:
        found = ways.ways_for(work, patient, MessageClass.REMINDER)
        assert [way.way for way in found if way.is_open] == [EMAIL]
        assert found[0].said_at is not None
        assert ways.left_out_because(work, patient, MessageClass.REMINDER) is None
        by_sms = ways.left_out_because(work, patient, MessageClass.REMINDER, order=(Channel.SMS,))
    assert by_sms is not None
    assert (by_sms.obstacle, by_sms.what_now) == (Obstacle.WISH_NOT_ASKED, WhatNow.ASK)


def why(clinic: OpenClinic, patient: PatientId, klass: MessageClass = MessageClass.REMINDER) -> ways.LeftOut:
    with working(clinic) as work:
        found = ways.left_out_because(work, patient, klass)
    assert found is not None
    return found


def test_a_new_number_is_told_apart_from_one_never_asked(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    give(clinic, patient, Purpose.REMINDERS)
    assert not why(clinic, patient).is_new_address
    wish(clinic, patient, MessageClass.REMINDER, SMS, Wish.YES)
    phone = next(known for known in act(clinic, read_details, patient).facts if known.kind == "phone")
    changed = FactChange(patient, phone.fact_id, phone.number, Phone("98450 11111"))
    act(clinic, change_details, DetailsChange(patient, changed=(changed,)))
    assert why(clinic, patient).is_new_address
    with working(clinic) as work:
        old = ways.answer_now(work, patient, MessageClass.REMINDER, SMS)
    assert old.left_out is not None
    assert old.left_out.closed is Closed.OTHER_ADDRESS


def test_who_said_no_is_left_alone(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    give(clinic, patient, Purpose.REMINDERS)
    wish(clinic, patient, MessageClass.REMINDER, SMS, Wish.NO)
    found = why(clinic, patient)
    assert (found.obstacle, found.what_now, found.code) == (Obstacle.WISH_NO, WhatNow.NOTHING, "wish no")
    assert found.since is not None


@pytest.mark.parametrize("standing", [Standing.DECEASED, Standing.ARCHIVED])
def test_who_died_or_left_gets_nothing_at_all(clinic: OpenClinic, standing: Standing) -> None:
    patient = somebody(clinic)
    message = queued_by(clinic, patient)
    gone = PatientStatus(standing, PartialDate(2026, 3), "moved", "told by the daughter")
    act(clinic, change_status, StatusChange(patient, gone))
    assert why(clinic, patient, MessageClass.APPOINTMENT).code == standing.value
    with working(clinic) as work:
        assert outbox.message_row(work, message, patient).state == "cancelled"


def queued_by(clinic: OpenClinic, patient: PatientId) -> int:
    approve(clinic, "booked")
    return queued(clinic, booked(patient))


def test_a_child_is_written_to_only_with_a_guardian(clinic: OpenClinic) -> None:
    child = builders.a_patient(born="2018-05-01", care=ConsentState.DEFERRED)
    patient = builders.register(clinic, child)
    assert why(clinic, patient, MessageClass.APPOINTMENT).what_now is WhatNow.ADD_GUARDIAN
    mother = RelatedPerson(
        (RelatedRole.GUARDIAN,), "Asha Kumar", "mother", "+919845011223", Proof.PASSPORT, "1234", AdultCheck.SHOWN
    )
    with working(clinic) as work:
        add_fact(work, patient, mother, Source.STAFF)
    with working(clinic) as work:
        found = ways.ways_for(work, patient, MessageClass.APPOINTMENT)
    theirs = [each for each in found if each.is_guardian]
    assert {each.way.channel for each in theirs} == {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}
    assert all(each.is_open for each in found)
    assert why(clinic, patient, MessageClass.OFFER).obstacle is Obstacle.MINOR


def test_a_chosen_way_shuts_the_others_and_counts_as_on_file(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    other = Way(Channel.EMAIL, "quiet@mail.example")
    terms = Terms(RestrictionKind.CHANNEL, channel=other.channel, address=other.address)
    act(clinic, restrictions.request_restriction, RestrictionRequest(patient, terms))
    with working(clinic) as work:
        found = ways.ways_for(work, patient, MessageClass.APPOINTMENT)
        assert [each.way for each in found if each.is_open] == [other]
        assert ways.answer_now(work, patient, MessageClass.APPOINTMENT, other).is_open
    assert why(clinic, patient).obstacle is Obstacle.NOT_ASKED or why(clinic, patient).code == "other way only"


def test_whom_a_restriction_keeps_away_does_not_keep_the_clinic_from_writing(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = somebody(owner)
    desk = open_clinic(Role.RECEPTION)
    terms = Terms(RestrictionKind.STAFF, staff=frozenset({int(desk.actor.user_id)}))
    asked = act(owner, restrictions.request_restriction, RestrictionRequest(patient, terms, "not the desk"))
    agreed = restrictions.Decision(patient, asked, restrictions.RestrictionState.AGREED, consequence_shown=True)
    act(owner, restrictions.decide_restriction, agreed)
    with working(desk) as work:
        assert ways.answer_now(work, patient, MessageClass.APPOINTMENT, EMAIL).is_open


def test_without_any_way_somebody_adds_one(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(phone=""))
    assert why(clinic, patient, MessageClass.APPOINTMENT).what_now is WhatNow.ADD_ADDRESS
