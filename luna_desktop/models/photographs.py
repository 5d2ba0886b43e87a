"""Photographs: the sealed objects they consist of. What is known about one is a versioned fact."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class StoredObject(Base):
    """A sealed file; `drawer` says under which key its own key is wrapped.

    Photographs lie in the *vault*, whose key the database does not hold. Papers that reception files too (signed
    consents, legal requests) lie in the *papers* drawer, whose key comes from the clinic's master key.
    """

    __tablename__ = "stored_object"

    object_id: Mapped[str] = mapped_column(Text, primary_key=True)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    drawer: Mapped[str] = mapped_column(Text, default="vault")


class Photograph(Base):
    """One photograph: original, full-size and 1600 px copies as sealed objects, the 320 px copy sealed in the row."""

    __tablename__ = "photograph"
    __table_args__ = (Index(None, "patient_id", "id"), Index(None, "patient_id", "original_sha256", unique=True))

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"))
    original_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    full_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    preview_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    thumbnail: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_name: Mapped[bytes] = mapped_column(LargeBinary)
    original_sha256: Mapped[str] = mapped_column(Text)
    width: Mapped[int]
    height: Mapped[int]
    consent_event_id: Mapped[int] = mapped_column(ForeignKey("consent_event.id"))
    added_at: Mapped[datetime]
    added_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    is_intimate: Mapped[bool] = mapped_column(default=False, server_default=false())
    """What the newest description says, so that a question can leave intimate photographs out."""
