"""Prescriptions and certificates, texts for treatments, treatment consents, aftercare sheets that were given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "care_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_user.id"], name=op.f("fk_care_paper_created_by_staff_user")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_care_paper_patient_id_patient")),
        sa.ForeignKeyConstraint(["replaces_id"], ["care_paper.id"], name=op.f("fk_care_paper_replaces_id_care_paper")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_paper")),
    )
    op.create_index(op.f("ix_care_paper_patient_id_id"), "care_paper", ["patient_id", "id"], unique=False)
    op.create_table(
        "care_paper_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_care_paper_version_by_staff_user")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["care_paper.id"], name=op.f("fk_care_paper_version_paper_id_care_paper")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_paper_version")),
        sa.UniqueConstraint("paper_id", "number", name=op.f("uq_care_paper_version_paper_id_number")),
    )
    op.create_table(
        "care_paper_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=True),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_care_paper_step_by_staff_user")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["consent_evidence.id"], name=op.f("fk_care_paper_step_evidence_id_consent_evidence")
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["care_paper.id"], name=op.f("fk_care_paper_step_paper_id_care_paper")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_paper_step")),
        sa.UniqueConstraint("paper_id", "state", name=op.f("uq_care_paper_step_paper_id_state")),
        sa.UniqueConstraint("serial", name=op.f("uq_care_paper_step_serial")),
    )
    op.create_table(
        "care_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("translates_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_care_text_by_staff_user")),
        sa.ForeignKeyConstraint(["translates_id"], ["care_text.id"], name=op.f("fk_care_text_translates_id_care_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_text")),
        sa.UniqueConstraint(
            "kind", "subject", "language", "version", name=op.f("uq_care_text_kind_subject_language_version")
        ),
    )
    op.create_table(
        "care_text_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_care_text_step_by_staff_user")),
        sa.ForeignKeyConstraint(["text_id"], ["care_text.id"], name=op.f("fk_care_text_step_text_id_care_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_text_step")),
        sa.UniqueConstraint("text_id", "state", name=op.f("uq_care_text_step_text_id_state")),
    )
    op.create_table(
        "treatment_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("treatment_name", sa.Text(), nullable=False),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("giver_fact_id", sa.Integer(), nullable=True),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Text(), nullable=False),
        sa.Column("witness", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("withdraws_id", sa.Integer(), nullable=True),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_treatment_consent_by_staff_user")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["consent_evidence.id"], name=op.f("fk_treatment_consent_evidence_id_consent_evidence")
        ),
        sa.ForeignKeyConstraint(["giver_fact_id"], ["fact.id"], name=op.f("fk_treatment_consent_giver_fact_id_fact")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_treatment_consent_patient_id_patient")),
        sa.ForeignKeyConstraint(["text_id"], ["care_text.id"], name=op.f("fk_treatment_consent_text_id_care_text")),
        sa.ForeignKeyConstraint(
            ["withdraws_id"], ["treatment_consent.id"], name=op.f("fk_treatment_consent_withdraws_id_treatment_consent")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_consent")),
    )
    op.create_index(op.f("ix_treatment_consent_patient_id_id"), "treatment_consent", ["patient_id", "id"], unique=False)
    op.create_table(
        "aftercare_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("treatment_name", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_aftercare_given_by_staff_user")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_aftercare_given_patient_id_patient")),
        sa.ForeignKeyConstraint(["text_id"], ["care_text.id"], name=op.f("fk_aftercare_given_text_id_care_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aftercare_given")),
    )
    op.create_index(op.f("ix_aftercare_given_patient_id_id"), "aftercare_given", ["patient_id", "id"], unique=False)

    guards.protect_tables(op.get_bind(), guards.CARE_PAPER_TABLES)
