"""Somebody at the desk: request, identity and acknowledgement in one go, or nothing of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.authority import Authority, Paper
from luna_desktop.domain.rights.cases import IdentityCheck, IdentityMethod, Requester, RequesterRelation
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic import settings
from luna_desktop.services.rights import cases, walk_in
from luna_desktop.services.rights.walk_in import WalkIn
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import flat_text
from tests.services.acting import act, working
from tests.services.rights.asking import asks
from tests.services.rights.test_identity import PASSPORT


def test_reception_takes_a_request_in_in_one_go(open_clinic: Opener, tmp_path: Path) -> None:
    desk = open_clinic(Role.RECEPTION)
    taken = act(desk, walk_in.take_in, WalkIn(asks(builders.register(desk)), PASSPORT))
    assert (taken.case.state, taken.case.is_proven) == (CaseState.ACKNOWLEDGED, True)
    assert taken.letter is not None
    assert taken.case.number in flat_text(taken.letter.pdf, tmp_path)


def test_where_something_is_wrong_nothing_is_written(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    wrong = WalkIn(replace(asks(patient), words=" "), IdentityCheck(IdentityMethod.PHOTO_ID))
    with pytest.raises(InvalidInput) as refused:
        act(desk, walk_in.take_in, wrong)
    assert set(refused.value.problems) == {"words", "document"}
    with working(desk) as work:
        settings.put(work, settings.PRIVACY_CONTACT, "{}")
    whole = WalkIn(asks(patient), PASSPORT)
    with pytest.raises(InvalidInput) as refused:
        act(desk, walk_in.take_in, whole)
    assert set(refused.value.problems) == {"contact"}
    assert act(desk, cases.read_cases_of, patient) == ()
    spoken = act(desk, walk_in.take_in, walk_in.without_letter(whole))
    assert (spoken.letter, spoken.case.state) == (None, CaseState.ACKNOWLEDGED)
    assert spoken.case.number == "PR-2026-0001", "no number was lost"


def test_an_attendant_is_proven_in_one_go_and_an_acknowledgement_may_wait(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    request = asks(patient, requester=Requester("Suresh Kumar", RequesterRelation.ATTENDANT))
    writing = Authority(Paper.SIGNED_WRITING)
    with pytest.raises(InvalidInput) as refused:
        act(desk, walk_in.take_in, WalkIn(request, PASSPORT, shown=writing))
    assert set(refused.value.problems) == {"reference"}
    assert act(desk, cases.read_cases_of, patient) == ()
    whole = WalkIn(request, PASSPORT, shown=replace(writing, reference="Signed 20-11-2026"), acknowledged=False)
    taken = act(desk, walk_in.take_in, whole)
    assert (taken.case.state, taken.case.is_proven, taken.letter) == (CaseState.RECEIVED, True, None)
