"""Documents of a record: letters, reports and prescriptions from elsewhere, sealed like photographs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("original_id", sa.Text(), nullable=False),
        sa.Column("pages_id", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("original_sha256", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["staff_user.id"], name=op.f("fk_document_added_by_staff_user")),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_document_fact_id_fact")),
        sa.ForeignKeyConstraint(
            ["original_id"], ["stored_object.object_id"], name=op.f("fk_document_original_id_stored_object")
        ),
        sa.ForeignKeyConstraint(
            ["pages_id"], ["stored_object.object_id"], name=op.f("fk_document_pages_id_stored_object")
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_document_patient_id_patient")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("fact_id", name=op.f("uq_document_fact_id")),
    )
    op.create_index(
        op.f("ix_document_patient_id_original_sha256"), "document", ["patient_id", "original_sha256"], unique=False
    )
