"""Restrictions as cases: the case follows the restriction, and takes no step that the restriction did not take."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.domain.rights.cases import Case, CaseKind, RequesterRelation
from luna_desktop.domain.rights.openings import OpeningReason
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import Decision, Ending, RestrictionEnding, RestrictionRequest
from luna_desktop.services.rights import book, cases
from luna_desktop.services.rights.break_glass import OpenClosed, open_closed_record
from luna_desktop.services.rights.restriction_cases import case_of
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.rights.asking import log, step
from tests.services.sharing_steps import restrict, user_of

S = CaseState
INSURER = Terms(RestrictionKind.INSURER)
COUSIN = Terms(RestrictionKind.PERSON, party="Ramesh Kumar")
ONLY_SMS = Terms(RestrictionKind.CHANNEL, channel=Channel.SMS, address="98860 01427")
ONLY_EMAIL = Terms(RestrictionKind.CHANNEL, channel=Channel.EMAIL, address="a@kumar.example")


def case_about(clinic: OpenClinic, patient: PatientId, restriction: int) -> Case:
    with working(clinic) as work:
        found = case_of(work, patient, restriction)
    assert found is not None
    return found


def ask(clinic: OpenClinic, patient: PatientId, terms: Terms = COUSIN, **more: object) -> int:
    words = "" if terms.kind is RestrictionKind.CHANNEL else "Not my cousin"
    return act(clinic, restrictions.request_restriction, RestrictionRequest(patient, terms, words, **more))  # type: ignore[arg-type]


def test_a_request_opens_a_case_that_stands_in_the_queue(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    case = case_about(desk, patient, ask(desk, patient))
    assert (case.kind, case.state, case.is_proven) == (CaseKind.RESTRICTION, S.ACKNOWLEDGED, True)
    desk.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    page = act(officer, cases.read_case, cases.CaseAsked(patient, case.case_id))
    assert (page.words, page.details) == ("Not my cousin", {"restriction": "person"})


def test_a_decision_takes_the_case_along(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    agreed = case_about(clinic, patient, restrict(clinic, patient, COUSIN))
    assert (agreed.state, agreed.answered_at is not None) == (S.ACTIVE, True)
    must = case_about(clinic, patient, restrict(clinic, patient, INSURER, state=RestrictionState.MANDATORY))
    events = act(clinic, cases.read_case, cases.CaseAsked(patient, must.case_id)).events
    assert [each.to for each in events if each.to] == [S.RECEIVED, S.ACKNOWLEDGED, S.MANDATORY, S.ACTIVE]
    declined = restrict(clinic, patient, Terms(RestrictionKind.PHOTOGRAPHS), state=RestrictionState.DECLINED)
    assert case_about(clinic, patient, declined).state is S.DECLINED
    with working(clinic) as work:
        assert [each.state for each in book.open_cases_of(work, patient)] == [S.DECLINED]


def test_a_case_decides_nothing_that_the_restriction_does_not_say(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = case_about(clinic, patient, ask(clinic, patient))
    for wanted in (S.AGREED, S.MANDATORY, S.DECLINED, S.PARTIAL):
        with pytest.raises(InvalidInput) as refused:
            step(clinic, case, wanted, reason="so it is")
        assert "restriction" in refused.value.problems
    unlinked = log(clinic, builders.register(clinic, builders.a_patient("Iyer", "Lata")), CaseKind.RESTRICTION)
    with pytest.raises(InvalidInput):
        step(clinic, step(clinic, unlinked, S.ACKNOWLEDGED, how="told"), S.AGREED)


def test_a_way_to_be_reached_is_in_force_at_once_and_another_one_ends_it(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    first = case_about(desk, patient, ask(desk, patient, ONLY_SMS))
    assert first.state is S.ACTIVE
    second = case_about(desk, patient, ask(desk, patient, ONLY_EMAIL))
    assert second.state is S.ACTIVE
    with working(desk) as work:
        assert book.case_of(work, patient, first.case_id).state is S.TERMINATED


def test_an_end_by_the_patient_ends_the_case_with_its_way_and_day(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restriction = restrict(clinic, patient, COUSIN)
    ending = RestrictionEnding(patient, restriction, Ending.PATIENT_WRITTEN, "letter of today")
    act(clinic, restrictions.end_restriction, ending)
    case = case_about(clinic, patient, restriction)
    assert case.state is S.TERMINATED
    last = act(clinic, cases.read_case, cases.CaseAsked(patient, case.case_id)).events[-1]
    assert last.detail == {
        "mode": "patient_written",
        "applies_from": local_day(clinic.premises.clock()).isoformat(),
    }


def test_an_end_that_was_proposed_first_is_still_an_end(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restriction = restrict(clinic, patient, COUSIN)
    step(clinic, case_about(clinic, patient, restriction), S.TERMINATION_PROPOSED, mode="patient_written")
    ending = RestrictionEnding(patient, restriction, Ending.PATIENT_WRITTEN, "letter of today")
    act(clinic, restrictions.end_restriction, ending)
    assert case_about(clinic, patient, restriction).state is S.TERMINATED


def test_the_clinic_ends_no_mandatory_one_and_the_case_stays(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restriction = restrict(clinic, patient, INSURER, state=RestrictionState.MANDATORY)
    notice = RestrictionEnding(patient, restriction, Ending.CLINIC_NOTICE, "we end it")
    with pytest.raises(InvalidInput):
        act(clinic, restrictions.end_restriction, notice)
    assert case_about(clinic, patient, restriction).state is S.ACTIVE


def test_who_asks_for_another_is_decided_about_after_authority(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    restriction = ask(clinic, patient, asked_by="Asha Kumar", relation=RequesterRelation.PARENT)
    decision = Decision(patient, restriction, RestrictionState.AGREED, consequence_shown=True)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, restrictions.decide_restriction, decision)
    assert set(refused.value.problems) == {"identity"}


def test_a_request_takes_up_the_case_that_was_logged_for_it(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = log(clinic, patient, CaseKind.RESTRICTION)
    assert case_about(clinic, patient, ask(clinic, patient)).case_id == case.case_id
    assert case_about(clinic, patient, ask(clinic, patient, INSURER)).case_id != case.case_id


def test_an_emergency_opening_stands_in_the_case(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    terms = Terms(RestrictionKind.STAFF, staff=frozenset({user_of(owner, Role.CLINICIAN)}))
    restriction = restrict(owner, patient, terms)
    owner.lock()
    clinician = open_clinic(Role.CLINICIAN)
    opening = OpenClosed(OpeningReason.EMERGENCY, "He does not answer any more", builders.PASSWORD, patient)
    act(clinician, open_closed_record, opening)
    clinician.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    case = case_about(officer, patient, restriction)
    assert case.state is S.ACTIVE
    last = act(officer, cases.read_case, cases.CaseAsked(patient, case.case_id)).events[-1]
    assert (last.detail, "does not answer" in last.note) == ({"override": "emergency"}, True)
