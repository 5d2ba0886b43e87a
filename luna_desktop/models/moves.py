"""Entries that were made in the wrong chart: which fact became which other fact, and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class FactMove(Base):
    """One entry moved from one chart to another; both facts stay, the first one struck out. Append-only."""

    __tablename__ = "fact_move"
    __table_args__ = (Index(None, "from_patient_id"), Index(None, "to_patient_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    from_fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), unique=True)
    from_patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    to_fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), unique=True)
    to_patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    reason: Mapped[str] = mapped_column(Text)
    moved_at: Mapped[datetime]
    moved_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
