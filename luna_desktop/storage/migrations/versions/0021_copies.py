"""Plans, clinical reviews and signed receipts of record copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "copy_plan_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("copy_plan_version", "case_id", "rights_case"),
        _reference("copy_plan_version", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_plan_version")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_copy_plan_version_case_id_number")),
    )
    op.create_table(
        "copy_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("copy_review", "case_id", "rights_case"),
        _reference("copy_review", "reviewer_id", "staff_user"),
        _reference("copy_review", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_review")),
    )
    op.create_index(op.f("ix_copy_review_case_id_id"), "copy_review", ["case_id", "id"], unique=False)
    _copy_receipt()
    guards.protect_tables(op.get_bind(), guards.COPY_TABLES)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _copy_receipt() -> None:
    op.create_table(
        "copy_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("copy_number", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("dispatch", sa.Text(), nullable=False),
        sa.Column("strokes", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("copy_receipt", "case_id", "rights_case"),
        _reference("copy_receipt", "disclosure_id", "disclosure"),
        _reference("copy_receipt", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_receipt")),
        sa.UniqueConstraint("disclosure_id", name=op.f("uq_copy_receipt_disclosure_id")),
    )
    op.create_index(op.f("ix_copy_receipt_case_id"), "copy_receipt", ["case_id"], unique=False)
