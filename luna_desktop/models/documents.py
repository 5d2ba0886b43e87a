"""Documents: the sealed objects that they consist of. What is known about one is a versioned fact."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class Document(Base):
    """One document: the original and the PDF that is shown as sealed objects, the file's name sealed in the row."""

    __tablename__ = "document"
    __table_args__ = (Index(None, "patient_id", "original_sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), unique=True)
    original_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    pages_id: Mapped[str] = mapped_column(ForeignKey("stored_object.object_id"))
    pages: Mapped[int]
    sealed_name: Mapped[bytes] = mapped_column(LargeBinary)
    original_sha256: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime]
    added_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
