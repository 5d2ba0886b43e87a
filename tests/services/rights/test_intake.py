"""A walk-in in one transaction."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.cases import read_cases_of
from luna_desktop.services.rights.intake import Intake, take_request
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.asking import asks


def test_reception_takes_a_request_in_with_its_acknowledgement_or_without(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    with pytest.raises(InvalidInput):
        act(desk, take_request, Intake(asks(patient), acknowledged=" "))
    assert act(desk, read_cases_of, patient) == ()
    assert entries(desk, "case logged") == []
    assert act(desk, take_request, Intake(asks(patient))).state is CaseState.RECEIVED
    case = act(desk, take_request, Intake(asks(patient), acknowledged="letter_by_hand"))
    assert (case.number, case.state) == ("PR-2026-0002", CaseState.ACKNOWLEDGED)
    assert case.acknowledged_at is not None
