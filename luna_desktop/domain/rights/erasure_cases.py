"""The machine of erasure (DPDP s.12(3) and s.8(7)), decided for each group of data.

The officer decides and the owner signs too before anything is erased; in a clinic of one, three days pass instead.
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
_GIVEN = (CaseState.APPROVED, CaseState.PARTIAL)

ERASURE = Machine(
    steps=(
        *intake(("groups",)),
        *from_each(_READY, CaseState.ASSESSED, OFFICER, required=("assessment",), needs_proof=True),
        Step(CaseState.ASSESSED, CaseState.APPROVED, OFFICER, letter=LetterKind.APPROVE),
        Step(CaseState.ASSESSED, CaseState.PARTIAL, OFFICER, ("kept",), letter=LetterKind.PARTIAL),
        Step(CaseState.ASSESSED, CaseState.REFUSED, OFFICER, ("kept",), letter=LetterKind.DENY),
        *from_each(
            (CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING),
            CaseState.REFUSED,
            OFFICER,
            required=("code",),
            letter=LetterKind.DENY,
        ),
        *from_each(_GIVEN, CaseState.NOTICE_SENT, OFFICER, letter=LetterKind.ERASURE_NOTICE, letter_first=True),
        Step(CaseState.NOTICE_SENT, CaseState.SCHEDULED, OFFICER, ("erase_on",)),
        Step(CaseState.SCHEDULED, CaseState.EXECUTED, OFFICER, ("result",), second=True),
        Step(CaseState.EXECUTED, CaseState.PROCESSORS_CONFIRMED, OFFICER, ("recipients",)),
        Step(CaseState.PROCESSORS_CONFIRMED, CaseState.CLOSED, OFFICER, ("outcome",)),
        Step(CaseState.REFUSED, CaseState.CLOSED, OFFICER, ("outcome",), letter=LetterKind.DENY, letter_first=True),
        *from_each(
            (*UNDECIDED_AT_FIRST, CaseState.ASSESSED, *_GIVEN, CaseState.NOTICE_SENT, CaseState.SCHEDULED),
            CaseState.CANCELLED,
            DESK,
            required=("how",),
        ),
    ),
    answered=frozenset({*_GIVEN, CaseState.REFUSED, CaseState.CANCELLED}),
    ended=frozenset({CaseState.CLOSED, CaseState.CANCELLED}),
)
