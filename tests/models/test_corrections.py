"""Tables of corrections: a case points at one entry, and is about one restriction."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.corrections import CaseRestriction, CorrectionRow, CorrectionTold
from tests.models.rows import AT, refuse


def a_correction(case: int) -> CorrectionRow:
    return CorrectionRow(
        case_id=case,
        patient_id=1,
        record="fact",
        record_id=1,
        kind="allergy",
        field="severity",
        number=1,
        proposed="mild",
        reason="x",
        author_id=1,
        at=AT,
        by=1,
    )


def test_a_correction_without_a_case_is_refused(session: Session) -> None:
    refuse(session, a_correction(99))


def test_a_restriction_case_needs_both(session: Session) -> None:
    refuse(session, CaseRestriction(case_id=99, restriction_id=99, patient_id=1))


def test_nobody_is_told_about_nothing(session: Session) -> None:
    refuse(session, CorrectionTold(correction_id=99, name="x", outcome="letter", at=AT, by=1))
