"""The hours of openings: proposed, chosen within bounds, kept with who chose them."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.services.rights.opening_rules import change_opening_rules, read_opening_rules
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries


def test_the_clinic_chooses_within_bounds(open_clinic: Opener) -> None:
    officer, meera = open_clinic(Role.PRIVACY_OFFICER), open_clinic(Role.CLINICIAN)
    assert act(meera, read_opening_rules, None) == OpeningRules(4, 72)
    act(officer, change_opening_rules, OpeningRules(2, 48))
    assert act(meera, read_opening_rules, None) == OpeningRules(2, 48)
    assert entries(officer, "opening rules changed")[-1].detail == '{"hours": 2, "review_hours": 48}'
    with pytest.raises(InvalidInput):
        act(officer, change_opening_rules, OpeningRules(0, 48))
    with pytest.raises(NotPermitted):
        act(meera, change_opening_rules, OpeningRules(12, 168))
