"""The clinic itself: its identity, its settings over time, its counters and its backups."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class Clinic(Base):
    """One row: which key file belongs to this database, and its generation (a rolled-back key file is refused)."""

    __tablename__ = "clinic"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[str] = mapped_column(Text)
    generation: Mapped[int]
    created_at: Mapped[datetime]


class SettingVersion(Base):
    """A setting's value from an instant on; append-only, the newest row of a name counts."""

    __tablename__ = "setting_version"
    __table_args__ = (Index(None, "name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))


class Counter(Base):
    """A gap-free series, such as record numbers or copy numbers."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[int]


class BackupRun(Base):
    """A backup that was made; `proved_at` is set when it was restored to a scratch place and counted."""

    __tablename__ = "backup_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    backup_id: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    proved_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text)
