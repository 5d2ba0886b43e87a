"""Restrictions: asked for at the desk, decided with the consequence shown, ended by the patient or by notice."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.preferences import Channel, Topic
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import ledger, restrictions
from luna_desktop.services.privacy.restriction_rules import Decision, Ending, RestrictionEnding, RestrictionRequest
from luna_desktop.services.sharing import record_copies
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.sharing_steps import enter, restrict

TODAY = builders.START.astimezone(ZONE).date()
PHOTOGRAPHS = Terms(RestrictionKind.PHOTOGRAPHS)
INSURER = Terms(RestrictionKind.INSURER)
ONLY_SMS = Terms(RestrictionKind.CHANNEL, channel=Channel.SMS, address="98860 01427")
COUSIN = Terms(RestrictionKind.PERSON, party="Ramesh Kumar")


def line_of(clinic: OpenClinic, patient: int) -> restrictions.RestrictionLine:
    return act(clinic, restrictions.read_restrictions, patient)[0]


def test_the_desk_writes_down_what_the_officer_decides(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    asked = RestrictionRequest(patient, COUSIN, "My cousin must\nnot know", "Herself")
    restriction = act(desk, restrictions.request_restriction, asked)
    with pytest.raises(NotPermitted):
        act(desk, restrictions.read_restrictions, patient)
    decided = Decision(patient, restriction, RestrictionState.AGREED, consequence_shown=True)
    with pytest.raises(NotPermitted):
        act(desk, restrictions.decide_restriction, decided)
    officer = open_clinic(Role.PRIVACY_OFFICER)
    line = line_of(officer, patient)
    assert (line.state, line.stands, line.words) == (RestrictionState.REQUESTED, False, "My cousin must\nnot know")
    act(officer, restrictions.decide_restriction, decided)
    line = line_of(officer, patient)
    assert (line.state, line.stands) == (RestrictionState.AGREED, True)
    assert [step.by for step in line.steps] == ["Ravi Shetty", "Farida Sheikh"]
    with pytest.raises(StaleRecord):
        act(officer, restrictions.decide_restriction, decided)


def test_a_way_to_be_reached_is_in_force_at_once_and_nobody_keeps_a_reason(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    act(desk, restrictions.request_restriction, RestrictionRequest(patient, ONLY_SMS, "Because of my husband"))
    officer = open_clinic(Role.PRIVACY_OFFICER)
    line = line_of(officer, patient)
    assert (line.state, line.stands, line.words) == (RestrictionState.AGREED, True, "")
    assert all(not step.note for step in line.steps)


def test_another_way_replaces_the_one_before(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restrict(clinic, patient, ONLY_SMS)
    email = Terms(RestrictionKind.CHANNEL, channel=Channel.EMAIL, address="a@kumar.example")
    restrict(clinic, patient, email)
    notes = act(clinic, restrictions.read_desk_notes, patient)
    assert [(note.channel, note.address) for note in notes] == [(Channel.EMAIL, "a@kumar.example")]


def test_the_desk_learns_that_there_is_a_restriction_and_no_word_more(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(officer)
    restrict(officer, patient, COUSIN)
    restrict(officer, patient, ONLY_SMS)
    restrict(officer, patient, Terms(RestrictionKind.USE, purposes=frozenset({Purpose.RESEARCH})))
    restrict(officer, patient, PHOTOGRAPHS)
    desk = open_clinic(Role.RECEPTION)
    notes = act(desk, restrictions.read_desk_notes, patient)
    assert {note.kind for note in notes} == {RestrictionKind.PERSON, RestrictionKind.CHANNEL}
    assert {field.name for field in fields(notes[0])} == {"kind", "party", "channel", "address"}
    assert "cousin" not in repr(notes)


def test_what_was_asked_is_never_in_the_audit_log(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restrict(clinic, patient, COUSIN)
    for action in ("restriction requested", "restriction agreed"):
        assert entries(clinic, action)[-1].detail == '{"kind": "person"}'


@pytest.mark.parametrize(
    ("terms", "words", "field"),
    [
        (COUSIN, " ", "words"),
        (COUSIN, "w" * 2001, "words"),
        (Terms(RestrictionKind.PERSON), "Nobody", "party"),
        (Terms(RestrictionKind.STAFF), "Nobody", "staff"),
        (Terms(RestrictionKind.STAFF, staff=frozenset({99})), "Nobody", "staff"),
        (Terms(RestrictionKind.USE), "Nothing", "purposes"),
        (Terms(RestrictionKind.USE, purposes=frozenset({Purpose.CARE})), "Nothing", "purposes"),
        (Terms(RestrictionKind.CHANNEL), "", "channel"),
        (Terms(RestrictionKind.CHANNEL, channel=Channel.POST), "", "address"),
        (Terms(RestrictionKind.CHANNEL, channel=Channel.PHONE, address="12"), "", "address"),
        (Terms(RestrictionKind.CHANNEL, channel=Channel.EMAIL, address="nobody"), "", "address"),
    ],
)
def test_a_request_that_says_too_little(clinic: OpenClinic, terms: Terms, words: str, field: str) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, restrictions.request_restriction, RestrictionRequest(patient, terms, words))
    assert set(refused.value.problems) == {field}
    assert act(clinic, restrictions.read_restrictions, patient) == ()


def test_only_what_its_kind_needs_is_kept(clinic: OpenClinic) -> None:
    patient, lab = builders.register(clinic), enter(clinic)
    loaded = Terms(RestrictionKind.PERSON, "x", lab, frozenset({1}), frozenset({Purpose.OFFERS}), Channel.SMS, "y")
    restrict(clinic, patient, loaded)
    line = line_of(clinic, patient)
    assert line.terms == Terms(RestrictionKind.PERSON, "Himalaya Diagnostics", lab)
    assert line.recipient == "Himalaya Diagnostics"


@pytest.mark.parametrize(
    ("terms", "decision", "field"),
    [
        (COUSIN, {"state": RestrictionState.AGREED}, "consequence_shown"),
        (COUSIN, {"state": RestrictionState.DECLINED}, "reason"),
        (COUSIN, {"state": RestrictionState.ENDED, "consequence_shown": True}, "state"),
        (COUSIN, {"state": RestrictionState.MANDATORY, "consequence_shown": True}, "state"),
        (INSURER, {"state": RestrictionState.MANDATORY, "consequence_shown": True}, "state"),
        (INSURER, {"state": RestrictionState.AGREED, "consequence_shown": True, "paid_in_full": True}, "state"),
        (INSURER, {"state": RestrictionState.DECLINED, "reason": "No", "paid_in_full": True}, "state"),
        (
            COUSIN,
            {"state": RestrictionState.AGREED, "consequence_shown": True, "last_day": TODAY - timedelta(days=1)},
            "last_day",
        ),
    ],
)
def test_a_decision_that_cannot_be(clinic: OpenClinic, terms: Terms, decision: dict[str, object], field: str) -> None:
    patient = builders.register(clinic)
    restriction = act(clinic, restrictions.request_restriction, RestrictionRequest(patient, terms, "As I say"))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, restrictions.decide_restriction, Decision(patient, restriction, **decision))  # type: ignore[arg-type]  # its fields
    assert set(refused.value.problems) == {field}
    assert line_of(clinic, patient).state is RestrictionState.REQUESTED


def test_what_is_declined_was_never_in_force(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restrict(clinic, patient, COUSIN, state=RestrictionState.DECLINED)
    line = line_of(clinic, patient)
    assert (line.state, line.stands) == (RestrictionState.DECLINED, False)


def test_a_restriction_with_a_last_day_runs_out_by_itself(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    restriction = act(clinic, restrictions.request_restriction, RestrictionRequest(patient, COUSIN, "As I say"))
    agreed = Decision(patient, restriction, RestrictionState.AGREED, consequence_shown=True, last_day=TODAY)
    act(clinic, restrictions.decide_restriction, agreed)
    assert line_of(clinic, patient).stands
    ticking.advance(days=1)
    assert not line_of(clinic, patient).stands


def test_what_was_paid_in_full_stays_from_the_insurer_until_the_patient_ends_it(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restriction = restrict(clinic, patient, INSURER, state=RestrictionState.MANDATORY)
    insurer = Recipient(RecipientKind.INSURER, "Surya Health", recipient_id=7)
    with working(clinic) as work:
        answer = ledger.ask(work, patient, Purpose.SHARING, DataClass.RECORD, insurer)
    assert answer.obstacle is Obstacle.RESTRICTED_INSURER
    notice = RestrictionEnding(patient, restriction, Ending.CLINIC_NOTICE, "Told her", TODAY + timedelta(days=9))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, restrictions.end_restriction, notice)
    assert set(refused.value.problems) == {"mode"}
    spoken = RestrictionEnding(patient, restriction, Ending.PATIENT_SPOKEN, "Said so at the desk")
    act(clinic, restrictions.end_restriction, spoken)
    with working(clinic) as work:
        answer = ledger.ask(work, patient, Purpose.SHARING, DataClass.RECORD, insurer)
    assert answer.obstacle is Obstacle.NOT_SHARED


def test_a_notice_of_the_clinic_counts_for_what_comes_after(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    restriction = restrict(clinic, patient, COUSIN)
    for day in (None, TODAY):
        ending = RestrictionEnding(patient, restriction, Ending.CLINIC_NOTICE, "Letter sent", day)
        with pytest.raises(InvalidInput) as refused:
            act(clinic, restrictions.end_restriction, ending)
        assert set(refused.value.problems) == {"applies_from"}
    ending = RestrictionEnding(patient, restriction, Ending.CLINIC_NOTICE, "Letter sent", TODAY + timedelta(days=2))
    act(clinic, restrictions.end_restriction, ending)
    assert line_of(clinic, patient).stands
    ticking.advance(days=2)
    assert not line_of(clinic, patient).stands
    with pytest.raises(StaleRecord):
        act(clinic, restrictions.end_restriction, ending)


@pytest.mark.parametrize(
    ("terms", "mode", "note", "field"),
    [
        (COUSIN, Ending.PATIENT_WRITTEN, " ", "note"),
        (COUSIN, Ending.REPLACED, "So", "mode"),
        (ONLY_SMS, Ending.CLINIC_NOTICE, "Letter sent", "mode"),
    ],
)
def test_an_ending_that_cannot_be(clinic: OpenClinic, terms: Terms, mode: Ending, note: str, field: str) -> None:
    patient = builders.register(clinic)
    restriction = restrict(clinic, patient, terms)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, restrictions.end_restriction, RestrictionEnding(patient, restriction, mode, note))
    assert set(refused.value.problems) == {field}


def test_a_restriction_of_another_patient_is_not_found(clinic: OpenClinic) -> None:
    patient, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))
    restriction = restrict(clinic, patient, COUSIN)
    ending = RestrictionEnding(other, restriction, Ending.PATIENT_WRITTEN, "Letter")
    with pytest.raises(NotFound):
        act(clinic, restrictions.end_restriction, ending)


def test_a_copy_for_somebody_else_goes_without_photographs(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.OWNER)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    restrict(clinic, patient, PHOTOGRAPHS)
    designee = Recipient(RecipientKind.DESIGNEE, "Ramesh Kumar", signed_writing="Letter of 1 March")
    wanted = record_copies.CopyRequest(patient, designee, "Second opinion")
    with pytest.raises(NotPermitted) as refused:
        act(clinic, record_copies.prepare_record_copy, wanted)
    assert "Leave the photographs out" in str(refused.value.message)
    without = replace(wanted, photographs=())
    assert act(clinic, record_copies.prepare_record_copy, without).content.photographs == ()
    own = replace(wanted, recipient=Recipient(RecipientKind.PATIENT, "Ananya Kumar"))
    assert len(act(clinic, record_copies.prepare_record_copy, own).content.photographs) == 1


def test_a_clock_that_was_set_back_hides_no_restriction(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    restrict(clinic, patient, ONLY_SMS)
    ticking.advance(days=-30)
    assert len(act(clinic, restrictions.read_desk_notes, patient)) == 1
    assert line_of(clinic, patient).stands
    email = Recipient(
        RecipientKind.PATIENT, "She", topic=Topic.APPOINTMENT, channel=Channel.EMAIL, address="a@b.example"
    )
    with working(clinic) as work:
        answer = ledger.ask(work, patient, Purpose.SERVICE_MESSAGES, DataClass.CONTACT, email)
    assert answer.obstacle is Obstacle.OTHER_WAY_ONLY


def test_photographs_leave_for_nobody_outside(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restrict(clinic, patient, PHOTOGRAPHS)
    designee = Recipient(RecipientKind.DESIGNEE, "Ramesh Kumar", signed_writing="Letter of 1 March")
    with working(clinic) as work:
        asked = ledger.ask(work, patient, Ground.RIGHTS, DataClass.PHOTOGRAPH, designee)
        own = ledger.ask(work, patient, Ground.RIGHTS, DataClass.PHOTOGRAPH, Recipient(RecipientKind.PATIENT, "She"))
    assert asked.obstacle is Obstacle.RESTRICTED_PHOTOGRAPHS
    assert own.allowed
