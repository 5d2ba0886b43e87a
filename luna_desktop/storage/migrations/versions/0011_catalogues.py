"""The clinic's own rows of the catalogues, its approvals, and the last good copies of the files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "catalogue_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_catalogue_copy_by_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_copy")),
        sa.UniqueConstraint("catalogue", "version", name=op.f("uq_catalogue_copy_catalogue_version")),
    )
    op.create_table(
        "catalogue_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_catalogue_row_by_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_row")),
        sa.UniqueConstraint("catalogue", "row_id", "number", name=op.f("uq_catalogue_row_catalogue_row_id_number")),
    )
    op.create_table(
        "catalogue_approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("is_approved", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_catalogue_approval_by_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_approval")),
    )
    op.create_index(op.f("ix_catalogue_approval_catalogue_id"), "catalogue_approval", ["catalogue", "id"], unique=False)
    guards.protect_tables(op.get_bind(), guards.CATALOGUE_TABLES)
