"""Privacy cases: what was asked, every event since, letters and papers; and where each stands, worked out.

`rights_case` and `case_standing` hold what every desk role may see. What was asked and what was noted lie apart.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class RightsCase(Base):
    """The header of a case, which never changes. `clock` is the limit as it counted at the receipt, as JSON."""

    __tablename__ = "rights_case"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    received_at: Mapped[datetime]
    logged_at: Mapped[datetime]
    received_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    channel: Mapped[str] = mapped_column(Text)
    requester: Mapped[str] = mapped_column(Text)
    relation: Mapped[str] = mapped_column(Text)
    contact: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(Text, default="en")
    is_back_dated: Mapped[bool] = mapped_column(default=False)
    clock: Mapped[str] = mapped_column(Text)
    policy_version: Mapped[str] = mapped_column(Text, default="")
    linked_case_id: Mapped[int | None] = mapped_column(ForeignKey("rights_case.id"))


class CaseWords(Base):
    """What was asked, word for word, and the wishes of the kind as JSON; the desk writes it and does not read it."""

    __tablename__ = "case_words"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"), unique=True)
    words: Mapped[str] = mapped_column(Text)
    details: Mapped[str] = mapped_column(Text, default="{}")
    back_dated_because: Mapped[str] = mapped_column(Text, default="")


class CaseEvent(Base):
    """One event of a case: a step from state to state, a pause, an extension, a check, a note; its id is its order."""

    __tablename__ = "case_event"
    __table_args__ = (Index(None, "case_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"))
    what: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    role: Mapped[str] = mapped_column(Text)
    from_state: Mapped[str] = mapped_column(Text, default="")
    to_state: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    detail: Mapped[str] = mapped_column(Text, default="{}")


class CaseStanding(Base):
    """Where a case stands, in step with its events in the same transaction; `clock` are pauses and extension as JSON.

    `revision` counts the events that changed it: whoever writes says which one they read.
    """

    __tablename__ = "case_standing"
    __table_args__ = (Index(None, "is_open", "due_at"), Index(None, "patient_id", "is_open"))

    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"), primary_key=True, autoincrement=False)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    is_open: Mapped[bool]
    due_at: Mapped[datetime]
    clock: Mapped[str] = mapped_column(Text, default="{}")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))
    identity_passed: Mapped[bool] = mapped_column(default=False)
    authority_passed: Mapped[bool] = mapped_column(default=False)
    acknowledged_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    revision: Mapped[int]


class CaseLetter(Base):
    """A letter as it was issued: its bytes lie sealed, and are printed again as they are."""

    __tablename__ = "case_letter"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    object_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    sha256: Mapped[str] = mapped_column(Text)
    pages: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CaseAttachment(Base):
    """A scan that came with a case, such as the written request or the proof of authority; its bytes lie sealed."""

    __tablename__ = "case_attachment"
    __table_args__ = (Index(None, "case_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("rights_case.id"))
    title: Mapped[str] = mapped_column(Text)
    object_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
