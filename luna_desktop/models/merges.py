"""Two records of one person: pairs that may be one, merges and unmerges, and every row that changed its record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class LikelyPair(Base):
    """Two patients who may be one person, as the last look at the cards found them; made anew at any time.

    `low_id` is the smaller id. `signs` are codes of `domain.same_person.Sign`, the strongest first.
    """

    __tablename__ = "likely_pair"
    __table_args__ = (Index(None, "high_id"),)

    low_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    high_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    score: Mapped[int]
    signs: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(Text)


class PairScan(Base):
    """One row: up to which entry of the audit log the cards were compared; 0 for never."""

    __tablename__ = "pair_scan"

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(default=0)


class PairStep(Base):
    """What somebody said of a pair: not the same person, or please merge; append-only.

    `fingerprint` is a hash of what both cards said: a "not the same" counts until one of them says something else.
    """

    __tablename__ = "pair_step"
    __table_args__ = (Index(None, "low_id", "high_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    low_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    high_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    step: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class RecordMerge(Base):
    """That one record was merged into another: which stays, why, what was chosen, and both as they were, sealed.

    `choices` names for each field which side was taken, never a value.
    """

    __tablename__ = "record_merge"
    __table_args__ = (Index(None, "kept_id"), Index(None, "merged_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    merged_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    reason: Mapped[str] = mapped_column(Text)
    choices: Mapped[str] = mapped_column(Text)
    visits: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    needs_check: Mapped[bool]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class RecordUnmerge(Base):
    """That a merge was undone, once, and why."""

    __tablename__ = "record_unmerge"

    id: Mapped[int] = mapped_column(primary_key=True)
    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class RecordMergeRow(Base):
    """One row that changed its record; `is_back` for the way back. Triggers let no other append-only row change it."""

    __tablename__ = "record_merge_row"
    __table_args__ = (Index(None, "table_name", "row_id"), Index(None, "merge_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"))
    is_back: Mapped[bool]
    table_name: Mapped[str] = mapped_column(Text)
    column_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int]
    from_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))


class MergeCheck(Base):
    """That a clinician went through the clinical rows that a merge put together, once."""

    __tablename__ = "merge_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"), unique=True)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
