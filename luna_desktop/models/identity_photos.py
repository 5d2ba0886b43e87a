"""Identity photographs: one small picture of a patient's face, for the desk to tell people apart."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class IdentityPhotoVersion(Base):
    """What the banner showed from an instant on; append-only. A version without a picture takes it away.

    It is kept in the database itself, not in the photo vault, because the desk has no key to the vault.
    """

    __tablename__ = "identity_photo_version"
    __table_args__ = (UniqueConstraint("patient_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    number: Mapped[int]
    picture: Mapped[bytes | None] = mapped_column(LargeBinary)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
