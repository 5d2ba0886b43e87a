"""The audit log's table: one hash-chained, signed row for each act (field set after FHIR AuditEvent)."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class AuditEntry(Base):
    """One act; append-only by triggers, by the connection's authorizer and by the chain."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "patient_id", "seq"), Index(None, "user_id", "seq"))

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    recorded_at: Mapped[str] = mapped_column(Text)
    local_time: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None]
    login: Mapped[str] = mapped_column(Text)
    roles: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    outcome: Mapped[int]
    purpose: Mapped[str | None] = mapped_column(Text)
    patient_id: Mapped[int | None]
    entity: Mapped[str | None] = mapped_column(Text)
    entity_id: Mapped[str | None] = mapped_column(Text)
    station: Mapped[str] = mapped_column(Text)
    session: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)
    prev: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    mac: Mapped[bytes | None] = mapped_column(LargeBinary)
    sig: Mapped[bytes | None] = mapped_column(LargeBinary)
    signer: Mapped[str] = mapped_column(Text)
