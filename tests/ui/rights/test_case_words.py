"""Cases in words: clocks from what is kept, what is asked, how it stands, what is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.cases import Case, CaseChannel, CaseKind, Requester, RequesterRelation
from luna_desktop.domain.rights.clocks import Clock, Limit, Pause, Unit
from luna_desktop.domain.rights.machines import MACHINES
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.ui.rights import case_words
from luna_desktop.ui.rights.clock_face import left_words

AT = datetime(2026, 11, 21, 11, 30, tzinfo=UTC)
HOURS = Clock(AT, Limit(Unit.HOURS, 72, 72))
CASE = Case(
    1,
    "PR-2026-0001",
    CaseKind.ACCESS,
    PatientId(1),
    CaseState.ACKNOWLEDGED,
    AT,
    AT,
    HOURS,
    CaseChannel.IN_PERSON,
    Requester("Ananya"),
)


def test_a_clock_leaves_out_its_pauses() -> None:
    paused = replace(HOURS, pauses=(Pause(AT + timedelta(hours=4), AT + timedelta(hours=24)),))
    face = case_words.face_of(replace(CASE, clock=paused), AT + timedelta(hours=50))
    assert left_words(face) == "42 h of 72 left"
    standing = replace(HOURS, pauses=(Pause(AT + timedelta(hours=31)),))
    assert left_words(case_words.face_of(replace(CASE, clock=standing), AT + timedelta(days=9))) == "Paused at 31 h"
    days = Clock(AT, Limit(Unit.DAYS, 30, 60, 30))
    grievance = replace(CASE, kind=CaseKind.GRIEVANCE, clock=days)
    assert left_words(case_words.face_of(grievance, AT + timedelta(days=6))) == "24 days of 30 left"


def test_what_was_taken_back_was_not_answered_in_time() -> None:
    gone = replace(CASE, state=CaseState.WITHDRAWN, answered_at=AT + timedelta(hours=2), clock=HOURS)
    assert left_words(case_words.face_of(gone, AT + timedelta(hours=9))) == "Taken back"


def test_what_is_asked() -> None:
    assert case_words.asked_note(CASE, {"scope": "all", "format": ["paper", "pdf"]}) == "On paper, As a PDF"
    assert case_words.asked_note(CASE, {"scope": "part", "part": "Visits"}) == "Visits"
    assert case_words.asked_words(CASE, {"scope": "who_received"}) == "Access: who opened"
    assert case_words.asked_icon(CASE, {"scope": "who_received"}) == "eye"
    brother = replace(CASE, requester=Requester("Suresh", RequesterRelation.ATTENDANT))
    assert case_words.asked_note(brother, {}) == "Asked by: Authorised attendant"
    assert case_words.how_words(brother, "21-Nov-2026, 17:00").endswith("Asked by Suresh: Authorised attendant.")
    insurer = replace(CASE, kind=CaseKind.RESTRICTION)
    assert case_words.asked_note(insurer, {"restriction": "insurer"}) == "Nothing to the insurer"
    erasure = replace(CASE, kind=CaseKind.ERASURE)
    assert case_words.asked_note(erasure, {"groups": ["marketing"]}) == "Offers and personal preferences"


def test_identity_is_what_comes_next_until_it_is_proven() -> None:
    assert (case_words.state_chip(CASE).text, case_words.next_words(CASE)) == ("Identity not checked", "Check identity")
    half = replace(CASE, identity_passed=True)
    assert case_words.next_words(half) == "Check authority"
    proven = replace(half, authority_passed=True)
    assert (case_words.state_chip(proven).text, case_words.next_words(proven)) == ("Identity checked", "Prepare copy")
    ready = replace(proven, state=CaseState.APPROVED)
    assert (case_words.state_chip(ready).text, case_words.next_words(ready)) == ("Ready to hand over", "Hand over")
    assert case_words.next_note("") == "Nobody has it yet"


def test_the_patient_answers_a_grievance_and_the_author_a_correction() -> None:
    assert case_words.ahead_words(CaseKind.GRIEVANCE, CaseState.ACCEPTED) == "The patient answers"
    assert case_words.ahead_words(CaseKind.CORRECTION, CaseState.ACCEPTED) == "Author decides"


@pytest.mark.parametrize("kind", list(CaseKind))
def test_every_state_of_every_kind_has_a_chip_and_words(kind: CaseKind) -> None:
    for state in MACHINES[kind].states:
        case = replace(CASE, kind=kind, state=state, identity_passed=True, authority_passed=True)
        chip = case_words.state_chip(case)
        assert chip.text
        assert chip.icon
        assert case_words.done_words(state)
        if state not in MACHINES[kind].ended | MACHINES[kind].resting:
            assert case_words.next_words(case)
