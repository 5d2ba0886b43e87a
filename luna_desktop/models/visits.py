"""Visits: a header that lists read, the versions of the note, notes of colleagues, and what recalls and courses ask.

The versions hold everything. Header, `visit_product` and `visit_procedure` are worked out from the newest one in the
same transaction and may be made anew from it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class Visit(Base):
    """One visit. The index of the list covers every column that a list shows, so that no body is read for it."""

    __tablename__ = "visit"
    __table_args__ = (
        Index(
            "ix_visit_list",
            "patient_id",
            "started_at",
            "id",
            "practitioner_id",
            "mode",
            "kind",
            "state",
            "current_number",
            "headline",
            "signed_at",
        ),
        Index("ix_visit_unsigned", "state", "practitioner_id", "started_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    started_at: Mapped[datetime]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    mode: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    current_number: Mapped[int]
    headline: Mapped[str] = mapped_column(Text, default="")
    signed_at: Mapped[datetime | None]
    moved_to: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    moved_from: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))


class VisitVersion(Base):
    """What the note said from an instant on, in which state, by whom, and why it changed; append-only."""

    __tablename__ = "visit_version"
    __table_args__ = (UniqueConstraint("visit_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class VisitAddendum(Base):
    """A note of their own that a colleague put beside a visit; append-only."""

    __tablename__ = "visit_addendum"
    __table_args__ = (Index(None, "visit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class VisitProcedure(Base):
    """A treatment as the newest version of a visit names it: what courses count and last settings are found by."""

    __tablename__ = "visit_procedure"
    __table_args__ = (Index(None, "patient_id", "treatment", "started_at"), Index(None, "course_id"))

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    started_at: Mapped[datetime]
    treatment: Mapped[str] = mapped_column(Text)
    course_id: Mapped[int] = mapped_column(default=0)


class VisitProduct(Base):
    """A product as the newest version of a visit names it: the batch register. Keys are compared, texts are shown."""

    __tablename__ = "visit_product"
    __table_args__ = (Index(None, "batch_key", "product_key"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    started_at: Mapped[datetime]
    product: Mapped[str] = mapped_column(Text)
    product_key: Mapped[str] = mapped_column(Text)
    batch: Mapped[str] = mapped_column(Text)
    batch_key: Mapped[str] = mapped_column(Text)
    expiry: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[str] = mapped_column(Text, default="")
