"""Imports of patients: runs, the lines that became somebody, the blanks that were filled, and what was taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _when_and_who(table: str) -> tuple[sa.Column[object] | sa.ForeignKeyConstraint, ...]:
    return (
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _to(table, "by", "staff_user"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "import_run",
        _number("id"),
        *(_text(name) for name in ("source", "kind", "sha256", "plan")),
        *_when_and_who("import_run"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_table(
        "import_result",
        *(_number(name) for name in ("import_id", "rows", "taken", "filled", "left_out", "refused", "last_entry")),
        _to("import_result", "import_id", "import_run"),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_import_result")),
    )
    op.create_table(
        "import_line",
        *(_number(name) for name in ("import_id", "line", "patient_id")),
        _text("outcome"),
        _text("number"),
        _to("import_line", "import_id", "import_run"),
        _to("import_line", "patient_id", "patient"),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_import_line")),
    )
    op.create_index(op.f("ix_import_line_patient_id"), "import_line", ["patient_id"], unique=False)
    op.create_table(
        "import_fact",
        *(_number(name) for name in ("import_id", "fact_id", "number")),
        _to("import_fact", "import_id", "import_run"),
        _to("import_fact", "fact_id", "fact"),
        sa.PrimaryKeyConstraint("import_id", "fact_id", name=op.f("pk_import_fact")),
    )
    op.create_table(
        "import_undo",
        *(_number(name) for name in ("import_id", "taken_back", "stayed")),
        *_when_and_who("import_undo"),
        _to("import_undo", "import_id", "import_run"),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_import_undo")),
    )
    op.create_table(
        "import_plan",
        _number("id"),
        _text("shape"),
        _text("plan"),
        *_when_and_who("import_plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_plan")),
    )
    op.create_index(op.f("ix_import_plan_shape_id"), "import_plan", ["shape", "id"], unique=False)
    guards.protect_tables(op.get_bind(), guards.IMPORT_TABLES)
