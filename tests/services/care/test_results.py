"""Investigations in a real clinic: the way from order to telling, who may go it, and what never happens on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.results import ResultState, Telling
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.care import chart, results
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import StrikeOut, versions
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.results_in import (
    REPORT,
    TSH,
    amend,
    an_order,
    cancel,
    only,
    order,
    receive,
    review,
    tell,
)
from tests.services.care.test_body_map import PUNCH, mark
from tests.services.disclosing import a_recipient
from tests.services.sharing_steps import keep_from


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def state_of(clinic: OpenClinic, patient: PatientId) -> ResultState:
    state: ResultState = only(clinic, patient).body.state
    return state


def test_from_order_to_telling_each_step_is_a_version_with_who_and_when(clinic: OpenClinic, patient: PatientId) -> None:
    fact = order(clinic, patient)
    receive(clinic, patient, fact)
    review(clinic, patient, fact, 2)
    assert tell(clinic, patient, fact, 3, was_reached=False) == 4
    assert tell(clinic, patient, fact, 4) == 5
    body = only(clinic, patient).body
    assert body.state is ResultState.TOLD
    assert (body.ordered.by, body.received.by, body.reviewed.by) == ("Dr Nandini Rao",) * 3
    assert body.ordered.at < body.received.at < body.reviewed.at < body.not_reached[0].at < body.told.at
    assert (body.told.way, body.conclusion, body.question) == (Telling.PHONE, "Start treatment", "Hair loss")
    with working(clinic) as work:
        steps = [(each.body.state, each.source) for each in reversed(versions(work, patient, fact))]
    assert steps == [
        (ResultState.ORDERED, Source.STAFF),
        (ResultState.RECEIVED, Source.DOCUMENT),
        (ResultState.REVIEWED, Source.STAFF),
        (ResultState.REVIEWED, Source.STAFF),
        (ResultState.TOLD, Source.STAFF),
    ]
    assert len(entries(clinic, "investigation changed")) == 4


def test_a_report_that_nobody_ordered_is_received_as_it_came(clinic: OpenClinic, patient: PatientId) -> None:
    receive(clinic, patient)
    body = only(clinic, patient).body
    assert (body.state, body.ordered, body.values) == (ResultState.RECEIVED, None, (TSH,))


def test_an_amended_result_keeps_the_earlier_and_waits_for_review_again(clinic: OpenClinic, patient: PatientId) -> None:
    fact = receive(clinic, patient)
    review(clinic, patient, fact, 1)
    tell(clinic, patient, fact, 2)
    with pytest.raises(InvalidInput) as refused:
        amend(clinic, patient, fact, 3, " ")
    assert set(refused.value.problems) == {"reason"}
    amend(clinic, patient, fact, 3)
    body = only(clinic, patient).body
    assert (body.state, body.amendments, body.told) == (ResultState.RECEIVED, 1, None)
    with working(clinic) as work:
        earlier = versions(work, patient, fact)
    assert [each.reason for each in earlier[:2]] == ["Laboratory corrected", ""]
    assert earlier[1].body.told is not None


@pytest.mark.parametrize(
    "step",
    [
        lambda clinic, patient, fact: review(clinic, patient, fact, 1),
        lambda clinic, patient, fact: tell(clinic, patient, fact, 1),
        lambda clinic, patient, fact: amend(clinic, patient, fact, 1),
    ],
    ids=["review", "tell", "amend"],
)
def test_a_step_that_comes_too_early_is_refused_and_nothing_is_written(
    clinic: OpenClinic, patient: PatientId, step: Callable[[OpenClinic, PatientId, int], int]
) -> None:
    fact = order(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        step(clinic, patient, fact)
    assert set(refused.value.problems) == {"state"}
    assert only(clinic, patient).number == 1


def test_a_result_that_came_is_neither_cancelled_nor_entered_twice(clinic: OpenClinic, patient: PatientId) -> None:
    fact = order(clinic, patient)
    receive(clinic, patient, fact)
    for again in (lambda: cancel(clinic, patient, fact, 2), lambda: receive(clinic, patient, fact, 2)):
        with pytest.raises(InvalidInput):
            again()
    with pytest.raises(InvalidInput):
        act(clinic, results.change_order, results.ResultEntry(patient, an_order(), fact, 2))


def test_an_order_is_changed_and_cancelled_with_a_reason(clinic: OpenClinic, patient: PatientId) -> None:
    fact = order(clinic, patient)
    later = results.ResultEntry(patient, an_order("TSH"), fact, 1)
    assert act(clinic, results.change_order, later) == 2
    with pytest.raises(InvalidInput):
        cancel(clinic, patient, fact, 2, "")
    cancel(clinic, patient, fact, 2)
    known = only(clinic, patient)
    assert (known.body.state, known.reason, known.body.what.text) == (ResultState.CANCELLED, "Moved away", "TSH")


def test_whoever_was_slower_sees_what_stands_there(clinic: OpenClinic, patient: PatientId) -> None:
    fact = receive(clinic, patient)
    review(clinic, patient, fact, 1)
    with pytest.raises(StaleRecord) as stale:
        act(clinic, results.amend_result, results.ResultEntry(patient, REPORT, fact, 1, "Slip"))
    assert stale.value.theirs.body.state is ResultState.REVIEWED


def test_a_therapist_enters_and_tells_but_neither_orders_nor_reviews(open_clinic: Opener) -> None:
    owner, therapist = open_clinic(Role.OWNER), open_clinic(Role.THERAPIST)
    patient = builders.register(owner)
    fact = receive(therapist, patient)
    for step in (lambda: order(therapist, patient), lambda: review(therapist, patient, fact, 1)):
        with pytest.raises(NotPermitted):
            step()
    review(owner, patient, fact, 1)
    tell(therapist, patient, fact, 2)
    with pytest.raises(NotPermitted):
        act(therapist, results.strike_out_result, StrikeOut(patient, fact, 3, "Wrong chart"))
    mine = receive(therapist, patient)
    act(therapist, results.strike_out_result, StrikeOut(patient, mine, 1, "Wrong chart"))
    assert [known.fact_id for known in act(therapist, results.read_results, patient)] == [fact]


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_nobody_else_reads_or_writes_any(open_clinic: Opener, role: Role) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    other = open_clinic(role)
    for step in (
        lambda: act(other, results.read_results, patient),
        lambda: order(other, patient),
        lambda: receive(other, patient),
        lambda: act(other, results.list_laboratories, None),
    ):
        with pytest.raises(NotPermitted):
            step()


def test_whom_the_patient_keeps_out_reads_nothing(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    receive(owner, patient)
    keep_from(owner, patient)
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.CLINICIAN), results.read_results, patient)


def test_without_consent_to_care_nothing_is_ordered_but_what_comes_is_kept(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.REFUSED))
    with pytest.raises(NotPermitted):
        order(clinic, patient)
    fact = receive(clinic, patient)
    review(clinic, patient, fact, 1)
    assert state_of(clinic, patient) is ResultState.REVIEWED


def test_struck_out_it_is_gone_from_the_list_and_stays_in_the_record(clinic: OpenClinic, patient: PatientId) -> None:
    fact = receive(clinic, patient)
    act(clinic, results.strike_out_result, StrikeOut(patient, fact, 1, "Another Kumar"))
    assert act(clinic, results.read_results, patient) == ()
    with working(clinic) as work:
        assert versions(work, patient, fact)[0].status is FactStatus.ENTERED_IN_ERROR
    with pytest.raises(NotFound):
        review(clinic, patient, fact, 2)
    melasma = chart.NewEntry(patient, Condition(Coded("Melasma")))
    other = act(clinic, chart.record_entry, melasma).conditions[0].fact_id
    with pytest.raises(NotFound):
        act(clinic, results.strike_out_result, StrikeOut(patient, other, 1, "No result at all"))


def test_a_laboratory_of_the_register_is_kept_by_its_name(clinic: OpenClinic, patient: PatientId) -> None:
    lab = a_recipient(clinic, RecipientKind.PROVIDER, "Kaveri Diagnostics")
    assert act(clinic, results.list_laboratories, None) == ((lab, "Kaveri Diagnostics"),)
    order(clinic, patient, replace(an_order(), laboratory="", laboratory_id=lab))
    assert only(clinic, patient).body.laboratory == "Kaveri Diagnostics"
    with pytest.raises(InvalidInput) as refused:
        order(clinic, patient, replace(an_order(), laboratory_id=99))
    assert set(refused.value.problems) == {"laboratory"}


def test_nobody_is_told_tomorrow_or_before_the_review(
    clinic: OpenClinic, patient: PatientId, ticking: builders.Ticking
) -> None:
    fact = receive(clinic, patient)
    review(clinic, patient, fact, 1)
    for wrong in (ticking.now + timedelta(days=1), ticking.now - timedelta(days=2)):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, results.tell_result, results.ResultTold(patient, fact, 2, Telling.PHONE, wrong))
        assert set(refused.value.problems) == {"at"}
    with pytest.raises(InvalidInput) as refused:
        act(clinic, results.tell_result, results.ResultTold(patient, fact, 2, Telling.PHONE, None, "x" * 10_001))
    assert set(refused.value.problems) == {"note"}


def test_a_biopsy_belongs_to_a_mark_of_the_same_patient(clinic: OpenClinic, patient: PatientId) -> None:
    known = mark(clinic, patient, PUNCH)
    order(clinic, patient, replace(an_order("Skin biopsy"), marker_id=known.fact_id))
    receive(clinic, patient, only(clinic, patient).fact_id)
    assert only(clinic, patient).body.marker_id == known.fact_id
    other = builders.register(clinic, builders.a_patient("Rao", phone=""))
    with pytest.raises(NotFound):
        order(clinic, other, replace(an_order(), marker_id=known.fact_id))
    with pytest.raises(InvalidInput) as refused:
        order(clinic, patient, replace(an_order(), marker_id=only(clinic, patient).fact_id))
    assert set(refused.value.problems) == {"mark"}
