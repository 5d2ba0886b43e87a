"""Cases through the real database: logged by the desk, taken from state to state by `advance` alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.access import Role, UserId
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.rights.cases import CaseKind, Requester, RequesterRelation
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book, cases
from luna_desktop.services.rights.access_checks import INSPECTED
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.rights.asking import asks, log, prove, step

S = CaseState


def test_reception_logs_and_acknowledges_and_sees_no_word_of_it(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    case = log(desk, patient)
    assert (case.number, case.state, case.owner_id) == ("PR-2026-0001", S.RECEIVED, None)
    assert log(desk, patient, CaseKind.GRIEVANCE).number == "PR-2026-0002"
    after = step(desk, case, S.ACKNOWLEDGED, how="told at the desk")
    assert after.acknowledged_at is not None
    assert [each.kind for each in act(desk, cases.read_cases_of, patient)] == [CaseKind.GRIEVANCE, CaseKind.ACCESS]
    asked = cases.CaseAsked(patient, case.case_id)
    with pytest.raises(NotPermitted):
        act(desk, cases.read_case, asked)
    with pytest.raises(NotPermitted):
        step(desk, prove(desk, after), S.PREPARING)
    desk.lock()
    page = act(open_clinic(Role.PRIVACY_OFFICER), cases.read_case, asked)
    assert (page.words, page.patient, page.received_by) == ("I want what is mine", "Ananya Kumar", "Ravi Shetty")
    assert page.details["scope"] == "all"
    assert [(event.what, event.to, event.by) for event in page.events] == [
        ("step", S.RECEIVED, "Ravi Shetty"),
        ("step", S.ACKNOWLEDGED, "Ravi Shetty"),
    ]
    assert {each.target for each in page.steps} == {S.IDENTITY_PENDING, S.PREPARING, S.DENIED, S.REFERRED, S.WITHDRAWN}


def test_a_request_without_words_or_wishes_is_not_logged(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    empty = cases.CaseRequest(patient, CaseKind.ACCESS, "")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, cases.log_request, empty)
    assert set(refused.value.problems) == {"words", "scope", "format", "delivery"}
    assert entries(clinic, "case logged") == []


def test_an_illegal_step_is_refused_and_nothing_is_written(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = prove(clinic, log(clinic, patient))
    for target in (S.ISSUED, S.CLOSED, S.APPROVED, S.RECEIVED, S.EXECUTED):
        with pytest.raises(InvalidInput) as refused:
            step(clinic, case, target, outcome="x")
        assert set(refused.value.problems) == {"step"}
    page = act(clinic, cases.read_case, cases.CaseAsked(patient, case.case_id))
    assert page.case.state is S.RECEIVED
    assert [event.what for event in page.events] == ["step", "assigned"]


@pytest.mark.parametrize("nobody", ["abc", "2; drop", "-1", "٣", 0, True, 2**80])
def test_a_person_who_is_none_is_a_sentence_at_the_field(clinic: OpenClinic, nobody: object) -> None:
    grievance = log(clinic, builders.register(clinic), CaseKind.GRIEVANCE)
    case = step(clinic, grievance, S.ACKNOWLEDGED, how="told")
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, S.ASSIGNED, investigator=nobody)
    assert set(refused.value.problems) == {"investigator"}
    with working(clinic) as work:
        assert book.case_with_id(work, case.case_id).state is S.ACKNOWLEDGED


def test_nothing_goes_on_before_identity_is_proven(clinic: OpenClinic) -> None:
    case = step(clinic, log(clinic, builders.register(clinic)), S.ACKNOWLEDGED, how="told")
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, S.PREPARING)
    assert set(refused.value.problems) == {"identity"}
    assert step(clinic, prove(clinic, case), S.PREPARING).state is S.PREPARING


def test_who_asks_for_another_needs_authority_too(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    mother = log(clinic, patient, requester=Requester("Asha Kumar", RequesterRelation.PARENT))
    assert not mother.authority_passed
    assert log(clinic, patient).authority_passed
    assert cases.asks_for_another(mother)


def test_the_shortest_way_of_an_access_request_ends(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    case = prove(clinic, step(clinic, log(clinic, patient), S.ACKNOWLEDGED, how="told"))
    case = step(clinic, case, S.PREPARING)
    case = step(clinic, case, S.APPROVED, no_review_because="contact details only")
    ticking.advance(hours=2)
    case = step(clinic, case, S.ISSUED, method=INSPECTED, receipt="looked at it with Farida Sheikh")
    assert case.answered_at is not None
    case = step(clinic, case, S.CLOSED, outcome="handed over")
    assert case.closed_at is not None
    assert not case.is_overdue(case.received_at + timedelta(days=30))
    assert len(entries(clinic, "case step taken")) == 5


def test_t2_a_case_is_overdue_one_second_after_72_hours(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    case = log(clinic, builders.register(clinic))
    received = case.received_at.replace(microsecond=0)
    assert case.due_at == received + timedelta(hours=72)
    assert not case.is_overdue(received + timedelta(hours=72))
    assert case.is_overdue(received + timedelta(hours=72, seconds=1))


def test_two_screens_do_not_both_take_a_step(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = log(clinic, patient)
    step(clinic, case, S.ACKNOWLEDGED, how="told")
    late = cases.StepAsked(patient, case.case_id, S.WITHDRAWN, {"how": "by phone"}, revision=case.revision)
    with pytest.raises(StaleRecord):
        act(clinic, cases.advance_case, late)


def test_a_case_belongs_to_its_patient(clinic: OpenClinic) -> None:
    case = log(clinic, builders.register(clinic))
    other = builders.register(clinic, builders.a_patient("Rao", "Kavya", phone="98860 01428"))
    with pytest.raises(NotFound):
        act(clinic, cases.read_case, cases.CaseAsked(other, case.case_id))


def test_assignment_goes_to_who_handles_cases(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    case = log(owner, patient)
    assert case.owner_id == owner.actor.user_id, "who handles cases and logs one has it"
    reception = UserId(4)
    with pytest.raises(InvalidInput):
        act(owner, cases.assign_case, cases.Assignment(patient, case.case_id, reception))
    owner.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    after = act(officer, cases.assign_case, cases.Assignment(patient, case.case_id, officer.actor.user_id, "mine"))
    assert after.owner_id == officer.actor.user_id


def test_the_clock_stops_for_missing_proof_alone(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = step(clinic, log(clinic, patient), S.ACKNOWLEDGED, how="told")
    asked = cases.CaseNote(patient, case.case_id, "no document yet")
    with pytest.raises(InvalidInput, match="another look"):
        act(clinic, cases.pause_case, asked)
    step(clinic, case, S.IDENTITY_PENDING, missing="a document with a photograph")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, cases.pause_case, asked)
    assert "letter" in str(refused.value.problems["pause"])
    with pytest.raises(InvalidInput):
        act(clinic, cases.resume_case, asked)


def test_an_extension_comes_once_with_its_reason_and_never_to_access(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    access = log(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, cases.extend_case, cases.CaseNote(patient, access.case_id, "much to do"))
    assert set(refused.value.problems) == {"extend"}
    case = log(clinic, patient, CaseKind.CORRECTION)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, cases.extend_case, cases.CaseNote(patient, case.case_id, " "))
    assert set(refused.value.problems) == {"note"}
    longer = act(clinic, cases.extend_case, cases.CaseNote(patient, case.case_id, "the author is away"))
    assert longer.due_at == case.due_at + timedelta(days=30)
    with pytest.raises(InvalidInput):
        act(clinic, cases.extend_case, cases.CaseNote(patient, case.case_id, "again"))


def test_a_note_stays_with_the_case_and_moves_nothing(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = log(clinic, patient)
    after = act(clinic, cases.note_on_case, cases.CaseNote(patient, case.case_id, "called back on Monday"))
    assert (after.state, after.revision) == (case.state, case.revision + 1)
    page = act(clinic, cases.read_case, cases.CaseAsked(patient, case.case_id))
    assert page.events[-1].note == "called back on Monday"
    with pytest.raises(InvalidInput):
        act(clinic, cases.note_on_case, cases.CaseNote(patient, case.case_id, " "))


def test_a_receipt_that_is_dated_back_says_so(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    request = asks(builders.register(clinic))
    early = ticking.now - timedelta(hours=20)
    late = cases.CaseRequest(
        request.patient_id,
        request.kind,
        request.words,
        details=request.details,
        received_at=early,
        back_dated_because="came by post",
    )
    case = act(clinic, cases.log_request, late)
    assert case.is_back_dated
    assert case.received_at == early
    assert case.logged_at > early
