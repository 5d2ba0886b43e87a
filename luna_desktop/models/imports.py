"""Imports of patients from other programs: what was read, who came of it, what it filled, what was taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class ImportRun(Base):
    """One import; append-only. `plan` is how the file was read, as JSON without any patient."""

    __tablename__ = "import_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    plan: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ImportResult(Base):
    """How an import ended, written in its transaction: rows by what became of them, and its last audit entry."""

    __tablename__ = "import_result"

    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    rows: Mapped[int]
    taken: Mapped[int]
    filled: Mapped[int]
    left_out: Mapped[int]
    refused: Mapped[int]
    last_entry: Mapped[int]


class ImportLine(Base):
    """Which patient a line of the file became or filled, and under which number the other program knew them."""

    __tablename__ = "import_line"
    __table_args__ = (Index(None, "patient_id"),)

    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    outcome: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text)


class ImportFact(Base):
    """A version of a fact by which an import filled a blank in a record that was here already; append-only."""

    __tablename__ = "import_fact"

    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), primary_key=True)
    number: Mapped[int]


class FactOrigin(Base):
    """Who first recorded a version that came with a record of another clinic, and when; append-only.

    The version itself says who took it in. `recorded_by` is the name with the clinic's.
    """

    __tablename__ = "fact_origin"

    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(Text)


class ImportUndo(Base):
    """That an import was taken back: how many patients left the lists, and how many stayed; append-only."""

    __tablename__ = "import_undo"

    import_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    taken_back: Mapped[int]
    stayed: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ImportPlan(Base):
    """How files of one shape are read; the newest counts. Append-only."""

    __tablename__ = "import_plan"
    __table_args__ = (Index(None, "shape", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    shape: Mapped[str] = mapped_column(Text)
    plan: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
