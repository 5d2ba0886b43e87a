"""Legal holds and erasures: what was decided about each group of data, who signed, and what was emptied.

Everything is append-only. A line of an erasure comes first and the row that it names is emptied after that: triggers
let nothing else through. A run holds no personal data, so that it can be kept for good.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class LegalHold(Base):
    """That a record is kept without end: for which cause, since when, and when somebody looks at it again."""

    __tablename__ = "legal_hold"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    cause: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    reference: Mapped[str] = mapped_column(Text, default="")
    review_on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class LegalHoldEnd(Base):
    """That an owner released a hold, once, and why."""

    __tablename__ = "legal_hold_end"

    id: Mapped[int] = mapped_column(primary_key=True)
    hold_id: Mapped[int] = mapped_column(ForeignKey("legal_hold.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))


class ErasureDecision(Base):
    """What was decided about one group of data in a case, and the rule and day that kept it; the newest counts."""

    __tablename__ = "erasure_decision"
    __table_args__ = (Index(None, "case_id", "id"), Index(None, "patient_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    data_group: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(Text, default="")
    keep_until: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ErasureRun(Base):
    """One erasure that was carried out; `tombstone` is its random name, `subjects` keyed hashes of record ids.

    `case_id` is 0 where a restored backup made it necessary to do it again, and there is no patient where the backup is
    older than the record. `signed_by` is the other of the two persons.
    """

    __tablename__ = "erasure_run"
    __table_args__ = (Index(None, "patient_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tombstone: Mapped[str] = mapped_column(Text)
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patient.id"))
    case_id: Mapped[int] = mapped_column(default=0)
    groups: Mapped[str] = mapped_column(Text)
    subjects: Mapped[str] = mapped_column(Text)
    erased_at: Mapped[datetime]
    backups_until: Mapped[date] = mapped_column(Date)
    is_replay: Mapped[bool] = mapped_column(default=False)
    signed_by: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ErasureLine(Base):
    """One row of an append-only table that an erasure empties; triggers let no other be emptied."""

    __tablename__ = "erasure_line"
    __table_args__ = (Index(None, "table_name", "row_key"), Index(None, "run_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("erasure_run.id"))
    table_name: Mapped[str] = mapped_column(Text)
    row_key: Mapped[str] = mapped_column(Text)


class ErasureEnd(Base):
    """That everything of a run was emptied: how many rows and files; no line of it lets anything through any more."""

    __tablename__ = "erasure_end"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("erasure_run.id"), unique=True)
    rows: Mapped[int]
    files: Mapped[int]
    at: Mapped[datetime]


class ErasureCleaning(Base):
    """That the database file was written anew after a run, so that nothing is left in its free pages."""

    __tablename__ = "erasure_cleaning"
    __table_args__ = (UniqueConstraint("run_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("erasure_run.id"))
    at: Mapped[datetime]
