"""What patients allowed for single photographs, and the photographs that were made to leave: append-only books."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class PhotoConsentRow(Base):
    """One answer about one use of one photograph; its id is its sequence.

    Without a photograph it is a no to all of them. `series` says with which set it was asked about.
    """

    __tablename__ = "photo_consent"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    scope: Mapped[str] = mapped_column(Text)
    says_yes: Mapped[bool]
    photograph_id: Mapped[int | None]
    series: Mapped[str] = mapped_column(Text, default="")
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"))
    consent_event_id: Mapped[int | None] = mapped_column(ForeignKey("consent_event.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class PhotoExport(Base):
    """Photographs made for one use and one recipient; where it stands is in the steps of its disclosure."""

    __tablename__ = "photo_export"
    __table_args__ = (Index(None, "patient_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id"), unique=True)
    scope: Mapped[str] = mapped_column(Text)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"))
    is_recognisable: Mapped[bool]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class PhotoExportItem(Base):
    """One photograph as it was made: what was burned in, and the new file, sealed."""

    __tablename__ = "photo_export_item"
    __table_args__ = (Index(None, "export_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    export_id: Mapped[int] = mapped_column(ForeignKey("photo_export.id"))
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    place: Mapped[int]
    photograph_id: Mapped[int]
    boxes: Mapped[str] = mapped_column(Text)
    has_face: Mapped[bool]
    object_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    sha256: Mapped[str] = mapped_column(Text)
