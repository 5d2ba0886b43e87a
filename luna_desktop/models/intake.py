"""What patients filled in by themselves: sealed submissions, what became of each entry, and the draft of one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class IntakeSubmission(Base):
    """Questions and answers as they stood on the turned screen, sealed; never changed. `entries` are to be reviewed."""

    __tablename__ = "intake_submission"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    language: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    entries: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(Text)


class IntakeReview(Base):
    """What a clinician decided about one entry of a submission, and the version of the fact that it became."""

    __tablename__ = "intake_review"
    __table_args__ = (UniqueConstraint("submission_id", "entry"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("intake_submission.id"))
    entry: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    fact_number: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class IntakeDraft(Base):
    """Answers that were not handed in yet, sealed; one for a patient, gone with the submission."""

    __tablename__ = "intake_draft"

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime]
    saved_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
