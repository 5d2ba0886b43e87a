"""The machine of access requests (MCI Regulations 2002, reg. 1.3.2; DPDP s.11; 45 CFR 164.524 as model).

A denial answers a request once its letter is issued, and not when somebody decides it.
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
_DECIDING = (CaseState.PREPARING, CaseState.CLINICAL_REVIEW)

ACCESS = Machine(
    steps=(
        *intake(("scope", "format", "delivery")),
        *from_each(_READY, CaseState.PREPARING, OFFICER, needs_proof=True),
        Step(CaseState.PREPARING, CaseState.CLINICAL_REVIEW, OFFICER, ("reviewer",)),
        Step(CaseState.PREPARING, CaseState.APPROVED, OFFICER, ("no_review_because",), letter=LetterKind.APPROVE),
        Step(CaseState.CLINICAL_REVIEW, CaseState.APPROVED, OFFICER, ("reviewed_by",), letter=LetterKind.APPROVE),
        *from_each(
            _DECIDING,
            CaseState.PARTIAL,
            OFFICER,
            required=("reviewed_by", "code", "excluded"),
            letter=LetterKind.PARTIAL,
        ),
        *from_each((*_READY, *_DECIDING), CaseState.DENIED, OFFICER, required=("code",), letter=LetterKind.DENY),
        *from_each(
            (*UNDECIDED_AT_FIRST, *_DECIDING),
            CaseState.REFERRED,
            OFFICER,
            required=("holder",),
            letter=LetterKind.REFERRED,
        ),
        *from_each(
            (CaseState.APPROVED, CaseState.PARTIAL),
            CaseState.ISSUED,
            DESK,
            required=("method", "receipt"),
            needs_proof=True,
        ),
        *from_each((CaseState.PARTIAL, CaseState.DENIED), CaseState.DENIAL_REVIEW, OFFICER, required=("asked_on",)),
        Step(CaseState.DENIAL_REVIEW, CaseState.PREPARING, OFFICER, ("reviewer", "outcome"), needs_proof=True),
        Step(
            CaseState.DENIAL_REVIEW,
            CaseState.CLOSED,
            OFFICER,
            ("reviewer", "outcome"),
            letter=LetterKind.REVIEW_OUTCOME,
            letter_first=True,
        ),
        *from_each((CaseState.ISSUED, CaseState.REFERRED), CaseState.CLOSED, OFFICER, required=("outcome",)),
        Step(CaseState.DENIED, CaseState.CLOSED, OFFICER, ("outcome",), letter=LetterKind.DENY, letter_first=True),
        *from_each(
            (*UNDECIDED_AT_FIRST, *_DECIDING, CaseState.APPROVED, CaseState.PARTIAL),
            CaseState.WITHDRAWN,
            DESK,
            required=("how",),
        ),
    ),
    answered=frozenset({CaseState.ISSUED, CaseState.REFERRED, CaseState.WITHDRAWN, CaseState.CLOSED}),
    ended=frozenset({CaseState.CLOSED, CaseState.WITHDRAWN}),
)
