"""Weeks whose openings were gone through, what was noticed, how it was closed; contact details of staff."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _weeks()
    _closings()
    _contacts()
    guards.protect_tables(op.get_bind(), guards.SNOOP_TABLES)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _number(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _weeks() -> None:
    op.create_table(
        "snoop_week",
        _number("id"),
        sa.Column("week", sa.Date(), nullable=False),
        _number("looks"),
        _words("rules"),
        _instant("at"),
        _number("by"),
        _reference("snoop_week", "by", "staff_user"),
        _key("snoop_week"),
        sa.UniqueConstraint("week", name=op.f("uq_snoop_week_week")),
    )
    table = "snoop_finding"
    op.create_table(
        table,
        _number("id"),
        _number("week_id"),
        _number("about"),
        _number("patient_id", empty=True),
        sa.Column("day", sa.Date(), nullable=False),
        _instant("first_at"),
        _instant("last_at"),
        _number("times"),
        _words("signs"),
        _reference(table, "week_id", "snoop_week"),
        _reference(table, "about", "staff_user"),
        _reference(table, "patient_id", "patient"),
        _key(table),
    )
    op.create_index(op.f("ix_snoop_finding_week_id"), table, ["week_id"], unique=False)
    op.create_index(op.f("ix_snoop_finding_patient_id_id"), table, ["patient_id", "id"], unique=False)


def _closings() -> None:
    table = "snoop_closing"
    op.create_table(
        table,
        _number("id"),
        _number("finding_id"),
        sa.Column("is_explained", sa.Boolean(), nullable=False),
        _words("note"),
        _instant("at"),
        _number("by"),
        _reference(table, "finding_id", "snoop_finding"),
        _reference(table, "by", "staff_user"),
        _key(table),
        sa.UniqueConstraint("finding_id", name=op.f("uq_snoop_closing_finding_id")),
    )


def _contacts() -> None:
    table = "staff_contact_version"
    op.create_table(
        table,
        _number("id"),
        _number("user_id"),
        _number("number"),
        _words("phone"),
        sa.Column("born", sa.Date(), nullable=True),
        _words("address"),
        _words("postal_code"),
        _instant("at"),
        _number("by"),
        _reference(table, "user_id", "staff_user"),
        _reference(table, "by", "staff_user"),
        _key(table),
        sa.UniqueConstraint("user_id", "number", name=op.f("uq_staff_contact_version_user_id_number")),
    )
