"""Who first recorded what came with a record of another clinic, and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "fact_origin",
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_fact_origin_fact_id_fact")),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name=op.f("fk_fact_origin_import_id_import_run")),
        sa.PrimaryKeyConstraint("fact_id", "number", name=op.f("pk_fact_origin")),
    )
    guards.protect_tables(op.get_bind(), guards.ORIGIN_TABLES)
