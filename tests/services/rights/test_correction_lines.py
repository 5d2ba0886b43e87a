"""A patient's corrections with what was recorded, proposed and decided, for who reads the chart."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases
from luna_desktop.services.rights.correction_lines import LinesAsked, read_corrections
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.correcting import REBUTTAL, STATEMENT, ask, at, decide, disagree, severe
from tests.services.sharing_steps import user_of

S = CaseState


def test_a_line_tells_the_whole_story(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    disagree(clinic, patient, severe(clinic, patient))
    cobalt = severe(clinic, patient, "Cobalt")
    decide(clinic, patient, ask(clinic, patient, at(cobalt)), S.ACCEPTED)
    accepted, denied = act(clinic, read_corrections, LinesAsked(patient))
    assert (denied.recorded, denied.proposed, denied.typed, denied.now) == ("Severe", "Mild", "mild", "Severe")
    assert denied.statement is not None
    assert denied.rebuttal is not None
    assert (denied.statement.text, denied.rebuttal.text, denied.code) == (STATEMENT, REBUTTAL, DenialCode.ACCURATE)
    assert (accepted.now, accepted.amended, accepted.newest, accepted.by_hand) == ("Mild", "version 2", 2, False)
    assert {step.target for step in accepted.steps} == {S.NOTIFYING, S.CLOSED}
    assert entries(clinic, "corrections read")


def test_the_officer_reads_them_while_the_case_is_theirs(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    asked = ask(owner, patient, at(severe(owner, patient)))
    officer_id = user_of(owner, Role.PRIVACY_OFFICER)
    owner.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(NotPermitted):
        act(officer, read_corrections, LinesAsked(patient))
    act(officer, cases.assign_case, cases.Assignment(patient, asked.case_id, officer_id))  # type: ignore[arg-type]
    assert len(act(officer, read_corrections, LinesAsked(patient))) == 1
    officer.lock()
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), read_corrections, LinesAsked(patient))
