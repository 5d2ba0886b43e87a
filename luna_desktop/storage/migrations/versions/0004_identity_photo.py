"""Identity photographs, and keys by which registration recognises people outside the lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.domain.names import fold, sound_keys
from luna_desktop.storage import guards
from luna_desktop.storage.search_index import phone_digits

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "identity_photo_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_identity_photo_version_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["staff_user.id"], name=op.f("fk_identity_photo_version_recorded_by_staff_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_photo_version")),
        sa.UniqueConstraint("patient_id", "number", name=op.f("uq_identity_photo_version_patient_id_number")),
    )
    op.create_table(
        "unlisted_key",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_unlisted_key_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "key", name=op.f("pk_unlisted_key")),
    )
    op.create_index(op.f("ix_unlisted_key_key"), "unlisted_key", ["key"], unique=False)
    _fill_keys(op.get_bind())
    guards.protect_tables(op.get_bind(), guards.IDENTITY_PHOTO_TABLES)


def _fill_keys(connection: sa.Connection) -> None:
    """Write the keys of whoever left the lists before this revision, from what their cards say."""
    rows = connection.exec_driver_sql(
        "SELECT c.patient_id, c.family_name, c.given_name, c.other_names, c.phone FROM patient_card c "
        "JOIN patient p ON p.id = c.patient_id WHERE p.archived_at IS NOT NULL"
    ).all()
    for patient, *names, phone in rows:
        keys = {f"name {key}" for name in names for word in fold(name) for key in sound_keys(word)}
        if phone:
            keys.add(f"phone {phone_digits(phone)}")
        for key in sorted(keys):
            connection.exec_driver_sql("INSERT INTO unlisted_key (patient_id, key) VALUES (?, ?)", (patient, key))
