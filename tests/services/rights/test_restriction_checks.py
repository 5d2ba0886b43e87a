"""A case says nothing else than its restriction, whichever state somebody wants."""

from __future__ import annotations

from luna_desktop.domain.restrictions import RestrictionState
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.machines import MACHINES
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.restriction_checks import SAYS, problems
from tests import builders
from tests.services.acting import working
from tests.services.rights.asking import log


def test_every_state_that_says_something_is_asked_about(clinic: OpenClinic) -> None:
    machine = MACHINES[CaseKind.RESTRICTION]
    silent = {
        CaseState.RECEIVED,
        CaseState.ACKNOWLEDGED,
        CaseState.IDENTITY_PENDING,
        CaseState.ACTIVE,
        CaseState.TERMINATION_PROPOSED,
        CaseState.CLOSED,
        CaseState.WITHDRAWN,
    }
    assert set(SAYS) | silent == machine.states
    case = log(clinic, builders.register(clinic), CaseKind.RESTRICTION)
    with working(clinic) as work:
        for step in machine.steps:
            assert bool(problems(work, case, step, {})) is (step.target in SAYS)
    assert SAYS[CaseState.TERMINATED] is RestrictionState.ENDED
