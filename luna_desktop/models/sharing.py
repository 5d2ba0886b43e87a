"""Who may receive data, what they signed, what a patient restricted, and what is to stop: append-only books."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class RecipientRow(Base):
    """One entry of the register of recipients; what is known of it stands in its versions."""

    __tablename__ = "recipient"

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class RecipientVersion(Base):
    """Name, kind, address and country of a recipient from an instant on; the highest number counts."""

    __tablename__ = "recipient_version"
    __table_args__ = (UniqueConstraint("recipient_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    country: Mapped[str] = mapped_column(Text)
    service: Mapped[str] = mapped_column(Text, default="")
    is_active: Mapped[bool] = mapped_column(default=True)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class AgreementRow(Base):
    """A confidentiality agreement with a recipient: purposes, countries, first and last day, and the scan."""

    __tablename__ = "agreement"
    __table_args__ = (Index(None, "recipient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"))
    reference: Mapped[str] = mapped_column(Text)
    purposes: Mapped[str] = mapped_column(Text)
    countries: Mapped[str] = mapped_column(Text)
    begins_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    object_id: Mapped[str | None] = mapped_column(ForeignKey("stored_object.object_id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class AgreementEnd(Base):
    """That an agreement ends earlier than it says."""

    __tablename__ = "agreement_end"

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    ends_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class RestrictionRow(Base):
    """What a patient asked the clinic not to do, as asked; what became of it stands in its events."""

    __tablename__ = "restriction"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(Text)
    terms: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, default="")
    asked_by: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class RestrictionEvent(Base):
    """A step in the life of a restriction; its id is its sequence."""

    __tablename__ = "restriction_event"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    restriction_id: Mapped[int] = mapped_column(ForeignKey("restriction.id"))
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    applies_from: Mapped[datetime | None]
    applies_until: Mapped[datetime | None]
    mode: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class RestrictionStaff(Base):
    """One member of staff whom a restriction of the record names, so that lists can leave its patient out at once."""

    __tablename__ = "restriction_staff"
    __table_args__ = (Index(None, "user_id", "patient_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    restriction_id: Mapped[int] = mapped_column(ForeignKey("restriction.id"))
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class StopTask(Base):
    """That a recipient is to be told to stop using a patient's data, until when (DPDP s.6(6))."""

    __tablename__ = "stop_task"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"))
    purpose: Mapped[str] = mapped_column(Text)
    consent_event_id: Mapped[int | None] = mapped_column(ForeignKey("consent_event.id"))
    restriction_id: Mapped[int | None] = mapped_column(ForeignKey("restriction.id"))
    due_on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime]


class StopTaskDone(Base):
    """That the recipient was told, or confirmed that it stopped."""

    __tablename__ = "stop_task_done"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("stop_task.id"), unique=True)
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
