"""The clinic's side of the catalogues: its own rows, what it approved, and the last good copy of each file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class CatalogueCopy(Base):
    """A catalogue file as it was taken into use; the newest one serves while a newer file is refused."""

    __tablename__ = "catalogue_copy"
    __table_args__ = (UniqueConstraint("catalogue", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    catalogue: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CatalogueRow(Base):
    """A version of a row of the clinic's own (`columns` as JSON), or that a shipped row is off (no columns)."""

    __tablename__ = "catalogue_row"
    __table_args__ = (UniqueConstraint("catalogue", "row_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    catalogue: Mapped[str] = mapped_column(Text)
    row_id: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    columns: Mapped[str] = mapped_column(Text)
    is_off: Mapped[bool]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class CatalogueApproval(Base):
    """That a doctor approved what advises, or took that back.

    An empty `column_name` stands for every advising column, an empty `row_id` for every row of the file's version.
    """

    __tablename__ = "catalogue_approval"
    __table_args__ = (Index(None, "catalogue", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    catalogue: Mapped[str] = mapped_column(Text)
    column_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    is_approved: Mapped[bool]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
