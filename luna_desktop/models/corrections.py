"""What a correction points at, who had received the old entry, and which restriction a case is about: append-only.

What becomes of a correction stands in the events of its case and nowhere else.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class CorrectionRow(Base):
    """A correction as it was asked for: which field of which entry in which version, and what it should say."""

    __tablename__ = "correction"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"), unique=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    record: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    proposed: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CorrectionTold(Base):
    """What became of telling one recipient of the old entry; one of the disclosure book, or one the patient named."""

    __tablename__ = "correction_told"
    __table_args__ = (Index(None, "correction_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    correction_id: Mapped[int] = mapped_column(ForeignKey("correction.id"))
    disclosure_id: Mapped[int | None] = mapped_column(ForeignKey("disclosure.id"))
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CaseRestriction(Base):
    """That a case is about a restriction; what is in force stands in the restriction's own events."""

    __tablename__ = "case_restriction"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"), unique=True)
    restriction_id: Mapped[int] = mapped_column(ForeignKey("restriction.id"), unique=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
