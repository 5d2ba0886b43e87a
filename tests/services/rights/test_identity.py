"""Identity before anything else: a document's kind and last four, and a clock that runs again once it is proven."""

from __future__ import annotations

import json

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.cases import IdentityCheck, IdentityMethod
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.rights import book, cases, identity, letters
from luna_desktop.services.rights.identity import IdentityAsked
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.rights.asking import log, step

PASSPORT = IdentityCheck(IdentityMethod.PHOTO_ID, Proof.PASSPORT, "12b4")


def test_the_desk_checks_identity_and_keeps_four_characters(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    case = log(desk, patient)
    with pytest.raises(InvalidInput) as refused:
        act(desk, identity.check_identity, IdentityAsked(patient, case.case_id, IdentityCheck(IdentityMethod.PHOTO_ID)))
    assert set(refused.value.problems) == {"document"}
    after = act(desk, identity.check_identity, IdentityAsked(patient, case.case_id, PASSPORT))
    assert after.is_proven
    with working(desk) as work:
        (kept,) = book.details(work, case.case_id, book.IDENTITY)
    assert kept == {"method": "photo_id", "document": "passport", "last_four": "12B4", "passed": True}
    assert "12B4" not in json.dumps([each.detail for each in entries(desk, "case identity checked")])


def test_a_check_that_fails_leaves_the_case_unproven(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    case = log(desk, patient)
    failed = IdentityCheck(IdentityMethod.CALL_BACK, passed=False)
    assert not act(desk, identity.check_identity, IdentityAsked(patient, case.case_id, failed)).is_proven
    step(desk, case, CaseState.WITHDRAWN, how="by phone")
    with pytest.raises(InvalidInput):
        act(desk, identity.check_identity, IdentityAsked(patient, case.case_id, PASSPORT))


def test_proof_lets_a_clock_run_again(open_clinic: Opener, ticking: builders.Ticking) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(officer)
    case = step(officer, log(officer, patient), CaseState.ACKNOWLEDGED, how="told")
    case = step(officer, case, CaseState.IDENTITY_PENDING, missing="a document")
    missing = {"missing": "a document"}
    asked = letters.LetterAsked(patient, case.case_id, LetterKind.IDENTITY_MISSING, fields=missing)
    act(officer, letters.issue_letter, asked)
    act(officer, cases.pause_case, cases.CaseNote(patient, case.case_id, "no document"))
    ticking.advance(hours=5)
    after = act(officer, identity.check_identity, IdentityAsked(patient, case.case_id, PASSPORT))
    assert after.clock.paused_since is None
    assert (after.due_at - case.due_at).total_seconds() >= 5 * 3600
    page = act(officer, cases.read_case, cases.CaseAsked(patient, case.case_id))
    assert [event.what for event in page.events][-3:] == [book.PAUSED, book.IDENTITY, book.RESUMED]
