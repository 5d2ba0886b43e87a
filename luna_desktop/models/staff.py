"""Staff users, their roles over time, their signing keys, the care team, and their drafts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class StaffUser(Base):
    """A member of staff who signs in; the password lives in the key file only."""

    __tablename__ = "staff_user"

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[str] = mapped_column(Text, unique=True)
    login: Mapped[str] = mapped_column(Text, unique=True)
    display_name: Mapped[str] = mapped_column(Text)
    registration_no: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class StaffRole(Base):
    """A role held from an instant until another; `ended_at` is empty while it is held."""

    __tablename__ = "staff_role"
    __table_args__ = (Index(None, "user_id", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    role: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))


class StaffProposal(Base):
    """A new account, or more roles for somebody, that an owner has to approve; append-only.

    `user_id` is empty for a new account: its row in `staff_user` is made by the approval, and until then its slot in
    the key file holds no key.
    """

    __tablename__ = "staff_proposal"
    __table_args__ = (Index(None, "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))
    roles: Mapped[str] = mapped_column(Text)
    slot_id: Mapped[str] = mapped_column(Text)
    login: Mapped[str] = mapped_column(Text)
    display_name: Mapped[str] = mapped_column(Text)
    registration_no: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime]


class StaffDecision(Base):
    """How a proposal ended, once: approved, declined, withdrawn or expired; append-only."""

    __tablename__ = "staff_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("staff_proposal.id"), unique=True)
    outcome: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    reason: Mapped[str] = mapped_column(Text)


class SigningKey(Base):
    """A public key that signs audit entries for a user; append-only."""

    __tablename__ = "signing_key"

    key_id: Mapped[str] = mapped_column(Text, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[datetime]


class CareTeamMember(Base):
    """That a user cares for a patient, since when and why, until when, and why it ended."""

    __tablename__ = "care_team_member"
    __table_args__ = (Index(None, "patient_id", "user_id"), Index(None, "user_id", "patient_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text)
    end_reason: Mapped[str] = mapped_column(Text, default="", server_default="")


class Draft(Base):
    """Typing that was not saved yet, sealed under the clinic's key; it outlives a lock, a crash and a slot."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "owner_id", "form", "patient_id", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    form: Mapped[str] = mapped_column(Text)
    patient_id: Mapped[int] = mapped_column(default=0)
    base_version: Mapped[int] = mapped_column(default=0)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime]
