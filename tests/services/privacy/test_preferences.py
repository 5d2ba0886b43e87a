"""Wishes about messages: one number at a time, asked of the gate before anything goes out."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.models.sharing import RestrictionEvent, RestrictionRow
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.services.privacy import consents, ledger, preferences, restrictions
from luna_desktop.services.privacy.consents import ConsentAnswer
from luna_desktop.services.privacy.preferences import MessageQuestion, NewWish, NewWishes, PreferencePage
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

MOBILE = Way(Channel.SMS, "+919886001427")


def wish(clinic: OpenClinic, patient: PatientId, said: Wish, topic: Topic = Topic.RECALL) -> PreferencePage:
    return act(clinic, preferences.record_preferences, NewWishes(patient, (NewWish(topic, MOBILE, said),)))


def asked(clinic: OpenClinic, patient: PatientId, topic: Topic = Topic.RECALL, way: Way = MOBILE) -> Obstacle | None:
    question = MessageQuestion(patient, topic, way.channel, way.address)
    return act(clinic, preferences.ask_message, question).obstacle


def test_the_matrix_starts_as_not_asked_and_says_what_would_go_out(clinic: OpenClinic) -> None:
    page = act(clinic, preferences.read_preferences, builders.register(clinic))
    assert [way.channel for way in page.ways] == [Channel.PHONE, Channel.SMS, Channel.WHATSAPP]
    assert len(page.cells) == len(Topic) * 3
    assert {cell.wish for cell in page.cells} == {Wish.NOT_ASKED}
    assert page.cell(Topic.APPOINTMENT, MOBILE).answer.allowed
    assert page.cell(Topic.OFFERS, MOBILE).answer.obstacle is Obstacle.NOT_ASKED


def test_reception_records_wishes_and_the_gate_follows_them(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    yes = ConsentAnswer(patient, Purpose.REMINDERS, ConsentState.GIVEN, ConsentMethod.ELECTRONIC)
    act(desk, consents.record_consent, yes)
    assert asked(desk, patient) is Obstacle.WISH_NOT_ASKED
    page = wish(desk, patient, Wish.YES)
    assert (page.cell(Topic.RECALL, MOBILE).wish, page.history[0].taken_by) == (Wish.YES, "Ravi Shetty")
    assert asked(desk, patient) is None
    wish(desk, patient, Wish.NO)
    assert asked(desk, patient) is Obstacle.WISH_NO
    assert asked(desk, patient, way=Way(Channel.WHATSAPP, MOBILE.address)) is Obstacle.WISH_NOT_ASKED
    owner = open_clinic(Role.OWNER)
    assert len(entries(owner, "message not allowed")) == 3
    assert len(entries(owner, "message allowed")) == 1
    assert [entry.purpose for entry in entries(owner, "message wish recorded")] == ["P3", "P3"]
    assert not any("98860" in entry.detail for entry in entries(owner, "message wish recorded"))


def test_a_new_number_starts_as_not_asked(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    wish(clinic, patient, Wish.NO, Topic.APPOINTMENT)
    details = act(clinic, read_details, patient)
    phone = next(known for known in details.facts if known.kind == "phone")
    changed = FactChange(patient, phone.fact_id, phone.number, Phone("98450 11111"))
    act(clinic, change_details, DetailsChange(patient, changed=(changed,)))
    page = act(clinic, preferences.read_preferences, patient)
    assert {cell.wish for cell in page.cells} == {Wish.NOT_ASKED}
    assert page.history[0].way == MOBILE
    with pytest.raises(InvalidInput) as refused:
        wish(clinic, patient, Wish.YES)
    assert set(refused.value.problems) == {"address"}
    assert wish(clinic, patient, Wish.NO).history[0].wish is Wish.NO


def test_what_stands_already_is_not_written_twice(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    assert len(wish(clinic, patient, Wish.YES).history) == 1
    assert len(wish(clinic, patient, Wish.YES).history) == 1
    assert len(entries(clinic, "message wishes kept")) == 1


def test_a_child_gets_no_offers_whoever_asks(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    with pytest.raises(InvalidInput) as refused:
        wish(clinic, patient, Wish.YES, Topic.OFFERS)
    assert set(refused.value.problems) == {"topic"}


def test_a_patient_who_is_reached_one_way_only(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    terms = Terms(RestrictionKind.CHANNEL, channel=Channel.PHONE, address=MOBILE.address)
    with working(clinic) as work:
        row = RestrictionRow(
            patient_id=patient, kind="channel", terms=ledger.write_terms(terms), at=work.now, by=work.actor.user_id
        )
        work.session.add(row)
        work.session.flush()
        work.session.add(
            RestrictionEvent(
                restriction_id=row.id,
                patient_id=patient,
                state=RestrictionState.MANDATORY.value,
                at=work.now,
                by=work.actor.user_id,
            )
        )
    page = act(clinic, preferences.read_preferences, patient)
    assert page.only_ways == (Way(Channel.PHONE, MOBILE.address),)
    assert asked(clinic, patient, Topic.APPOINTMENT) is Obstacle.OTHER_WAY_ONLY
    assert asked(clinic, patient, Topic.APPOINTMENT, page.only_ways[0]) is None


def test_the_auditor_changes_no_wish(open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    with pytest.raises(NotPermitted):
        wish(open_clinic(Role.AUDITOR), patient, Wish.NO)


def test_a_clock_that_was_set_back_hides_no_wish_and_no_only_way(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    assert asked(clinic, patient, Topic.APPOINTMENT) is None
    wish(clinic, patient, Wish.NO, Topic.APPOINTMENT)
    terms = Terms(RestrictionKind.CHANNEL, channel=MOBILE.channel, address=MOBILE.address)
    act(clinic, restrictions.request_restriction, RestrictionRequest(patient, terms))
    ticking.advance(days=-3)
    assert asked(clinic, patient, Topic.APPOINTMENT) is Obstacle.WISH_NO
    assert act(clinic, preferences.read_preferences, patient).only_ways == (MOBILE,)
