"""The machine of grievances (DPDP s.13 and Rule 14(3); SPDI Rules 2011, r.5(9))."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import (
    DESK,
    OFFICER,
    UNDECIDED_AT_FIRST,
    LetterKind,
    Machine,
    Step,
    by,
    from_each,
    intake,
)

_OWNER = by(Permission.APPROVE_CASE)

GRIEVANCE = Machine(
    steps=(
        *intake(("category",)),
        *from_each(
            (CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING),
            CaseState.ASSIGNED,
            OFFICER,
            required=("investigator",),
            needs_proof=True,
        ),
        Step(CaseState.ASSIGNED, CaseState.INVESTIGATING, OFFICER),
        Step(CaseState.INVESTIGATING, CaseState.RESPONSE_DRAFT, OFFICER, ("findings", "remedy")),
        Step(
            CaseState.RESPONSE_DRAFT,
            CaseState.RESPONDED,
            OFFICER,
            letter=LetterKind.GRIEVANCE_OUTCOME,
            letter_first=True,
        ),
        Step(CaseState.RESPONDED, CaseState.ACCEPTED, OFFICER, ("how",)),
        Step(CaseState.RESPONDED, CaseState.ESCALATED, OFFICER, ("reason",)),
        Step(
            CaseState.ESCALATED,
            CaseState.FINAL_RESPONSE,
            _OWNER,
            ("findings", "remedy"),
            letter=LetterKind.GRIEVANCE_FINAL,
            letter_first=True,
        ),
        *from_each((CaseState.ACCEPTED, CaseState.FINAL_RESPONSE), CaseState.CLOSED, OFFICER, required=("outcome",)),
        *from_each(
            (*UNDECIDED_AT_FIRST, CaseState.ASSIGNED, CaseState.INVESTIGATING, CaseState.RESPONSE_DRAFT),
            CaseState.WITHDRAWN,
            DESK,
            required=("how",),
        ),
    ),
    answered=frozenset({CaseState.RESPONDED, CaseState.WITHDRAWN}),
    ended=frozenset({CaseState.CLOSED, CaseState.WITHDRAWN}),
)
