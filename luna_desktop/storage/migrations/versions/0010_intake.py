"""What patients fill in by themselves, and what became of each answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "intake_submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_intake_submission_patient_id_patient")),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_intake_submission_by_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_submission")),
    )
    op.create_index(
        op.f("ix_intake_submission_patient_id_id"), "intake_submission", ["patient_id", "id"], unique=False
    )
    op.create_table(
        "intake_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=True),
        sa.Column("fact_number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["intake_submission.id"], name=op.f("fk_intake_review_submission_id_intake_submission")
        ),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_intake_review_fact_id_fact")),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_intake_review_by_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_review")),
        sa.UniqueConstraint("submission_id", "entry", name=op.f("uq_intake_review_submission_id_entry")),
    )
    op.create_table(
        "intake_draft",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_intake_draft_patient_id_patient")),
        sa.ForeignKeyConstraint(["saved_by"], ["staff_user.id"], name=op.f("fk_intake_draft_saved_by_staff_user")),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_intake_draft")),
    )
    guards.protect_tables(op.get_bind(), guards.INTAKE_TABLES)
