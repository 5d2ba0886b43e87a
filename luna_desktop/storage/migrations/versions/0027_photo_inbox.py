"""Pictures of the camera that belong to nobody yet, placards that say whose they are, and what became of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _placards()
    _photos()
    _steps()
    guards.protect_tables(op.get_bind(), guards.INBOX_TABLES)


def _reference(table: str, column: str, target: str, key: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{key}"], name=op.f(f"fk_{table}_{column}_{target}"))


def _number(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _words(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=empty)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _placards() -> None:
    table = "photo_placard"
    op.create_table(
        table,
        _number("id"),
        _words("token_sha256"),
        _number("patient_id"),
        _number("booking_id", empty=True),
        _instant("made_at"),
        _number("made_by"),
        _instant("expires_at"),
        _reference(table, "patient_id", "patient"),
        _reference(table, "booking_id", "booking"),
        _reference(table, "made_by", "staff_user"),
        _key(table),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_photo_placard_token_sha256")),
    )
    op.create_index(op.f("ix_photo_placard_patient_id"), table, ["patient_id"])


def _photos() -> None:
    table = "inbox_photo"
    op.create_table(
        table,
        _number("id"),
        *(_words(name, empty=True) for name in ("original_id", "full_id", "preview_id")),
        *(_bytes(name) for name in ("thumbnail", "sealed_name")),
        *(_words(name) for name in ("original_sha256", "seen_mark")),
        *(_number(name) for name in ("width", "height", "sharpness")),
        *(_words(name) for name in ("camera", "model", "lens")),
        _number("room_id", empty=True),
        _words("code"),
        _number("placard_id", empty=True),
        *(_instant(name) for name in ("taken_at", "received_at")),
        _number("received_by"),
        *(_words(name) for name in ("state", "view")),
        _number("turned"),
        _instant("due_at"),
        *(_reference(table, name, "stored_object", "object_id") for name in ("original_id", "full_id", "preview_id")),
        _reference(table, "room_id", "book_entry"),
        _reference(table, "placard_id", "photo_placard"),
        _reference(table, "received_by", "staff_user"),
        _key(table),
        sa.UniqueConstraint("original_sha256", name=op.f("uq_inbox_photo_original_sha256")),
    )
    op.create_index(op.f("ix_inbox_photo_state_due_at"), table, ["state", "due_at"])
    op.create_index(op.f("ix_inbox_photo_seen_mark"), table, ["seen_mark"])
    op.create_index(op.f("ix_inbox_photo_placard_id"), table, ["placard_id"])


def _steps() -> None:
    table = "inbox_step"
    op.create_table(
        table,
        _number("id"),
        _number("photo_id"),
        *(_words(name) for name in ("act", "value")),
        _instant("at"),
        _number("by"),
        _reference(table, "photo_id", "inbox_photo"),
        _reference(table, "by", "staff_user"),
        _key(table),
    )
    op.create_index(op.f("ix_inbox_step_photo_id_id"), table, ["photo_id", "id"])
