"""Submissions of patients: of a patient who is there, and one decision about each entry."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.intake import IntakeDraft, IntakeReview, IntakeSubmission
from tests.models.rows import AT, refuse


def a_submission(**other: object) -> IntakeSubmission:
    parts = {"id": 1, "patient_id": 1, "at": AT, "by": 1, "language": "hi", "wording": "1", "entries": 2}
    return IntakeSubmission(**{**parts, "sealed": b"x", "sha256": "", **other})


def a_review(**other: object) -> IntakeReview:
    return IntakeReview(**{"submission_id": 1, "entry": "stress", "outcome": "accepted", "at": AT, "by": 1, **other})


def test_an_entry_is_decided_once(session: Session) -> None:
    session.add(a_submission())
    session.flush()
    session.add(a_review())
    session.flush()
    refuse(session, a_review(outcome="not_taken"))
    refuse(session, a_review(entry="diet", fact_id=9))
    refuse(session, a_review(submission_id=7))


def test_a_patient_has_one_draft(session: Session) -> None:
    session.add(IntakeDraft(patient_id=1, sealed=b"x", saved_at=AT, saved_by=1))
    session.flush()
    session.expunge_all()
    refuse(session, IntakeDraft(patient_id=1, sealed=b"y", saved_at=AT, saved_by=1))
    refuse(session, a_submission(patient_id=9))
