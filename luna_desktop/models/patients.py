"""Patients and their versioned facts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class Patient(Base):
    """A person in the register. Merging points one record at another and rewrites nothing."""

    __tablename__ = "patient"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(Text, unique=True)
    mrn: Mapped[str] = mapped_column(Text, unique=True)
    registered_at: Mapped[datetime]
    registered_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("patient.id"))
    archived_at: Mapped[datetime | None]


class PatientCard(Base):
    """What lists and the banner show of a patient: contact only, kept in step with the facts.

    `has_alert` says that a clinician has something to tell, never what. `notice_seen` and `policy_seen` are the
    newest versions that the patient was given, 0 for none.
    """

    __tablename__ = "patient_card"
    __table_args__ = (
        Index(None, "notice_seen", "patient_id"),
        Index(None, "policy_seen", "patient_id"),
        Index(None, "phone"),
        Index(None, "email"),
        Index(None, "birth_latest"),
    )

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    mrn: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text, default="")
    family_name: Mapped[str] = mapped_column(Text)
    given_name: Mapped[str] = mapped_column(Text)
    other_names: Mapped[str] = mapped_column(Text, default="")
    birth: Mapped[str] = mapped_column(Text, default="{}")
    birth_latest: Mapped[date | None] = mapped_column(Date)
    gender: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    city: Mapped[str] = mapped_column(Text, default="")
    has_alert: Mapped[bool] = mapped_column(default=False)
    last_seen: Mapped[date] = mapped_column(Date)
    notice_seen: Mapped[int] = mapped_column(default=0)
    policy_seen: Mapped[int] = mapped_column(default=0)


class PatientSecret(Base):
    """The key under which the audit log hashes this patient's field values; erasure destroys it."""

    __tablename__ = "patient_secret"

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    audit_key: Mapped[bytes] = mapped_column(LargeBinary)


class Fact(Base):
    """One thing known of a patient; `current_number` names the version that counts."""

    __tablename__ = "fact"
    __table_args__ = (Index(None, "patient_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(Text)
    current_number: Mapped[int]


class FactVersion(Base):
    """What was known from an instant on, who recorded it, who said it, and why it changed; append-only."""

    __tablename__ = "fact_version"
    __table_args__ = (UniqueConstraint("fact_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"))
    number: Mapped[int]
    status: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class UnlistedKey(Base):
    """What the names of somebody outside the lists sound like, and their phone numbers; registration alone asks it."""

    __tablename__ = "unlisted_key"
    __table_args__ = (Index(None, "key"),)

    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
