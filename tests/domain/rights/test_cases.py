"""The header of a case: what a request needs, and what is kept of an identity check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.cases import (
    CHANNEL_WORDS,
    METHOD_NAMES,
    RELATION_NAMES,
    Case,
    CaseChannel,
    CaseKind,
    CaseRequest,
    IdentityCheck,
    IdentityMethod,
    Requester,
    RequesterRelation,
    tidied_identity,
    tidied_request,
)
from luna_desktop.domain.rights.clocks import Clock, Limit, Unit
from luna_desktop.domain.rights.states import CaseState

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
ASKS = CaseRequest(PatientId(1), CaseKind.ACCESS, "  All my papers, please ")


def test_every_choice_has_its_words() -> None:
    assert set(CHANNEL_WORDS) == set(CaseChannel)
    assert set(RELATION_NAMES) == set(RequesterRelation)
    assert set(METHOD_NAMES) == set(IdentityMethod)


def test_a_request_is_tidied_and_keeps_its_words() -> None:
    tidy, problems = tidied_request(ASKS, NOW)
    assert problems == {}
    assert tidy.words == "All my papers, please"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "x" * 8001}, "words"),
        ({"requester": Requester("", RequesterRelation.PARENT)}, "requester"),
        ({"requester": Requester("x" * 201)}, "requester"),
        ({"requester": Requester("Asha", contact="x" * 201)}, "contact"),
        ({"received_at": NOW + timedelta(hours=1)}, "received_at"),
        ({"received_at": NOW - timedelta(hours=1)}, "back_dated_because"),
    ],
)
def test_what_is_missing_is_said_at_its_field(changes: dict[str, object], field: str) -> None:
    assert set(tidied_request(replace(ASKS, **changes), NOW)[1]) == {field}


def test_a_request_of_yesterday_is_written_down_with_a_reason() -> None:
    late = replace(ASKS, received_at=NOW - timedelta(days=1), back_dated_because="came by post on Friday")
    assert tidied_request(late, NOW)[1] == {}


def test_of_a_document_its_kind_and_last_four_are_kept() -> None:
    seen, problems = tidied_identity(IdentityCheck(IdentityMethod.PHOTO_ID, Proof.PASSPORT, " 12b4 "))
    assert (problems, seen.last_four) == ({}, "12B4")
    assert set(tidied_identity(IdentityCheck(IdentityMethod.PHOTO_ID))[1]) == {"document"}
    assert set(tidied_identity(IdentityCheck(IdentityMethod.PHOTO_ID, Proof.AADHAAR, "123412341234"))[1]) == {
        "last_four"
    }
    known, problems = tidied_identity(IdentityCheck(IdentityMethod.KNOWN, Proof.AADHAAR, "1234"))
    assert (problems, known.document, known.last_four) == ({}, Proof.NONE, "")


def test_what_comes_after_the_answer_has_days_of_its_own_to_the_last_second() -> None:
    clock = Clock(NOW, Limit(Unit.DAYS, 30, 90))
    case = Case(
        1,
        "PR-2026-0001",
        CaseKind.CORRECTION,
        PatientId(1),
        CaseState.NOTIFYING,
        NOW,
        NOW,
        clock,
        CaseChannel.POST,
        Requester(),
        answered_at=NOW + timedelta(days=2),
        state_since=NOW + timedelta(days=3),
    )
    assert case.next_due_at == datetime(2026, 4, 1, 18, 29, 59, tzinfo=UTC)
    assert not case.is_late(case.next_due_at)
    assert case.is_late(case.next_due_at + timedelta(seconds=1))
    closed = replace(case, state=CaseState.CLOSED)
    assert closed.next_due_at == case.due_at
    assert not closed.is_late(NOW + timedelta(days=400)), "answered, and nothing is due any more"
    waiting = replace(case, state=CaseState.UNDER_REVIEW, answered_at=None)
    assert waiting.is_late(case.due_at + timedelta(seconds=1))


def test_an_answered_case_is_late_by_its_answer_and_an_open_one_by_the_hour() -> None:
    clock = Clock(NOW, Limit(Unit.HOURS, 72, 72))
    case = Case(
        1,
        "PR-2026-0001",
        CaseKind.ACCESS,
        PatientId(1),
        CaseState.RECEIVED,
        NOW,
        NOW,
        clock,
        CaseChannel.POST,
        Requester(),
    )
    assert case.due_at == NOW + timedelta(hours=72)
    assert not case.is_overdue(NOW + timedelta(hours=72))
    assert case.is_overdue(NOW + timedelta(hours=72, seconds=1))
    answered = replace(case, answered_at=NOW + timedelta(hours=2))
    assert not answered.is_overdue(NOW + timedelta(days=30))
    assert not case.is_proven
    assert replace(case, identity_passed=True, authority_passed=True).is_proven
