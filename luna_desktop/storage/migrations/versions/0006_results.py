"""Investigations that wait for a result, a review or a talk with the patient."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "result_waiting",
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_result_waiting_fact_id_fact")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_result_waiting_patient_id_patient")),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_result_waiting")),
    )
    op.create_index(op.f("ix_result_waiting_state_day"), "result_waiting", ["state", "day"], unique=False)
