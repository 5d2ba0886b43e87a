"""On which day the questions before a treatment were answered, over all patients; the answers are versioned facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class SafetyAsked(Base):
    """The day of a yes or no to one question, never which; a question that is open has no row.

    It is kept in step with the facts, so that the desk's check-in asks for one yes or no and meets no answer.
    """

    __tablename__ = "safety_asked"

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    question: Mapped[str] = mapped_column(Text, primary_key=True)
    asked_on: Mapped[date] = mapped_column(Date)
