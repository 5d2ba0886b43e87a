"""Legal holds and erasures; the triggers of append-only tables let an erasure through along a line of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _holds()
    _decisions()
    _runs()
    guards.protect_tables(op.get_bind(), guards.ERASURE_TABLES)
    op.execute(guards.HOLD_STOPS_ERASURE)
    guards.let_erasures_through(op.get_bind())


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, _whole("id"), *parts, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")))


def _whole(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _day(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=null)


def _at(name: str = "at") -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=False)


def _once(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=op.f(f"uq_{table}_{column}"))


def _holds() -> None:
    _table(
        "legal_hold",
        _whole("patient_id"),
        _text("cause"),
        _text("reason"),
        _text("reference"),
        _day("review_on"),
        _at(),
        _whole("by"),
        _reference("legal_hold", "patient_id", "patient"),
        _reference("legal_hold", "by", "staff_user"),
    )
    _index("legal_hold", "patient_id", "id")
    _table(
        "legal_hold_end",
        _whole("hold_id"),
        _text("reason"),
        _at(),
        _whole("by", null=True),
        _reference("legal_hold_end", "hold_id", "legal_hold"),
        _reference("legal_hold_end", "by", "staff_user"),
        _once("legal_hold_end", "hold_id"),
    )


def _decisions() -> None:
    _table(
        "erasure_decision",
        _whole("case_id"),
        _whole("patient_id"),
        _text("data_group"),
        _text("action"),
        _text("rule"),
        _day("keep_until", null=True),
        _text("reason"),
        _at(),
        _whole("by"),
        _reference("erasure_decision", "patient_id", "patient"),
        _reference("erasure_decision", "by", "staff_user"),
    )
    _index("erasure_decision", "case_id", "id")
    _index("erasure_decision", "patient_id")


def _runs() -> None:
    _table(
        "erasure_run",
        _text("tombstone"),
        _whole("patient_id", null=True),
        _whole("case_id"),
        _text("groups"),
        _text("subjects"),
        _at("erased_at"),
        _day("backups_until"),
        sa.Column("is_replay", sa.Boolean(), nullable=False),
        _whole("signed_by", null=True),
        _at(),
        _whole("by"),
        _reference("erasure_run", "patient_id", "patient"),
        _reference("erasure_run", "signed_by", "staff_user"),
        _reference("erasure_run", "by", "staff_user"),
    )
    _index("erasure_run", "patient_id")
    _table(
        "erasure_line",
        _whole("run_id"),
        _text("table_name"),
        _text("row_key"),
        _reference("erasure_line", "run_id", "erasure_run"),
    )
    _index("erasure_line", "table_name", "row_key")
    _index("erasure_line", "run_id")
    _table(
        "erasure_end",
        _whole("run_id"),
        _whole("rows"),
        _whole("files"),
        _at(),
        _reference("erasure_end", "run_id", "erasure_run"),
        _once("erasure_end", "run_id"),
    )
    _table(
        "erasure_cleaning",
        _whole("run_id"),
        _at(),
        _reference("erasure_cleaning", "run_id", "erasure_run"),
        _once("erasure_cleaning", "run_id"),
    )
