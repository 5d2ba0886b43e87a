"""What is taken when, worked out; and what the desk still has to book, with what it set aside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.add_column("booking", sa.Column("course_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_booking_course_id"), "booking", ["course_id"], unique=False)
    _busy_minutes()
    _desk_due()
    _desk_set_aside()
    guards.protect_tables(op.get_bind(), guards.DESK_TABLES)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _busy_minutes() -> None:
    op.create_table(
        "busy_minutes",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("day", "kind", "resource_id", name=op.f("pk_busy_minutes")),
    )


def _desk_due() -> None:
    op.create_table(
        "desk_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        _reference("desk_due", "patient_id", "patient"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_due")),
        sa.UniqueConstraint("kind", "source_id", name=op.f("uq_desk_due_kind_source_id")),
    )
    op.create_index(op.f("ix_desk_due_is_open_kind"), "desk_due", ["is_open", "kind"], unique=False)
    op.create_index(op.f("ix_desk_due_patient_id"), "desk_due", ["patient_id"], unique=False)


def _desk_set_aside() -> None:
    op.create_table(
        "desk_set_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("desk_set_aside", "patient_id", "patient"),
        _reference("desk_set_aside", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_set_aside")),
    )
    op.create_index(op.f("ix_desk_set_aside_kind_source_id"), "desk_set_aside", ["kind", "source_id"], unique=False)
