"""For which treatments a booking waits for a clinician, and on which days: worked out from the chart, never why."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class RuleHold(Base):
    """That a booking of one treatment is held from a day until before another (no end where it is empty)."""

    __tablename__ = "rule_hold"

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    treatment: Mapped[str] = mapped_column(Text, primary_key=True)
    begins_on: Mapped[date] = mapped_column(Date, primary_key=True)
    ends_on: Mapped[date | None] = mapped_column(Date)


class RuleHoldBasis(Base):
    """Under which rules, and for a person of which birth and gender, holds were worked out, and through which day."""

    __tablename__ = "rule_hold_basis"

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    through: Mapped[date] = mapped_column(Date)
