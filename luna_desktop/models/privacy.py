"""Notices and policies, consents with their evidence, preferences and disclosures: append-only books."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base

BY_GUARDIAN = "(giver = 'guardian' OR method = 'guardian')"
"""The condition of answers that a guardian gave, word for word as the index has it."""


class TextRevision(Base):
    """The text of one version of the notice or the policy in one language, as it stood at one saving."""

    __tablename__ = "text_revision"
    __table_args__ = (UniqueConstraint("document", "version", "language", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    language: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class TextEvent(Base):
    """A step of a version: drafted, reviewed, approved, its translation approved, published; its id is its sequence."""

    __tablename__ = "text_event"
    __table_args__ = (Index(None, "document", "version", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    language: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text)
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("text_revision.id"))
    revised_on: Mapped[date | None] = mapped_column(Date)
    is_material: Mapped[bool] = mapped_column(default=False)
    summary: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class NoticeVersion(Base):
    """A notice as it was published in one language; immutable, and what a consent refers to."""

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
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("text_revision.id"))


class NoticeReceipt(Base):
    """That a patient was given a version of the notice or the policy, and what they said to it."""

    __tablename__ = "notice_receipt"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    document: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    language: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("consent_evidence.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ConsentEvidence(Base):
    """What shows that an answer was given: the strokes of a signature, or the sealed scan of a paper.

    `shown_sha256` is the hash of the sentences that stood on the screen or the paper when it was signed.
    """

    __tablename__ = "consent_evidence"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(Text)
    strokes: Mapped[str] = mapped_column(Text, default="")
    object_id: Mapped[str | None] = mapped_column(ForeignKey("stored_object.object_id"))
    signer: Mapped[str] = mapped_column(Text, default="")
    shown_sha256: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ConsentEventRow(Base):
    """One answer of a patient about one purpose; its id is its sequence.

    The three small indexes find what is to be asked again: put off, run out, and given by a guardian.
    """

    __tablename__ = "consent_event"
    __table_args__ = (
        Index(None, "patient_id", "purpose"),
        Index("ix_consent_event_deferred", "patient_id", sqlite_where=text("state = 'deferred'")),
        Index("ix_consent_event_expiring", "expires_at", sqlite_where=text("expires_at IS NOT NULL")),
        Index("ix_consent_event_guardian", "patient_id", sqlite_where=text(BY_GUARDIAN)),
    )

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
    giver: Mapped[str] = mapped_column(Text, default="self")
    giver_fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"))
    is_for_one_use: Mapped[bool] = mapped_column(default=False)
    scope: Mapped[str] = mapped_column(Text, default="{}")
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("consent_evidence.id"))
    station: Mapped[str] = mapped_column(Text, default="")
    channel: Mapped[str] = mapped_column(Text, default="")


class MessagePreference(Base):
    """What a patient said about one topic by one channel to one exact number or address; its id is its sequence."""

    __tablename__ = "message_preference"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    topic: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    wish: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


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
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"))
    address: Mapped[str] = mapped_column(Text, default="")
    country: Mapped[str] = mapped_column(Text, default="IN")
    basis_code: Mapped[str] = mapped_column(Text, default="right")
    serves: Mapped[str] = mapped_column(Text, default="rights")
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))
    consent_event_id: Mapped[int | None] = mapped_column(ForeignKey("consent_event.id"))
    content: Mapped[str] = mapped_column(Text, default="{}")
    justification: Mapped[str] = mapped_column(Text, default="")
    verified: Mapped[str] = mapped_column(Text, default="")
    request_object_id: Mapped[str | None] = mapped_column(ForeignKey("stored_object.object_id"))
    withheld_reference: Mapped[str] = mapped_column(Text, default="")
    withheld_until: Mapped[date | None] = mapped_column(Date)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("disclosure.id"))


class DisclosureEvent(Base):
    """A step of a disclosure, with the pages and the hash where bytes were made; append-only."""

    __tablename__ = "disclosure_event"
    __table_args__ = (Index(None, "disclosure_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id"))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    note: Mapped[str] = mapped_column(Text, default="")
    pages: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(Text, default="")
