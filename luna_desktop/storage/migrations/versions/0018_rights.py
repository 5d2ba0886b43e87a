"""Privacy cases: headers, words, events, letters and papers, and where each case stands."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _rights_case()
    _case_words()
    _case_event()
    _case_standing()
    _case_letter()
    _case_attachment()
    guards.protect_tables(op.get_bind(), guards.RIGHTS_TABLES)


def _reference(table: str, column: str, target: str, key: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{key}"], name=op.f(f"fk_{table}_{column}_{target}"))


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _rights_case() -> None:
    op.create_table(
        "rights_case",
        _number("id"),
        _text("number"),
        _text("kind"),
        _number("patient_id"),
        _instant("received_at"),
        _instant("logged_at"),
        _number("received_by"),
        _text("channel"),
        _text("requester"),
        _text("relation"),
        _text("contact"),
        _text("language"),
        _flag("is_back_dated"),
        _text("clock"),
        _text("policy_version"),
        _number("linked_case_id", nullable=True),
        _reference("rights_case", "patient_id", "patient"),
        _reference("rights_case", "received_by", "staff_user"),
        _reference("rights_case", "linked_case_id", "rights_case"),
        _key("rights_case"),
        sa.UniqueConstraint("number", name=op.f("uq_rights_case_number")),
    )
    op.create_index(op.f("ix_rights_case_patient_id_id"), "rights_case", ["patient_id", "id"], unique=False)


def _case_words() -> None:
    op.create_table(
        "case_words",
        _number("id"),
        _number("case_id"),
        _text("words"),
        _text("details"),
        _text("back_dated_because"),
        _reference("case_words", "case_id", "rights_case"),
        _key("case_words"),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_words_case_id")),
    )


def _case_event() -> None:
    op.create_table(
        "case_event",
        _number("id"),
        _number("case_id"),
        _text("what"),
        _instant("at"),
        _number("by"),
        _text("role"),
        _text("from_state"),
        _text("to_state"),
        _text("note"),
        _text("detail"),
        _reference("case_event", "case_id", "rights_case"),
        _reference("case_event", "by", "staff_user"),
        _key("case_event"),
    )
    op.create_index(op.f("ix_case_event_case_id_id"), "case_event", ["case_id", "id"], unique=False)


def _case_standing() -> None:
    op.create_table(
        "case_standing",
        _number("case_id"),
        _number("patient_id"),
        _text("kind"),
        _text("state"),
        _flag("is_open"),
        _instant("due_at"),
        _text("clock"),
        _number("owner_id", nullable=True),
        _flag("identity_passed"),
        _flag("authority_passed"),
        _instant("acknowledged_at", nullable=True),
        _instant("answered_at", nullable=True),
        _instant("closed_at", nullable=True),
        _number("revision"),
        _reference("case_standing", "case_id", "rights_case"),
        _reference("case_standing", "patient_id", "patient"),
        _reference("case_standing", "owner_id", "staff_user"),
        _key("case_standing", "case_id"),
    )
    for columns in (["is_open", "due_at"], ["patient_id", "is_open"]):
        op.create_index(op.f(f"ix_case_standing_{'_'.join(columns)}"), "case_standing", columns, unique=False)


def _case_letter() -> None:
    op.create_table(
        "case_letter",
        _number("id"),
        _number("case_id"),
        _number("number"),
        _text("kind"),
        _text("language"),
        _text("object_id"),
        _text("sha256"),
        _number("pages"),
        _instant("at"),
        _number("by"),
        _reference("case_letter", "case_id", "rights_case"),
        _reference("case_letter", "object_id", "stored_object", "object_id"),
        _reference("case_letter", "by", "staff_user"),
        _key("case_letter"),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_case_letter_case_id_number")),
    )


def _case_attachment() -> None:
    op.create_table(
        "case_attachment",
        _number("id"),
        _number("case_id"),
        _text("title"),
        _text("object_id"),
        _instant("at"),
        _number("by"),
        _reference("case_attachment", "case_id", "rights_case"),
        _reference("case_attachment", "object_id", "stored_object", "object_id"),
        _reference("case_attachment", "by", "staff_user"),
        _key("case_attachment"),
    )
    op.create_index(op.f("ix_case_attachment_case_id_id"), "case_attachment", ["case_id", "id"], unique=False)
