"""What waits of investigations, over all patients; the investigation itself is a versioned fact."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class ResultWaiting(Base):
    """An investigation that somebody has still to do something about, kept in step with its fact.

    `day` is the day by which an ordered result should come (none: not said), or the day of the step before.
    """

    __tablename__ = "result_waiting"
    __table_args__ = (Index(None, "state", "day"),)

    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    state: Mapped[str] = mapped_column(Text)
    day: Mapped[date | None] = mapped_column(Date)
