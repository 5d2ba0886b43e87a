"""One way into records that are closed to somebody: openings with their end and review, and requests for access."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _openings()
    _incidents()
    _requests()
    _take_over()
    guards.protect_tables(op.get_bind(), guards.OPENING_TABLES)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _number(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _truth(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _openings() -> None:
    table = "glass_opening"
    op.create_table(
        table,
        _number("id"),
        _number("patient_id"),
        _number("by"),
        _words("barriers"),
        _words("reason"),
        _words("words"),
        _instant("at"),
        _instant("until"),
        _instant("review_by"),
        _words("session"),
        _reference(table, "patient_id", "patient"),
        _reference(table, "by", "staff_user"),
        _key(table),
    )
    op.create_index(op.f("ix_glass_opening_patient_id_session"), table, ["patient_id", "session"], unique=False)
    op.create_index(op.f("ix_glass_opening_session"), table, ["session"], unique=False)
    op.create_index(op.f("ix_glass_opening_at"), table, ["at"], unique=False)
    op.create_table(
        "glass_end",
        _number("id"),
        _number("opening_id"),
        _instant("at"),
        _reference("glass_end", "opening_id", table),
        _key("glass_end"),
        sa.UniqueConstraint("opening_id", name=op.f("uq_glass_end_opening_id")),
    )
    op.create_table(
        "glass_review",
        _number("id"),
        _number("opening_id"),
        _truth("is_justified"),
        _words("note"),
        _instant("at"),
        _number("by"),
        _reference("glass_review", "opening_id", table),
        _reference("glass_review", "by", "staff_user"),
        _key("glass_review"),
        sa.UniqueConstraint("opening_id", name=op.f("uq_glass_review_opening_id")),
    )


def _incidents() -> None:
    table = "incident_note"
    op.create_table(
        table,
        _number("id"),
        _number("patient_id"),
        _number("about"),
        _number("opening_id", empty=True),
        _words("words"),
        _instant("at"),
        _number("by"),
        _reference(table, "patient_id", "patient"),
        _reference(table, "about", "staff_user"),
        _reference(table, "opening_id", "glass_opening"),
        _reference(table, "by", "staff_user"),
        _key(table),
    )
    op.create_index(op.f("ix_incident_note_patient_id_id"), table, ["patient_id", "id"], unique=False)


def _requests() -> None:
    table = "access_request"
    op.create_table(
        table,
        _number("id"),
        _number("patient_id"),
        _number("by"),
        _words("barriers"),
        _words("words"),
        _instant("at"),
        _reference(table, "patient_id", "patient"),
        _reference(table, "by", "staff_user"),
        _key(table),
    )
    op.create_index(op.f("ix_access_request_patient_id_by"), table, ["patient_id", "by"], unique=False)
    op.create_table(
        "access_answer",
        _number("id"),
        _number("request_id"),
        _truth("is_granted"),
        _words("note"),
        _instant("at"),
        _number("by"),
        _reference("access_answer", "request_id", table),
        _reference("access_answer", "by", "staff_user"),
        _key("access_answer"),
        sa.UniqueConstraint("request_id", name=op.f("uq_access_answer_request_id")),
    )


def _take_over() -> None:
    """Keep emergency openings of restricted records and their reviews in the same book, under their own numbers."""
    op.execute(
        "INSERT INTO glass_opening (id, patient_id, by, barriers, reason, words, at, until, review_by, session) "
        "SELECT id, patient_id, by, 'restriction', 'emergency', note, at, "
        "strftime('%Y-%m-%d %H:%M:%f', at, '+4 hours') || '000', "
        "strftime('%Y-%m-%d %H:%M:%f', at, '+72 hours') || '000', '' "
        "FROM restriction_event WHERE state = 'overridden'"
    )
    op.execute(
        "INSERT INTO glass_review (opening_id, is_justified, note, at, by) "
        "SELECT event_id, is_justified, note, at, by FROM override_review ORDER BY id"
    )
    op.drop_table("override_review")
