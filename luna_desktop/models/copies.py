"""What belongs to a record copy of a case: plans as they were saved, the clinical review, and the signed receipt."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class CopyPlanVersion(Base):
    """What a copy is to say and how it is released, as one saving left it; `body` is JSON."""

    __tablename__ = "copy_plan_version"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"))
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CopyReview(Base):
    """A step of the clinical review: that a clinician was asked, or what they answered, and about which plan."""

    __tablename__ = "copy_review"
    __table_args__ = (Index(None, "case_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"))
    plan_number: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    body: Mapped[str] = mapped_column(Text, default="{}")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CopyReceipt(Base):
    """Who received a copy: the signature as strokes or as a typed name that a witness saw, or the dispatch number.

    `sha256` is of the bytes that left.
    """

    __tablename__ = "copy_receipt"
    __table_args__ = (UniqueConstraint("disclosure_id"), Index(None, "case_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"))
    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id"))
    copy_number: Mapped[str] = mapped_column(Text)
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(Text)
    method: Mapped[str] = mapped_column(Text)
    receiver: Mapped[str] = mapped_column(Text)
    dispatch: Mapped[str] = mapped_column(Text, default="")
    strokes: Mapped[str] = mapped_column(Text, default="")
    typed_name: Mapped[str] = mapped_column(Text, default="", server_default="")
    witness: Mapped[str] = mapped_column(Text, default="", server_default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
