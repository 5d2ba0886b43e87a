"""Weeks whose openings were gone through, what was noticed, how each was closed; and staff's own contact details."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class SnoopWeek(Base):
    """That the openings of a week were gone through, once, with which rules; `week` is its Monday."""

    __tablename__ = "snoop_week"

    id: Mapped[int] = mapped_column(primary_key=True)
    week: Mapped[date] = mapped_column(Date, unique=True)
    looks: Mapped[int]
    rules: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class SnoopFinding(Base):
    """One thing that was noticed: somebody's looks at a record on a day, or at many records in an hour."""

    __tablename__ = "snoop_finding"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    week_id: Mapped[int] = mapped_column(ForeignKey("snoop_week.id"), index=True)
    about: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patient.id"))
    day: Mapped[date] = mapped_column(Date)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    times: Mapped[int]
    signs: Mapped[str] = mapped_column(Text)


class SnoopClosing(Base):
    """How a finding was closed, once: explained, or an incident."""

    __tablename__ = "snoop_closing"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("snoop_finding.id"), unique=True)
    is_explained: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class StaffContactVersion(Base):
    """A member of staff's own phone, birth and address, from an instant on; the highest number counts.

    They are there for one purpose: to notice that somebody opened the record of a colleague, a relative or a
    neighbour. No list of staff shows them.
    """

    __tablename__ = "staff_contact_version"
    __table_args__ = (UniqueConstraint("user_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    number: Mapped[int]
    phone: Mapped[str] = mapped_column(Text)
    born: Mapped[date | None] = mapped_column(Date)
    address: Mapped[str] = mapped_column(Text)
    postal_code: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
