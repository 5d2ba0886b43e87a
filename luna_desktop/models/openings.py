"""Openings of closed records with their end and review, notes of incidents, and requests for access: append-only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class GlassOpening(Base):
    """That somebody opened a record that was closed to them: what closed it, why, from when until when.

    `session` is the sign-in that it belongs to; after the lock nothing reads it as open any more.
    """

    __tablename__ = "glass_opening"
    __table_args__ = (Index(None, "patient_id", "session"), Index(None, "session"), Index(None, "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    barriers: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    until: Mapped[datetime]
    review_by: Mapped[datetime]
    session: Mapped[str] = mapped_column(Text)


class GlassEnd(Base):
    """That the person closed the record again before its time."""

    __tablename__ = "glass_end"

    id: Mapped[int] = mapped_column(primary_key=True)
    opening_id: Mapped[int] = mapped_column(ForeignKey("glass_opening.id"), unique=True)
    at: Mapped[datetime]


class GlassReview(Base):
    """What was found of an opening, once."""

    __tablename__ = "glass_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    opening_id: Mapped[int] = mapped_column(ForeignKey("glass_opening.id"), unique=True)
    is_justified: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class IncidentNote(Base):
    """The beginning of an incident: somebody looked at a record without need. What follows is a case of its own."""

    __tablename__ = "incident_note"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    about: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("glass_opening.id"))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class AccessRequest(Base):
    """That somebody asks to be let into a record that is closed to them."""

    __tablename__ = "access_request"
    __table_args__ = (Index(None, "patient_id", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    barriers: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class AccessAnswer(Base):
    """What became of such a request, once."""

    __tablename__ = "access_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("access_request.id"), unique=True)
    is_granted: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
