"""What patients allowed for single photographs, and photographs that were made to leave."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _photo_consent()
    _photo_export()
    _photo_export_item()
    guards.protect_tables(op.get_bind(), guards.PHOTO_EXPORT_TABLES)


def _photo_consent() -> None:
    op.create_table(
        "photo_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("says_yes", sa.Boolean(), nullable=False),
        sa.Column("photograph_id", sa.Integer(), nullable=True),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("consent_event_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_photo_consent_by_staff_user")),
        sa.ForeignKeyConstraint(
            ["consent_event_id"], ["consent_event.id"], name=op.f("fk_photo_consent_consent_event_id_consent_event")
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_photo_consent_patient_id_patient")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_photo_consent_recipient_id_recipient")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_consent")),
    )
    op.create_index(op.f("ix_photo_consent_patient_id_id"), "photo_consent", ["patient_id", "id"])


def _photo_export() -> None:
    op.create_table(
        "photo_export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("is_recognisable", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_photo_export_by_staff_user")),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_photo_export_disclosure_id_disclosure")
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_photo_export_patient_id_patient")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_photo_export_recipient_id_recipient")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_export")),
        sa.UniqueConstraint("disclosure_id", name=op.f("uq_photo_export_disclosure_id")),
    )
    op.create_index(op.f("ix_photo_export_patient_id_id"), "photo_export", ["patient_id", "id"])


def _photo_export_item() -> None:
    op.create_table(
        "photo_export_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("photograph_id", sa.Integer(), nullable=False),
        sa.Column("boxes", sa.Text(), nullable=False),
        sa.Column("has_face", sa.Boolean(), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["export_id"], ["photo_export.id"], name=op.f("fk_photo_export_item_export_id_photo_export")
        ),
        sa.ForeignKeyConstraint(
            ["object_id"], ["stored_object.object_id"], name=op.f("fk_photo_export_item_object_id_stored_object")
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_photo_export_item_patient_id_patient")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_export_item")),
    )
    op.create_index(op.f("ix_photo_export_item_export_id_place"), "photo_export_item", ["export_id", "place"])
