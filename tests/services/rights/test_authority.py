"""Who may ask: guardians until 18, nominees and heirs after a recorded death, and never a parent of a grown-up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.measures import parse_date
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole
from luna_desktop.domain.rights.authority import Authority, Paper
from luna_desktop.domain.rights.cases import Case, Requester
from luna_desktop.domain.rights.cases import RequesterRelation as R
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import add_fact
from luna_desktop.services.people import standing
from luna_desktop.services.rights import authority, cases, identity
from luna_desktop.services.rights.authority import AuthorityAsked
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.rights.asking import log, prove, step
from tests.services.rights.test_identity import PASSPORT


def shows(clinic: OpenClinic, case: Case, paper: Paper | None, reference: str = "No. 14") -> Case:
    asked = AuthorityAsked(case.patient_id, case.case_id, Authority(paper, reference))
    return act(clinic, authority.check_authority, asked)


def relative(clinic: OpenClinic, patient: PatientId, role: RelatedRole) -> None:
    person = RelatedPerson((role,), "Asha Kumar", "mother", proof=Proof.PAN, last_four="123A", check=AdultCheck.SHOWN)
    with working(clinic) as work:
        add_fact(work, patient, person)


def died(clinic: OpenClinic, patient: PatientId) -> None:
    status = PatientStatus(Standing.DECEASED, parse_date("2026-03-01"), source="death certificate")
    act(clinic, standing.change_status, standing.StatusChange(patient, status))


def a_child(clinic: OpenClinic, born: str = "2014-05-01") -> PatientId:
    return builders.register(
        clinic, builders.a_patient("Kumar", "Dev", born=born, phone="98860 01429", care=ConsentState.DEFERRED)
    )


def test_a_parent_asks_for_a_child_and_a_child_does_not_ask_alone(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    child = a_child(desk)
    assert not log(desk, child).authority_passed
    case = log(desk, child, requester=Requester("Asha Kumar", R.PARENT))
    with pytest.raises(InvalidInput) as refused:
        shows(desk, case, Paper.ON_FILE, "")
    assert set(refused.value.problems) == {"paper"}
    relative(desk, child, RelatedRole.GUARDIAN)
    assert shows(desk, case, Paper.ON_FILE, "").authority_passed


def test_an_18th_birthday_ends_what_a_parent_may_ask(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    child = a_child(clinic, born="2008-03-20")
    case = step(
        clinic, log(clinic, child, requester=Requester("Asha Kumar", R.PARENT)), CaseState.ACKNOWLEDGED, how="told"
    )
    act(clinic, identity.check_identity, identity.IdentityAsked(child, case.case_id, PASSPORT))
    assert shows(clinic, case, Paper.BIRTH_CERTIFICATE).is_proven
    ticking.now = datetime(2026, 3, 19, 18, 30, tzinfo=UTC)  # midnight in the clinic, the birthday begins
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, CaseState.PREPARING)
    assert set(refused.value.problems) == {"authority"}


def test_a_guardian_of_an_adult_keeps_asking_by_the_order_of_a_court(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    child = a_child(clinic, born="2008-03-20")
    relative(clinic, child, RelatedRole.GUARDIAN)
    who = Requester("Asha Kumar", R.GUARDIAN)
    by_file = step(clinic, log(clinic, child, requester=who), CaseState.ACKNOWLEDGED, how="told")
    by_order = step(clinic, log(clinic, child, requester=who), CaseState.ACKNOWLEDGED, how="told")
    shows(clinic, by_file, Paper.ON_FILE, "")
    shows(clinic, by_order, Paper.COURT_ORDER)
    for case in (by_file, by_order):
        act(clinic, identity.check_identity, identity.IdentityAsked(child, case.case_id, PASSPORT))
    ticking.now = datetime(2026, 3, 20, 6, 0, tzinfo=UTC)
    with pytest.raises(InvalidInput):
        step(clinic, by_file, CaseState.PREPARING)
    assert step(clinic, by_order, CaseState.PREPARING).state is CaseState.PREPARING


def test_a_nominee_is_activated_by_a_recorded_death_and_the_officer_looks_at_the_paper(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(officer)
    relative(officer, patient, RelatedRole.NOMINEE)
    case = log(officer, patient, requester=Requester("Asha Kumar", R.NOMINEE))
    with pytest.raises(InvalidInput):
        shows(officer, case, Paper.DEATH_CERTIFICATE)
    died(officer, patient)
    officer.lock()
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        shows(desk, case, Paper.DEATH_CERTIFICATE)
    desk.lock()
    assert shows(open_clinic(Role.PRIVACY_OFFICER), case, Paper.DEATH_CERTIFICATE).authority_passed


def test_a_death_ends_the_patients_own_request_and_an_heir_takes_it_up(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    own = prove(clinic, step(clinic, log(clinic, patient), CaseState.ACKNOWLEDGED, how="told"))
    died(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        step(clinic, own, CaseState.PREPARING)
    assert set(refused.value.problems) == {"authority"}
    assert not log(clinic, patient).authority_passed
    heir = log(clinic, patient, requester=Requester("Ravi Kumar", R.HEIR))
    assert shows(clinic, heir, Paper.HEIR_CERTIFICATE, "LH 88 of 2026").authority_passed


def test_a_paper_that_is_not_enough_is_noted_with_its_reason(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = log(clinic, patient, requester=Requester("Ravi Kumar", R.ATTENDANT))
    unsigned = Authority(Paper.SIGNED_WRITING)
    asked = AuthorityAsked(patient, case.case_id, unsigned, accepted=False)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, authority.check_authority, asked)
    assert set(refused.value.problems) == {"note"}
    noted = AuthorityAsked(patient, case.case_id, unsigned, accepted=False, note="it is not signed")
    assert not act(clinic, authority.check_authority, noted).authority_passed
    step(clinic, case, CaseState.WITHDRAWN, how="by phone")
    with pytest.raises(InvalidInput):
        shows(clinic, case, Paper.SIGNED_WRITING)
    page = act(clinic, cases.read_case, cases.CaseAsked(patient, case.case_id))
    assert page.events[1].what == "assigned"
