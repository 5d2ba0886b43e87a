"""Merging two records of one person, undoing it, and the list of pairs that may be one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _signed() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
    )


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=op.f(f"pk_{table}"))


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _pairs() -> None:
    op.create_table(
        "likely_pair",
        _whole("low_id"),
        _whole("high_id"),
        _whole("score"),
        _text("signs"),
        _text("fingerprint"),
        _refers("likely_pair", "low_id", "patient"),
        _refers("likely_pair", "high_id", "patient"),
        _key("likely_pair", "low_id", "high_id"),
    )
    op.create_index(op.f("ix_likely_pair_high_id"), "likely_pair", ["high_id"], unique=False)
    op.create_table("pair_scan", _id(), _whole("seq"), _key("pair_scan"))
    op.create_table(
        "pair_step",
        _id(),
        _whole("low_id"),
        _whole("high_id"),
        _text("step"),
        _text("fingerprint"),
        _text("reason"),
        *_signed(),
        _refers("pair_step", "low_id", "patient"),
        _refers("pair_step", "high_id", "patient"),
        _refers("pair_step", "by", "staff_user"),
        _key("pair_step"),
    )
    op.create_index(op.f("ix_pair_step_low_id_high_id"), "pair_step", ["low_id", "high_id"], unique=False)


def _merges() -> None:
    op.create_table(
        "record_merge",
        _id(),
        _whole("kept_id"),
        _whole("merged_id"),
        _text("reason"),
        _text("choices"),
        _whole("visits"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("needs_check", sa.Boolean(), nullable=False),
        *_signed(),
        _refers("record_merge", "kept_id", "patient"),
        _refers("record_merge", "merged_id", "patient"),
        _refers("record_merge", "by", "staff_user"),
        _key("record_merge"),
    )
    for column in ("kept_id", "merged_id"):
        op.create_index(op.f(f"ix_record_merge_{column}"), "record_merge", [column], unique=False)
    op.create_table(
        "record_unmerge",
        _id(),
        _whole("merge_id"),
        _text("reason"),
        *_signed(),
        _refers("record_unmerge", "merge_id", "record_merge"),
        _refers("record_unmerge", "by", "staff_user"),
        _key("record_unmerge"),
        sa.UniqueConstraint("merge_id", name=op.f("uq_record_unmerge_merge_id")),
    )


def _rows() -> None:
    op.create_table(
        "record_merge_row",
        _id(),
        _whole("merge_id"),
        sa.Column("is_back", sa.Boolean(), nullable=False),
        _text("table_name"),
        _text("column_name"),
        _whole("row_id"),
        _whole("from_id"),
        _whole("to_id"),
        _refers("record_merge_row", "merge_id", "record_merge"),
        _refers("record_merge_row", "from_id", "patient"),
        _refers("record_merge_row", "to_id", "patient"),
        _key("record_merge_row"),
    )
    for columns in (["table_name", "row_id"], ["merge_id"]):
        op.create_index(op.f(f"ix_record_merge_row_{'_'.join(columns)}"), "record_merge_row", columns, unique=False)
    op.create_table(
        "merge_check",
        _id(),
        _whole("merge_id"),
        *_signed(),
        _refers("merge_check", "merge_id", "record_merge"),
        _refers("merge_check", "by", "staff_user"),
        _key("merge_check"),
        sa.UniqueConstraint("merge_id", name=op.f("uq_merge_check_merge_id")),
    )


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    for column in ("phone", "email", "birth_latest"):
        op.create_index(op.f(f"ix_patient_card_{column}"), "patient_card", [column], unique=False)
    _pairs()
    _merges()
    _rows()
    guards.protect_tables(op.get_bind(), guards.MERGE_TABLES)
    guards.let_merges_through(op.get_bind())
