"""Where a copy stands, and which step each role is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_desk import CopyDesk, CopyDeskAsked, LeftCopy, read_copy_desk
from luna_desktop.services.sharing.copy_plans import PAPER, PDF, ZIP
from luna_desktop.services.sharing.copy_reviews import ReviewState
from luna_desktop.ui.record_copy.stand import Act, act_words, stand_of
from tests.services.acting import act
from tests.services.rights.asking import log
from tests.services.sharing.copying import a_record, me

S = CaseState


@pytest.fixture
def desk(clinic: OpenClinic) -> CopyDesk:
    patient = a_record(clinic)
    log(clinic, patient)
    return act(clinic, read_copy_desk, CopyDeskAsked(patient))


@pytest.mark.parametrize(
    ("state", "proven", "acts"),
    [
        (S.RECEIVED, False, (Act.NONE, Act.NONE)),
        (S.ACKNOWLEDGED, False, (Act.NONE, Act.NONE)),
        (S.ACKNOWLEDGED, True, (Act.BEGIN, Act.NONE)),
        (S.PREPARING, True, (Act.SEND, Act.SKIP_REVIEW)),
        (S.APPROVED, True, (Act.LEAVE, Act.NONE)),
        (S.PARTIAL, True, (Act.LEAVE, Act.NONE)),
        (S.ISSUED, True, (Act.NONE, Act.LEAVE)),
        (S.CLOSED, True, (Act.NONE, Act.NONE)),
    ],
)
def test_each_state_offers_its_step(
    clinic: OpenClinic, desk: CopyDesk, state: CaseState, proven: bool, acts: tuple[Act, Act]
) -> None:
    assert desk.case is not None
    case = replace(desk.case, state=state, identity_passed=proven, authority_passed=proven)
    stand = stand_of(replace(desk, case=case), clinic.actor)
    assert (stand.act, stand.other) == acts
    assert stand.may_plan is (state in {S.RECEIVED, S.ACKNOWLEDGED, S.PREPARING})
    clinician = replace(clinic.actor, roles=frozenset({Role.CLINICIAN}))
    assert stand_of(replace(desk, case=case), clinician).act is Act.NONE


def test_nobody_is_offered_to_approve_what_they_cannot_see(clinic: OpenClinic, desk: CopyDesk) -> None:
    assert desk.case is not None
    closed = replace(desk, case=replace(desk.case, state=S.PREPARING, identity_passed=True), is_open=False)
    stand = stand_of(closed, clinic.actor)
    assert (stand.act, stand.other) == (Act.SEND, Act.NONE)


def test_in_review_the_clinician_answers_and_the_officer_then_approves(clinic: OpenClinic, desk: CopyDesk) -> None:
    assert desk.case is not None
    case = replace(desk.case, state=S.CLINICAL_REVIEW)
    review = ReviewState(me(clinic), "Dr Nandini Rao", desk.at, "Rukmini Das", "Look at the history")
    waiting = replace(desk, case=case, review=review)
    stand = stand_of(waiting, clinic.actor)
    assert stand.act is Act.ANSWER
    assert "Look at the history" in stand.lines
    officer = replace(clinic.actor, user_id=99, roles=frozenset({Role.PRIVACY_OFFICER}))
    assert stand_of(waiting, officer).act is Act.NONE
    answered = replace(review, answered_at=desk.at, answer_note="Nothing against it")
    after = stand_of(replace(waiting, review=answered), officer)
    assert after.act is Act.APPROVE
    assert "Nothing against it" in after.lines


def test_what_left_is_signed_for_and_without_a_request_one_is_logged(clinic: OpenClinic, desk: CopyDesk) -> None:
    assert desk.case is not None
    gone = LeftCopy(1, "RC-2026-0001", 6, "ab" * 32, desk.at)
    stand = stand_of(replace(desk, case=replace(desk.case, state=S.APPROVED), left=gone), clinic.actor)
    assert (stand.act, stand.note) == (Act.SIGN, "RC-2026-0001 · left, not signed for")
    nobody = stand_of(replace(desk, case=None), clinic.actor)
    assert (nobody.act, nobody.chips, nobody.may_plan) == (Act.LOG, (), False)


def test_every_step_has_words_and_an_icon() -> None:
    for release in (PAPER, PDF, ZIP):
        for step in set(Act) - {Act.NONE}:
            words, icon = act_words(step, release, in_part=True)
            assert words
            assert icon
    assert act_words(Act.APPROVE, PAPER, in_part=True) != act_words(Act.APPROVE, PAPER, in_part=False)
