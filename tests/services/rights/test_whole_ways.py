"""Whole ways of cases through the real database, from the request to the end, with every letter that they need."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.machines import MACHINES
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases, letters, queue
from tests import builders
from tests.services.acting import act, working
from tests.services.rights.asking import log, prove, step

S = CaseState
READY = ((S.ACKNOWLEDGED, {"how": "told"}),)
WAYS: dict[str, tuple[CaseKind, tuple[tuple[CaseState, dict[str, object]], ...]]] = {
    "a copy that is denied and reviewed": (
        CaseKind.ACCESS,
        (
            (S.PREPARING, {}),
            (S.CLINICAL_REVIEW, {"reviewer": 2}),
            (S.DENIED, {"code": "A4"}),
            (S.DENIAL_REVIEW, {"asked_on": "2026-03-15"}),
            (S.CLOSED, {"reviewer": 2, "outcome": "the denial stands"}),
        ),
    ),
    "a denial that is overturned": (
        CaseKind.ACCESS,
        (
            (S.DENIED, {"code": "A4"}),
            (S.DENIAL_REVIEW, {"asked_on": "2026-03-15"}),
            (S.PREPARING, {"reviewer": 2, "outcome": "the copy is made"}),
            (S.WITHDRAWN, {"how": "by phone"}),
        ),
    ),
    "something that another clinic holds": (
        CaseKind.ACCESS,
        ((S.REFERRED, {"holder": "City Laboratory"}), (S.CLOSED, {"outcome": "sent on"})),
    ),
    "a grievance that goes to the owner": (
        CaseKind.GRIEVANCE,
        (
            (S.ASSIGNED, {"investigator": 1}),
            (S.INVESTIGATING, {}),
            (S.RESPONSE_DRAFT, {"findings": "two letters", "remedy": "fetched"}),
            (S.RESPONDED, {}),
            (S.ESCALATED, {"reason": "it happened again"}),
            (S.FINAL_RESPONSE, {"findings": "three letters", "remedy": "all fetched"}),
            (S.CLOSED, {"outcome": "answered"}),
        ),
    ),
    "a grievance that is settled": (
        CaseKind.GRIEVANCE,
        (
            (S.ASSIGNED, {"investigator": 1}),
            (S.INVESTIGATING, {}),
            (S.RESPONSE_DRAFT, {"findings": "two letters", "remedy": "fetched"}),
            (S.RESPONDED, {}),
            (S.ACCEPTED, {"how": "by phone"}),
            (S.CLOSED, {"outcome": "settled"}),
        ),
    ),
}
DECIDING = {LetterKind.REVIEW_OUTCOME: {"outcome": "the denial stands"}, LetterKind.DENY: {"code": "A4"}}


def walk(clinic: OpenClinic, kind: CaseKind, way: tuple[tuple[CaseState, dict[str, object]], ...]) -> Case:
    """Take a case along a way, with each letter that a step asks for."""
    case = prove(clinic, step(clinic, log(clinic, builders.register(clinic), kind), S.ACKNOWLEDGED, how="told"))
    for target, fields in way:
        found = MACHINES[kind].step(case.state, target)
        assert found is not None
        if found.letter_first and found.letter is not None:
            with pytest.raises(InvalidInput):
                step(clinic, case, target, **fields)
            texts = {name: str(text) for name, text in (fields | DECIDING.get(found.letter, {})).items()}
            asked = letters.LetterAsked(case.patient_id, case.case_id, found.letter, fields=texts)
            act(clinic, letters.issue_letter, asked)
        case = step(clinic, case, target, **fields)
        assert case.state is target
    return case


@pytest.mark.parametrize("name", sorted(WAYS))
def test_a_case_goes_its_whole_way(clinic: OpenClinic, name: str) -> None:
    kind, way = WAYS[name]
    case = walk(clinic, kind, way)
    assert case.closed_at is not None
    with working(clinic) as work:
        told = [event.to for event in cases.events_of(work, case.case_id) if event.what == "step"]
    assert told == [S.RECEIVED, S.ACKNOWLEDGED, *(target for target, _fields in way)]
    assert act(clinic, queue.read_case_queue, queue.QueueQuery()).rows == ()


def test_what_follows_an_answer_is_late_on_its_own_day(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    case = walk(clinic, CaseKind.ACCESS, WAYS["a copy that is denied and reviewed"][1][:-1])
    assert case.state is S.DENIAL_REVIEW
    ticking.now = case.next_due_at - timedelta(seconds=4)
    assert not act(clinic, queue.read_case_queue, queue.QueueQuery()).rows[0].is_overdue
    ticking.now = case.next_due_at
    assert act(clinic, queue.read_case_queue, queue.QueueQuery()).rows[0].is_overdue
