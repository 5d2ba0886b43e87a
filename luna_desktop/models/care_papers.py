"""Papers of care: prescriptions and certificates, approved texts, treatment consents, aftercare sheets that were given.

Every table is append-only. Where a paper stands is its newest step; a draft is its newest version.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class CarePaper(Base):
    """A prescription or a certificate of a patient; `replaces_id` names the cancelled one that it stands in for."""

    __tablename__ = "care_paper"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(Text)
    visit_id: Mapped[int | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("care_paper.id"))
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CarePaperVersion(Base):
    """What a paper said at one saving of its draft."""

    __tablename__ = "care_paper_version"
    __table_args__ = (UniqueConstraint("paper_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("care_paper.id"))
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CarePaperStep(Base):
    """A paper was issued, cancelled or discarded, each once.

    `serial` is its number without gaps within kind and year; `head` is who the patient and the doctor were on that
    day, as it was printed; `evidence_id` is the patient's signature on a certificate.
    """

    __tablename__ = "care_paper_step"
    __table_args__ = (UniqueConstraint("paper_id", "state"), UniqueConstraint("serial"))

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("care_paper.id"))
    state: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    serial: Mapped[str | None] = mapped_column(Text)
    head: Mapped[str] = mapped_column(Text, default="{}")
    reason: Mapped[str] = mapped_column(Text, default="")
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("consent_evidence.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CareText(Base):
    """A text that a patient is given: of a treatment's consent, or an aftercare sheet, in one language and version.

    `translates_id` names the English text that a translation follows.
    """

    __tablename__ = "care_text"
    __table_args__ = (UniqueConstraint("kind", "subject", "language", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text)
    translates_id: Mapped[int | None] = mapped_column(ForeignKey("care_text.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CareTextStep(Base):
    """A doctor approved a text or took it out of use, each once."""

    __tablename__ = "care_text_step"
    __table_args__ = (UniqueConstraint("text_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("care_text.id"))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class TreatmentConsentRow(Base):
    """What a patient answered about one treatment, on which text; its id is its sequence.

    `course` names the course that it was given for; `valid_until` is the last day of any other.
    """

    __tablename__ = "treatment_consent"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    treatment: Mapped[str] = mapped_column(Text)
    treatment_name: Mapped[str] = mapped_column(Text)
    course: Mapped[str] = mapped_column(Text, default="")
    visit_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(Text)
    text_id: Mapped[int] = mapped_column(ForeignKey("care_text.id"))
    language: Mapped[str] = mapped_column(Text)
    giver: Mapped[str] = mapped_column(Text)
    giver_fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    given_by: Mapped[str] = mapped_column(Text, default="")
    interpreter: Mapped[str] = mapped_column(Text, default="")
    witness: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    valid_until: Mapped[date | None] = mapped_column(Date)
    withdraws_id: Mapped[int | None] = mapped_column(ForeignKey("treatment_consent.id"))
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("consent_evidence.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class AftercareGiven(Base):
    """That a patient was given an aftercare sheet for a treatment, in which version and language."""

    __tablename__ = "aftercare_given"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    treatment: Mapped[str] = mapped_column(Text)
    treatment_name: Mapped[str] = mapped_column(Text)
    visit_id: Mapped[int | None]
    text_id: Mapped[int] = mapped_column(ForeignKey("care_text.id"))
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
