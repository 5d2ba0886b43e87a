"""Messages: templates and their texts, the outbox, contacts noted by hand, and what is known of addresses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table("message_template",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("klass", sa.Text(), nullable=False),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_message_template_by_staff_user")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_message_template")),
    sa.UniqueConstraint("key", name=op.f("uq_message_template_key"))
    )
    op.create_table("sealed_secret",
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("sealed", sa.LargeBinary(), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_sealed_secret_by_staff_user")),
    sa.PrimaryKeyConstraint("name", name=op.f("pk_sealed_secret"))
    )
    op.create_table("message_text",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("template_id", sa.Integer(), nullable=False),
    sa.Column("language", sa.Text(), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("subject", sa.Text(), nullable=False),
    sa.Column("body", sa.Text(), nullable=False),
    sa.Column("sha256", sa.Text(), nullable=False),
    sa.Column("origin", sa.Text(), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_message_text_by_staff_user")),
    sa.ForeignKeyConstraint(["template_id"], ["message_template.id"], name=op.f("fk_message_text_template_id_message_template")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_message_text")),
    sa.UniqueConstraint("template_id", "language", "version", name=op.f("uq_message_text_template_id_language_version"))
    )
    op.create_table("message_text_step",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("text_id", sa.Integer(), nullable=False),
    sa.Column("state", sa.Text(), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_message_text_step_by_staff_user")),
    sa.ForeignKeyConstraint(["text_id"], ["message_text.id"], name=op.f("fk_message_text_step_text_id_message_text")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_message_text_step")),
    sa.UniqueConstraint("text_id", "state", name=op.f("uq_message_text_step_text_id_state"))
    )
    op.create_table("outbox_message",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("patient_id", sa.Integer(), nullable=False),
    sa.Column("klass", sa.Text(), nullable=False),
    sa.Column("text_id", sa.Integer(), nullable=False),
    sa.Column("language", sa.Text(), nullable=False),
    sa.Column("channel", sa.Text(), nullable=False),
    sa.Column("address", sa.Text(), nullable=False),
    sa.Column("subject", sa.Text(), nullable=False),
    sa.Column("body", sa.Text(), nullable=False),
    sa.Column("calendar", sa.Text(), nullable=False),
    sa.Column("header_id", sa.Text(), nullable=False),
    sa.Column("booking_id", sa.Integer(), nullable=True),
    sa.Column("run", sa.Text(), nullable=False),
    sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("queued_by", sa.Integer(), nullable=False),
    sa.Column("not_after", sa.DateTime(timezone=True), nullable=True),
    sa.Column("state", sa.Text(), nullable=False),
    sa.Column("tries", sa.Integer(), nullable=False),
    sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("lease", sa.Text(), nullable=False),
    sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_outbox_message_patient_id_patient")),
    sa.ForeignKeyConstraint(["queued_by"], ["staff_user.id"], name=op.f("fk_outbox_message_queued_by_staff_user")),
    sa.ForeignKeyConstraint(["text_id"], ["message_text.id"], name=op.f("fk_outbox_message_text_id_message_text")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_message"))
    )
    op.create_index(op.f("ix_outbox_message_booking_id"), "outbox_message", ["booking_id"], unique=False)
    op.create_index(op.f("ix_outbox_message_channel_address"), "outbox_message", ["channel", "address"], unique=False)
    op.create_index("ix_outbox_message_open", "outbox_message", ["due_at"], unique=False, sqlite_where=sa.text("state IN ('queued', 'sending', 'handed_over', 'maybe_sent')"))
    op.create_index(op.f("ix_outbox_message_patient_id_id"), "outbox_message", ["patient_id", "id"], unique=False)
    op.create_index(op.f("ix_outbox_message_run"), "outbox_message", ["run"], unique=False)
    op.create_table("address_mark",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("channel", sa.Text(), nullable=False),
    sa.Column("address", sa.Text(), nullable=False),
    sa.Column("works", sa.Boolean(), nullable=False),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_address_mark_by_staff_user")),
    sa.ForeignKeyConstraint(["message_id"], ["outbox_message.id"], name=op.f("fk_address_mark_message_id_outbox_message")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_address_mark"))
    )
    op.create_index(op.f("ix_address_mark_channel_address_id"), "address_mark", ["channel", "address", "id"], unique=False)
    op.create_table("contact_entry",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("patient_id", sa.Integer(), nullable=False),
    sa.Column("direction", sa.Text(), nullable=False),
    sa.Column("way", sa.Text(), nullable=False),
    sa.Column("outcome", sa.Text(), nullable=False),
    sa.Column("address", sa.Text(), nullable=False),
    sa.Column("topic", sa.Text(), nullable=False),
    sa.Column("note", sa.Text(), nullable=False),
    sa.Column("message_id", sa.Integer(), nullable=True),
    sa.Column("strikes_id", sa.Integer(), nullable=True),
    sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_contact_entry_by_staff_user")),
    sa.ForeignKeyConstraint(["message_id"], ["outbox_message.id"], name=op.f("fk_contact_entry_message_id_outbox_message")),
    sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_contact_entry_patient_id_patient")),
    sa.ForeignKeyConstraint(["strikes_id"], ["contact_entry.id"], name=op.f("fk_contact_entry_strikes_id_contact_entry")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_entry"))
    )
    op.create_index(op.f("ix_contact_entry_happened_at"), "contact_entry", ["happened_at"], unique=False)
    op.create_index(op.f("ix_contact_entry_patient_id_id"), "contact_entry", ["patient_id", "id"], unique=False)
    op.create_table("outbox_event",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("message_id", sa.Integer(), nullable=False),
    sa.Column("state", sa.Text(), nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("note", sa.Text(), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(["by"], ["staff_user.id"], name=op.f("fk_outbox_event_by_staff_user")),
    sa.ForeignKeyConstraint(["message_id"], ["outbox_message.id"], name=op.f("fk_outbox_event_message_id_outbox_message")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_event"))
    )
    op.create_index(op.f("ix_outbox_event_message_id_id"), "outbox_event", ["message_id", "id"], unique=False)
    guards.protect_tables(op.get_bind(), guards.MESSAGE_TABLES)
