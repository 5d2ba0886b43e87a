"""Entries that were moved out of the wrong chart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _reference(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_fact_move_{column}_{target}"))


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "fact_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_fact_id", sa.Integer(), nullable=False),
        sa.Column("from_patient_id", sa.Integer(), nullable=False),
        sa.Column("to_fact_id", sa.Integer(), nullable=False),
        sa.Column("to_patient_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_by", sa.Integer(), nullable=False),
        _reference("from_fact_id", "fact"),
        _reference("from_patient_id", "patient"),
        _reference("to_fact_id", "fact"),
        _reference("to_patient_id", "patient"),
        _reference("moved_by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_move")),
        sa.UniqueConstraint("from_fact_id", name=op.f("uq_fact_move_from_fact_id")),
        sa.UniqueConstraint("to_fact_id", name=op.f("uq_fact_move_to_fact_id")),
    )
    for column in ("from_patient_id", "to_patient_id"):
        op.create_index(op.f(f"ix_fact_move_{column}"), "fact_move", [column], unique=False)
    guards.protect_tables(op.get_bind(), guards.MOVE_TABLES)
