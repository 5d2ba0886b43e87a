"""Every machine, walked exhaustively: each legal path ends, and each illegal step is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from luna_desktop.domain.access import GRANTS, Actor, Permission, Role, UserId
from luna_desktop.domain.rights.cases import KIND_NAMES, CaseKind
from luna_desktop.domain.rights.fields import CHECKS, MISSING, problems_of
from luna_desktop.domain.rights.machines import (
    CODES,
    MACHINES,
    code_problem,
    illegal_step,
    is_open,
    next_steps,
    step_problems,
)
from luna_desktop.domain.rights.states import STATE_WORDS, CaseState
from luna_desktop.domain.rights.steps import LETTER_NAMES, LetterKind

KINDS = pytest.mark.parametrize("kind", list(CaseKind))
ASKED_AGAIN = {
    (CaseState.DENIAL_REVIEW, CaseState.PREPARING),
    (CaseState.TERMINATION_PROPOSED, CaseState.ACTIVE),
}
"""The two steps that begin a round anew: a denial that was overturned, and an end that did not come."""


TAKEN_IN = {CaseState.WITHDRAWN, CaseState.DISAGREEMENT}
"""What a patient says after the answer and the desk writes down, beside handing over and closing."""
BY_A_CHECK = {"copy_number", "pages", "sha256"}
"""Fields that a check asks for: a record that was looked at on screen has no copy."""


def paths(
    kind: CaseKind, state: CaseState | None = None, walked: tuple[CaseState, ...] = ()
) -> Iterator[tuple[CaseState, ...]]:
    """Yield every path that never stands in the same state twice, as far as it goes."""
    further = [step.target for step in MACHINES[kind].steps_from(state) if step.target not in walked]
    if not further:
        yield walked
    for target in further:
        yield from paths(kind, target, (*walked, target))


@KINDS
def test_every_legal_path_ends(kind: CaseKind) -> None:
    machine, walked = MACHINES[kind], list(paths(kind))
    assert len(walked) > 5
    for path in walked:
        last = path[-1]
        steps = machine.steps_from(last)
        assert last in machine.ended or all((last, step.target) in ASKED_AGAIN for step in steps), path
    assert {state for path in walked for state in path} == machine.states, "no state is out of reach"


@KINDS
def test_from_every_state_an_end_can_be_reached_and_none_leads_on_from_there(kind: CaseKind) -> None:
    machine = MACHINES[kind]
    arrives = set(machine.ended)
    while more := {step.source for step in machine.steps if step.target in arrives and step.source not in arrives}:
        arrives |= more
    assert machine.states <= arrives
    assert [step for step in machine.steps if step.source in machine.ended] == []


@KINDS
def test_no_step_leads_back(kind: CaseKind) -> None:
    machine = MACHINES[kind]
    forward = [step for step in machine.steps if (step.source, step.target) not in ASKED_AGAIN]
    order: list[CaseState | None] = []
    waiting: set[CaseState | None] = {None, *machine.states}
    while waiting:
        free = {each for each in waiting if not any(s.target is each and s.source in waiting for s in forward)}
        assert free, f"a circle among {waiting}"
        order += sorted(free, key=str)
        waiting -= free
    assert len(order) == len(machine.states) + 1


@KINDS
def test_each_step_that_is_not_in_the_table_is_refused_in_words(kind: CaseKind) -> None:
    machine, refused = MACHINES[kind], 0
    for source in (None, *CaseState):
        for target in CaseState:
            legal = any((step.source, step.target) == (source, target) for step in machine.steps)
            problem = illegal_step(kind, source, target)
            assert (problem is None) == legal
            refused += problem is not None
    assert refused == 41 * 40 - len(machine.steps)
    assert len({(step.source, step.target) for step in machine.steps}) == len(machine.steps), "no step stands twice"


@KINDS
def test_each_step_asks_for_its_fields_and_for_proof(kind: CaseKind) -> None:
    for step in MACHINES[kind].steps:
        problems = step_problems(step, {}, is_proven=False)
        assert set(problems) == {*step.required, *(("identity",) if step.needs_proof else ())}
        assert step_problems(step, filled(step.required), is_proven=True) == {}


def filled(names: tuple[str, ...]) -> dict[str, object]:
    """Return something that each field takes."""
    known: dict[str, object] = {
        "applies_from": "2026-04-01",
        "asked_on": "2026-04-01",
        "author": 2,
        "code": "A7",
        "erase_on": "2026-05-01",
        "investigator": 2,
        "pages": 12,
        "reviewed_by": 2,
        "reviewer": 2,
        "sha256": "0a" * 32,
    }
    return {name: known.get(name, "told in words") for name in names}


@KINDS
def test_somebody_may_take_every_step_and_reception_decides_nothing(kind: CaseKind) -> None:
    machine = MACHINES[kind]
    held = {permission for granted in GRANTS.values() for permission in granted}
    assert all(step.who & held for step in machine.steps)
    desk = Actor(UserId(1), "ravi", "Ravi Shetty", frozenset({Role.RECEPTION}))
    decided = {CaseState.APPROVED, CaseState.DENIED, CaseState.REFUSED, CaseState.RESPONDED, CaseState.EXECUTED}
    mine = {step.target for state in machine.states for step in next_steps(kind, state, desk)}
    assert not mine & decided
    assert CaseState.ACKNOWLEDGED in mine


@KINDS
def test_the_desk_reopens_nothing(kind: CaseKind) -> None:
    machine = MACHINES[kind]
    desk = Actor(UserId(1), "ravi", "Ravi Shetty", frozenset({Role.RECEPTION}))
    for state in (machine.answered | machine.resting) - machine.ended:
        further = {step.target for step in next_steps(kind, state, desk)}
        replaced = {CaseState.TERMINATED} if kind is CaseKind.RESTRICTION else set()  # by another way to be reached
        allowed = {CaseState.CLOSED, CaseState.ACTIVE, CaseState.ISSUED, CaseState.CANCELLED, *TAKEN_IN}
        assert further <= allowed | replaced


@KINDS
def test_nothing_of_weight_happens_before_identity_is_proven(kind: CaseKind) -> None:
    free = {CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING, CaseState.WITHDRAWN, CaseState.CANCELLED}
    free |= {CaseState.DENIED, CaseState.REFUSED, CaseState.DECLINED, CaseState.REFERRED}
    unproven = {CaseState.RECEIVED, *free}
    for step in MACHINES[kind].steps:
        if step.source in {CaseState.RECEIVED, CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING}:
            assert step.needs_proof or step.target in unproven, step


def test_open_resting_and_ended_states_and_every_word() -> None:
    assert is_open(CaseKind.ACCESS, CaseState.ISSUED)
    assert not is_open(CaseKind.ACCESS, CaseState.CLOSED)
    assert not is_open(CaseKind.RESTRICTION, CaseState.ACTIVE), "in force, nothing is to be done"
    assert is_open(CaseKind.RESTRICTION, CaseState.TERMINATION_PROPOSED)
    assert set(STATE_WORDS) == set(CaseState)
    assert set(KIND_NAMES) == set(CaseKind) == set(MACHINES)
    assert set(LETTER_NAMES) == set(LetterKind)
    assert {state for machine in MACHINES.values() for state in machine.states} == set(CaseState)


def test_every_field_has_its_sentence_and_no_sentence_is_left_over() -> None:
    asked = {name for machine in MACHINES.values() for step in machine.steps for name in step.required}
    assert asked | BY_A_CHECK == set(MISSING)
    assert set(CHECKS) <= asked | BY_A_CHECK
    assert problems_of((), {}) == {}


def test_a_code_belongs_to_its_kind_of_case() -> None:
    assert set(CODES) == set(CaseKind)
    assert code_problem(CaseKind.ACCESS, {"code": "A1"}) == {}
    assert code_problem(CaseKind.CORRECTION, {"code": "D4"}) == {}
    assert code_problem(CaseKind.CORRECTION, {"code": "A6"}) == {}
    for kind, code in ((CaseKind.ACCESS, "D4"), (CaseKind.CORRECTION, "A1"), (CaseKind.GRIEVANCE, "A1")):
        assert set(code_problem(kind, {"code": code})) == {"code"}
    assert code_problem(CaseKind.GRIEVANCE, {}) == {}


def test_only_an_author_decides_what_is_true_in_the_record() -> None:
    deciding = [step for step in MACHINES[CaseKind.CORRECTION].steps if step.source is CaseState.UNDER_REVIEW]
    for step in deciding:
        if step.target is not CaseState.WITHDRAWN:
            assert step.who == {Permission.DECIDE_CORRECTION}
