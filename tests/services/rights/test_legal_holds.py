"""A hold keeps everything from the moment it is placed until an owner releases it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.rights.erasure import Action
from luna_desktop.domain.rights.holds import Hold, HoldCause
from luna_desktop.services.rights.legal_holds import NewHold, Release, holds_of, list_holds, place_hold, release_hold
from luna_desktop.services.rights.retention import read_retention
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working

MATTER = Hold(HoldCause.COURT, "civil suit over a burn", local_day(builders.START) + timedelta(days=180), "CS 12/2026")


def test_a_hold_keeps_everything_until_the_owner_releases_it(open_clinic: Opener) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(owner)
    hold_id = act(officer, place_hold, NewHold(patient, MATTER))
    page = act(owner, read_retention, patient)
    assert [line.hold for line in page.holds] == [MATTER]
    assert {each.allowed for each in page.groups} == {(Action.KEEP,)}
    (listed,) = act(owner, list_holds, None)
    assert (listed.patient_id, listed.line.hold_id, listed.is_due) == (patient, hold_id, False)
    with pytest.raises(NotPermitted):
        act(officer, release_hold, Release(patient, hold_id, "over"))
    with pytest.raises(InvalidInput):
        act(owner, release_hold, Release(patient, hold_id, " "))
    with pytest.raises(NotFound):
        act(owner, release_hold, Release(patient, hold_id + 1, "over"))
    act(owner, release_hold, Release(patient, hold_id, "settled out of court"))
    with pytest.raises(StaleRecord):
        act(owner, release_hold, Release(patient, hold_id, "settled out of court"))
    with working(owner) as work:
        (line,) = holds_of(work, patient)
    assert (line.end_reason, line.ended_at is not None) == ("settled out of court", True)
    assert act(owner, list_holds, None) == ()
    assert any(Action.RESTRICT in each.allowed for each in act(owner, read_retention, patient).groups)


def test_a_hold_that_waits_for_a_look_leads_the_list(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    act(owner, place_hold, NewHold(patient, MATTER))
    ticking.advance(days=181)
    assert [each.is_due for each in act(owner, list_holds, None)] == [True]
    with pytest.raises(InvalidInput):
        act(owner, place_hold, NewHold(patient, MATTER))
