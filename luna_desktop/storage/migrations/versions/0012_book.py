"""The book: bookings, their versions, the set-up of what can be booked, days, and the waiting list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _book_day()
    _book_entry()
    _book_entry_version()
    _service_clinical_name()
    _booking_series()
    _booking()
    _booking_version()
    _booking_visit()
    _waiting_entry()
    _waiting_version()
    guards.protect_tables(op.get_bind(), guards.BOOK_TABLES)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _book_day() -> None:
    op.create_table(
        "book_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_book_day")),
    )


def _book_entry() -> None:
    op.create_table(
        "book_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("current_number", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_entry")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_book_entry_kind_key")),
    )
    op.create_index(op.f("ix_book_entry_retired_until"), "book_entry", ["retired", "until"], unique=False)


def _book_entry_version() -> None:
    op.create_table(
        "book_entry_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("book_entry_version", "entry_id", "book_entry"),
        _reference("book_entry_version", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_entry_version")),
        sa.UniqueConstraint("entry_id", "number", name=op.f("uq_book_entry_version_entry_id_number")),
    )


def _service_clinical_name() -> None:
    op.create_table(
        "service_clinical_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("service_clinical_name", "entry_id", "book_entry"),
        _reference("service_clinical_name", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_clinical_name")),
    )
    op.create_index(op.f("ix_service_clinical_name_entry_id_id"), "service_clinical_name", ["entry_id", "id"], unique=False)


def _booking_series() -> None:
    op.create_table(
        "booking_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("booking_series", "patient_id", "patient"),
        _reference("booking_series", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking_series")),
    )


def _booking() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("current_number", sa.Integer(), nullable=False),
        sa.Column("service_key", sa.Text(), nullable=False),
        sa.Column("practitioner_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("devices", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("busy_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("busy_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("wants_earlier", sa.Boolean(), nullable=False),
        sa.Column("has_note", sa.Boolean(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("in_room_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("booked_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        _reference("booking", "patient_id", "patient"),
        _reference("booking", "practitioner_id", "staff_user"),
        _reference("booking", "room_id", "book_entry"),
        _reference("booking", "series_id", "booking_series"),
        _reference("booking", "booked_by", "staff_user"),
        _reference("booking", "changed_by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    op.create_index(op.f("ix_booking_patient_id_starts_at"), "booking", ["patient_id", "starts_at"], unique=False)
    op.create_index(op.f("ix_booking_pinned_starts_at"), "booking", ["pinned", "starts_at"], unique=False)
    op.create_index(op.f("ix_booking_practitioner_id_starts_at"), "booking", ["practitioner_id", "starts_at"], unique=False)
    op.create_index(op.f("ix_booking_series_id"), "booking", ["series_id"], unique=False)
    op.create_index(op.f("ix_booking_starts_at"), "booking", ["starts_at"], unique=False)
    op.create_index(op.f("ix_booking_state_starts_at"), "booking", ["state", "starts_at"], unique=False)


def _booking_version() -> None:
    op.create_table(
        "booking_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("booking_version", "booking_id", "booking"),
        _reference("booking_version", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking_version")),
        sa.UniqueConstraint("booking_id", "number", name=op.f("uq_booking_version_booking_id_number")),
    )
    op.create_index(op.f("ix_booking_version_act_at"), "booking_version", ["act", "at"], unique=False)


def _booking_visit() -> None:
    op.create_table(
        "booking_visit",
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("booking_visit", "booking_id", "booking"),
        _reference("booking_visit", "visit_id", "visit"),
        _reference("booking_visit", "by", "staff_user"),
        sa.PrimaryKeyConstraint("booking_id", name=op.f("pk_booking_visit")),
        sa.UniqueConstraint("visit_id", name=op.f("uq_booking_visit_visit_id")),
    )


def _waiting_entry() -> None:
    op.create_table(
        "waiting_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("current_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        _reference("waiting_entry", "patient_id", "patient"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_entry")),
    )
    op.create_index(op.f("ix_waiting_entry_patient_id"), "waiting_entry", ["patient_id"], unique=False)
    op.create_index(op.f("ix_waiting_entry_state_since"), "waiting_entry", ["state", "since"], unique=False)


def _waiting_version() -> None:
    op.create_table(
        "waiting_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        _reference("waiting_version", "entry_id", "waiting_entry"),
        _reference("waiting_version", "by", "staff_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_version")),
        sa.UniqueConstraint("entry_id", "number", name=op.f("uq_waiting_version_entry_id_number")),
    )
