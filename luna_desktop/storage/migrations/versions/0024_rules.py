"""For which treatments a booking waits for a clinician, worked out from the chart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

RULE_KINDS = (
    "condition",
    "medicine",
    "allergy",
    "allergy_state",
    "pregnancy",
    "reproductive",
    "skin_profile",
    "lifestyle",
    "safety_answer",
)


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "rule_hold",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_rule_hold_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "treatment", "begins_on", name=op.f("pk_rule_hold")),
    )
    op.create_table(
        "rule_hold_basis",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("through", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_rule_hold_basis_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_rule_hold_basis")),
    )
    kinds = ", ".join(f"'{kind}'" for kind in RULE_KINDS)
    # Charts that were written before are worked out when somebody who reads them opens them; until then they hold.
    op.execute(
        "INSERT INTO rule_hold_basis (patient_id, digest, person, through) "
        f"SELECT DISTINCT patient_id, 'not yet', '', '1970-01-01' FROM fact WHERE kind IN ({kinds})"  # noqa: S608
    )
