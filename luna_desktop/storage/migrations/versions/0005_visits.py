"""Visits: headers, versions, notes of colleagues, treatments and batches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_LIST = (
    "patient_id",
    "started_at",
    "id",
    "practitioner_id",
    "mode",
    "kind",
    "state",
    "current_number",
    "headline",
    "signed_at",
)


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _visits()
    _versions()
    _worked_out()
    guards.protect_tables(op.get_bind(), guards.VISIT_TABLES)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _visits() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("current_number", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_to", sa.Integer(), nullable=True),
        sa.Column("moved_from", sa.Integer(), nullable=True),
        _reference("visit", "patient_id", "patient"),
        _reference("visit", "practitioner_id", "staff_user"),
        _reference("visit", "moved_to", "visit"),
        _reference("visit", "moved_from", "visit"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_list", "visit", list(_LIST), unique=False)
    op.create_index("ix_visit_unsigned", "visit", ["state", "practitioner_id", "started_at"], unique=False)


def _versions() -> None:
    op.create_table(
        "visit_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("visit_version", "visit_id", "visit"),
        _reference("visit_version", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_version")),
        sa.UniqueConstraint("visit_id", "number", name=op.f("uq_visit_version_visit_id_number")),
    )
    op.create_table(
        "visit_addendum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("visit_addendum", "visit_id", "visit"),
        _reference("visit_addendum", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_addendum")),
    )
    op.create_index(op.f("ix_visit_addendum_visit_id"), "visit_addendum", ["visit_id"], unique=False)


def _worked_out() -> None:
    op.create_table(
        "visit_procedure",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        _reference("visit_procedure", "visit_id", "visit"),
        _reference("visit_procedure", "patient_id", "patient"),
        sa.PrimaryKeyConstraint("visit_id", "place", name=op.f("pk_visit_procedure")),
    )
    op.create_index(
        op.f("ix_visit_procedure_patient_id_treatment_started_at"),
        "visit_procedure",
        ["patient_id", "treatment", "started_at"],
        unique=False,
    )
    op.create_index(op.f("ix_visit_procedure_course_id"), "visit_procedure", ["course_id"], unique=False)
    op.create_table(
        "visit_product",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("product_key", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("batch_key", sa.Text(), nullable=False),
        sa.Column("expiry", sa.Text(), nullable=False),
        sa.Column("amount", sa.Text(), nullable=False),
        _reference("visit_product", "visit_id", "visit"),
        _reference("visit_product", "patient_id", "patient"),
        sa.PrimaryKeyConstraint("visit_id", "place", name=op.f("pk_visit_product")),
    )
    op.create_index(
        op.f("ix_visit_product_batch_key_product_key"), "visit_product", ["batch_key", "product_key"], unique=False
    )
