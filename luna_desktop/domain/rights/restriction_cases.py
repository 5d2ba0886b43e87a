"""The machine of restrictions and of certain ways to be reached (45 CFR 164.522 as model).

A way to be reached is agreed at once and never asks why, so the desk takes that step. In force, a case rests: nothing
is due, and it opens no chart.
"""

from __future__ import annotations

from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import (
    DESK,
    OFFICER,
    UNDECIDED_AT_FIRST,
    LetterKind,
    Machine,
    Step,
    from_each,
    intake,
)

_READY = (CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING)
_GIVEN = (CaseState.AGREED, CaseState.MANDATORY, CaseState.PARTIAL)

RESTRICTION = Machine(
    steps=(
        *intake(("restriction",)),
        *from_each(_READY, CaseState.MANDATORY, OFFICER, needs_proof=True, letter=LetterKind.APPROVE),
        *from_each(_READY, CaseState.AGREED, OFFICER, needs_proof=True, letter=LetterKind.APPROVE),
        *from_each(
            _READY, CaseState.PARTIAL, OFFICER, required=("reason",), needs_proof=True, letter=LetterKind.PARTIAL
        ),
        *from_each(_READY, CaseState.DECLINED, OFFICER, required=("reason",), letter=LetterKind.DENY),
        Step(CaseState.RECEIVED, CaseState.AGREED, DESK, ("way",), needs_proof=True, letter=LetterKind.APPROVE),
        *from_each(_GIVEN, CaseState.ACTIVE, DESK),
        Step(CaseState.DECLINED, CaseState.CLOSED, OFFICER, ("outcome",), letter=LetterKind.DENY, letter_first=True),
        Step(CaseState.ACTIVE, CaseState.TERMINATED, DESK, ("way",)),
        Step(CaseState.ACTIVE, CaseState.TERMINATION_PROPOSED, OFFICER, ("mode",)),
        Step(CaseState.TERMINATION_PROPOSED, CaseState.TERMINATED, OFFICER, ("mode", "applies_from")),
        Step(CaseState.TERMINATION_PROPOSED, CaseState.ACTIVE, OFFICER, ("reason",)),
        *from_each(UNDECIDED_AT_FIRST, CaseState.WITHDRAWN, DESK, required=("how",)),
    ),
    answered=frozenset({*_GIVEN, CaseState.DECLINED, CaseState.WITHDRAWN}),
    ended=frozenset({CaseState.TERMINATED, CaseState.CLOSED, CaseState.WITHDRAWN}),
    resting=frozenset({CaseState.ACTIVE}),
)
