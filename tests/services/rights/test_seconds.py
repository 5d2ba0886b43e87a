"""Two persons for grave steps; alone, three days pass instead, and never a second login for the same person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic import staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import seconds
from luna_desktop.services.rights.seconds import Seconding
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.asking import log, prove, step


def preparing(clinic: OpenClinic) -> Case:
    case = step(clinic, log(clinic, builders.register(clinic)), CaseState.ACKNOWLEDGED, how="told")
    return step(clinic, prove(clinic, case), CaseState.PREPARING)


def denial(clinic: OpenClinic, case: Case, code: str = "A1") -> Case:
    return step(clinic, case, CaseState.DENIED, code=code)


def test_a_denial_for_harm_takes_the_owner_and_another_denial_does_not(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    case = preparing(officer)
    asked = Seconding(case.patient_id, case.case_id, CaseState.DENIED)
    with pytest.raises(InvalidInput) as refused:
        denial(officer, case)
    assert set(refused.value.problems) == {"second"}
    proposal = act(officer, seconds.propose_step, asked)
    assert proposal.seconded_by is None
    with pytest.raises(NotPermitted):
        act(officer, seconds.second_step, asked)
    with pytest.raises(InvalidInput):
        denial(officer, case)
    officer.lock()
    owner = open_clinic(Role.OWNER)
    assert act(owner, seconds.second_step, asked).seconded_by == owner.actor.user_id
    owner.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    assert denial(officer, case).state is CaseState.DENIED
    assert denial(officer, preparing(officer), "A7").state is CaseState.DENIED


def test_a_proposal_is_of_the_state_in_which_it_was_made(clinic: OpenClinic) -> None:
    case = step(clinic, log(clinic, builders.register(clinic)), CaseState.ACKNOWLEDGED, how="told")
    asked = Seconding(case.patient_id, case.case_id, CaseState.DENIED)
    with pytest.raises(InvalidInput):
        act(clinic, seconds.second_step, asked)
    act(clinic, seconds.propose_step, asked)
    case = step(clinic, prove(clinic, case), CaseState.PREPARING)
    with pytest.raises(InvalidInput) as refused:
        denial(clinic, case)
    assert "Propose it first" in str(refused.value.problems["second"])
    with pytest.raises(InvalidInput):
        act(clinic, seconds.propose_step, Seconding(case.patient_id, case.case_id, CaseState.EXECUTED))


def test_alone_in_the_clinic_a_grave_step_rests_for_72_hours(open_clinic: Opener, ticking: builders.Ticking) -> None:
    administrator = open_clinic(Role.ADMINISTRATOR)
    farida = next(each for each in act(administrator, staff.list_staff, None) if each.login == "farida")
    act(administrator, staff.disable_staff, farida.user_id)
    administrator.lock()
    owner = open_clinic(Role.OWNER)
    case = preparing(owner)
    proposal = act(owner, seconds.propose_step, Seconding(case.patient_id, case.case_id, CaseState.DENIED))
    with pytest.raises(InvalidInput) as refused:
        denial(owner, case)
    assert "72 hours" in str(refused.value.problems["second"])
    ticking.now = proposal.at + timedelta(hours=72) - timedelta(seconds=3)
    with pytest.raises(InvalidInput):
        denial(owner, case)
    ticking.now = proposal.rests_until()
    assert denial(owner, case).state is CaseState.DENIED
