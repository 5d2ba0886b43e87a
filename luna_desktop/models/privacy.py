"""Notices, consents and disclosures: append-only books."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class NoticeVersion(Base):
    """A notice as it was published in one language; immutable."""

    __tablename__ = "notice_version"
    __table_args__ = (UniqueConstraint("version", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    language: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    revised_on: Mapped[date] = mapped_column(Date)
    published_at: Mapped[datetime]
    published_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ConsentEventRow(Base):
    """One answer of a patient about one purpose; its id is its sequence."""

    __tablename__ = "consent_event"
    __table_args__ = (Index(None, "patient_id", "purpose"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    purpose: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice_version.id"))
    language: Mapped[str] = mapped_column(Text)
    method: Mapped[str] = mapped_column(Text)
    given_by: Mapped[str] = mapped_column(Text, default="")
    witness: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    recipient: Mapped[str] = mapped_column(Text, default="")
    expires_at: Mapped[datetime | None]
    taken_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class Disclosure(Base):
    """That data left the clinic or was about to: what, to whom, why; never changed (see its events)."""

    __tablename__ = "disclosure"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text, unique=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    recipient_kind: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(Text)
    protection: Mapped[str] = mapped_column(Text)
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(Text)


class DisclosureEvent(Base):
    """What became of a disclosure: prepared, then sent or failed; append-only."""

    __tablename__ = "disclosure_event"
    __table_args__ = (Index(None, "disclosure_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id"))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    note: Mapped[str] = mapped_column(Text, default="")
