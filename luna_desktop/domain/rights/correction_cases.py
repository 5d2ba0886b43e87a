"""The machine of corrections (DPDP s.12(1)-(2); 45 CFR 164.526 as model).

The author decides what is true in the record, never the privacy officer. Contact details are corrected at the desk in
one step, since whoever is asked about them is the patient.
"""

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

_AUTHOR = by(Permission.DECIDE_CORRECTION)
_AUTHOR_OR_OFFICER = by(Permission.DECIDE_CORRECTION, Permission.HANDLE_CASES)
_READY = (CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING)

CORRECTION = Machine(
    steps=(
        *intake(("target", "requested_value", "reason")),
        *from_each(UNDECIDED_AT_FIRST, CaseState.AMENDED, DESK, required=("contact_field",), needs_proof=True),
        *from_each(_READY, CaseState.UNDER_REVIEW, _AUTHOR_OR_OFFICER, required=("author",), needs_proof=True),
        Step(CaseState.UNDER_REVIEW, CaseState.ACCEPTED, _AUTHOR, ("decision",), letter=LetterKind.APPROVE),
        Step(CaseState.UNDER_REVIEW, CaseState.PARTIAL, _AUTHOR, ("decision", "code"), letter=LetterKind.PARTIAL),
        Step(CaseState.UNDER_REVIEW, CaseState.DENIED, _AUTHOR, ("decision", "code"), letter=LetterKind.DENY),
        *from_each(
            (CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING),
            CaseState.DENIED,
            OFFICER,
            required=("decision", "code"),
            letter=LetterKind.DENY,
        ),
        *from_each(
            (CaseState.ACCEPTED, CaseState.PARTIAL), CaseState.AMENDED, _AUTHOR_OR_OFFICER, required=("amendment",)
        ),
        Step(CaseState.AMENDED, CaseState.NOTIFYING, OFFICER, ("recipients",)),
        Step(CaseState.AMENDED, CaseState.CLOSED, DESK, ("outcome",)),
        Step(CaseState.NOTIFYING, CaseState.CLOSED, OFFICER, ("outcome",)),
        Step(CaseState.DENIED, CaseState.DENIAL_ISSUED, OFFICER, letter=LetterKind.DENY, letter_first=True),
        Step(CaseState.DENIAL_ISSUED, CaseState.DISAGREEMENT, DESK, ("statement",)),
        Step(CaseState.DENIAL_ISSUED, CaseState.LINKED, OFFICER, ("attach_mode",)),
        Step(CaseState.DENIAL_ISSUED, CaseState.CLOSED, OFFICER, ("outcome",)),
        Step(CaseState.DISAGREEMENT, CaseState.REBUTTAL, _AUTHOR_OR_OFFICER, ("statement",)),
        *from_each((CaseState.DISAGREEMENT, CaseState.REBUTTAL), CaseState.LINKED, OFFICER, required=("attach_mode",)),
        Step(CaseState.LINKED, CaseState.CLOSED, OFFICER, ("outcome",)),
        *from_each((*UNDECIDED_AT_FIRST, CaseState.UNDER_REVIEW), CaseState.WITHDRAWN, DESK, required=("how",)),
    ),
    answered=frozenset(
        {
            CaseState.ACCEPTED,
            CaseState.PARTIAL,
            CaseState.AMENDED,
            CaseState.DENIED,
            CaseState.WITHDRAWN,
            CaseState.CLOSED,
        }
    ),
    ended=frozenset({CaseState.CLOSED, CaseState.WITHDRAWN}),
)
