"""Staff proposals, and why a place on a care team ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "staff_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("slot_id", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("registration_no", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_staff_proposal_by_staff_user")),
        sa.ForeignKeyConstraint(["user_id"], ["staff_user.id"], name=op.f("fk_staff_proposal_user_id_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_proposal")),
    )
    op.create_index(op.f("ix_staff_proposal_user_id"), "staff_proposal", ["user_id"], unique=False)
    op.create_table(
        "staff_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_staff_decision_by_staff_user")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["staff_proposal.id"], name=op.f("fk_staff_decision_proposal_id_staff_proposal")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_decision")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_staff_decision_proposal_id")),
    )
    op.add_column("care_team_member", sa.Column("end_reason", sa.Text(), server_default="", nullable=False))
    guards.protect_tables(op.get_bind(), guards.STAFF_PROPOSAL_TABLES)
