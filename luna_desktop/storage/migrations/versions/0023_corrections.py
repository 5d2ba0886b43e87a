"""Corrections: what each points at, who was told; and which restriction a case is about."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _correction()
    _correction_told()
    _case_restriction()
    guards.protect_tables(op.get_bind(), guards.CORRECTION_TABLES)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _instant(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _correction() -> None:
    op.create_table(
        "correction",
        _number("id"),
        _number("case_id"),
        _number("patient_id"),
        _text("record"),
        _number("record_id"),
        _text("kind"),
        _text("field"),
        _number("number"),
        _text("proposed"),
        _text("reason"),
        _number("author_id"),
        _instant("at"),
        _number("by"),
        _reference("correction", "author_id", "staff_user"),
        _reference("correction", "by", "staff_user"),
        _reference("correction", "case_id", "rights_case"),
        _reference("correction", "patient_id", "patient"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("case_id", name=op.f("uq_correction_case_id")),
    )
    op.create_index(op.f("ix_correction_patient_id_id"), "correction", ["patient_id", "id"], unique=False)


def _correction_told() -> None:
    op.create_table(
        "correction_told",
        _number("id"),
        _number("correction_id"),
        _number("disclosure_id", nullable=True),
        _text("name"),
        _text("address"),
        _text("outcome"),
        _text("note"),
        _instant("at"),
        _number("by"),
        _reference("correction_told", "by", "staff_user"),
        _reference("correction_told", "correction_id", "correction"),
        _reference("correction_told", "disclosure_id", "disclosure"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_told")),
    )
    op.create_index(
        op.f("ix_correction_told_correction_id_id"), "correction_told", ["correction_id", "id"], unique=False
    )


def _case_restriction() -> None:
    op.create_table(
        "case_restriction",
        _number("id"),
        _number("case_id"),
        _number("restriction_id"),
        _number("patient_id"),
        _reference("case_restriction", "case_id", "rights_case"),
        _reference("case_restriction", "patient_id", "patient"),
        _reference("case_restriction", "restriction_id", "restriction"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_restriction")),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_restriction_case_id")),
        sa.UniqueConstraint("restriction_id", name=op.f("uq_case_restriction_restriction_id")),
    )
    op.create_index(op.f("ix_case_restriction_patient_id_id"), "case_restriction", ["patient_id", "id"], unique=False)
