"""Notices, consents with evidence, preferences, restrictions, recipients and what a disclosure rests on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEW_COLUMNS = (
    ("consent_event", "giver", "TEXT NOT NULL DEFAULT 'self'", ""),
    ("consent_event", "giver_fact_id", "INTEGER", "fact (id)"),
    ("consent_event", "recipient_id", "INTEGER", "recipient (id)"),
    ("consent_event", "is_for_one_use", "BOOLEAN NOT NULL DEFAULT false", ""),
    ("consent_event", "scope", "TEXT NOT NULL DEFAULT '{}'", ""),
    ("consent_event", "evidence_id", "INTEGER", "consent_evidence (id)"),
    ("consent_event", "station", "TEXT NOT NULL DEFAULT ''", ""),
    ("consent_event", "channel", "TEXT NOT NULL DEFAULT ''", ""),
    ("disclosure", "recipient_id", "INTEGER", "recipient (id)"),
    ("disclosure", "address", "TEXT NOT NULL DEFAULT ''", ""),
    ("disclosure", "country", "TEXT NOT NULL DEFAULT 'IN'", ""),
    ("disclosure", "basis_code", "TEXT NOT NULL DEFAULT 'right'", ""),
    ("disclosure", "serves", "TEXT NOT NULL DEFAULT 'rights'", ""),
    ("disclosure", "agreement_id", "INTEGER", "agreement (id)"),
    ("disclosure", "consent_event_id", "INTEGER", "consent_event (id)"),
    ("disclosure", "content", "TEXT NOT NULL DEFAULT '{}'", ""),
    ("disclosure", "justification", "TEXT NOT NULL DEFAULT ''", ""),
    ("disclosure", "verified", "TEXT NOT NULL DEFAULT ''", ""),
    ("disclosure", "request_object_id", "TEXT", "stored_object (object_id)"),
    ("disclosure", "withheld_reference", "TEXT NOT NULL DEFAULT ''", ""),
    ("disclosure", "withheld_until", "DATE", ""),
    ("disclosure", "corrects_id", "INTEGER", "disclosure (id)"),
    ("disclosure_event", "pages", "INTEGER NOT NULL DEFAULT 0", ""),
    ("disclosure_event", "sha256", "TEXT NOT NULL DEFAULT ''", ""),
    ("notice_version", "revision_id", "INTEGER", "text_revision (id)"),
    ("patient_card", "notice_seen", "INTEGER NOT NULL DEFAULT 0", ""),
    ("patient_card", "policy_seen", "INTEGER NOT NULL DEFAULT 0", ""),
    ("stored_object", "drawer", "TEXT NOT NULL DEFAULT 'vault'", ""),
)
"""Table, column, type with default, and what it refers to: added in place, so that append-only rows stay as they are."""


ASKED_AGAIN = (
    ("ix_consent_event_deferred", "patient_id", "state = 'deferred'"),
    ("ix_consent_event_expiring", "expires_at", "expires_at IS NOT NULL"),
    ("ix_consent_event_guardian", "patient_id", "(giver = 'guardian' OR method = 'guardian')"),
)
"""Small indexes over the answers that may have to be asked for again."""


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    _create_tables()
    for table, column, kind, target in NEW_COLUMNS:
        name = f"fk_{table}_{column}_{target.split()[0]}" if target else ""
        reference = f" CONSTRAINT {name} REFERENCES {target}" if target else ""
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}{reference}")
    for column in ("notice_seen", "policy_seen"):
        op.create_index(op.f(f"ix_patient_card_{column}_patient_id"), "patient_card", [column, "patient_id"])
    for index, column, condition in ASKED_AGAIN:
        op.create_index(index, "consent_event", [column], sqlite_where=sa.text(condition))
    op.execute(
        "UPDATE patient_card SET notice_seen = coalesce((SELECT max(notice_version.version) FROM consent_event "
        "JOIN notice_version ON notice_version.id = consent_event.notice_id "
        "WHERE consent_event.patient_id = patient_card.patient_id), 0)"
    )
    guards.protect_tables(op.get_bind(), (*guards.SHARING_TABLES, "override_review"))


def _create_tables() -> None:
    op.create_table('recipient',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['staff_user.id'], name=op.f('fk_recipient_created_by_staff_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recipient'))
    )
    op.create_table('text_revision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_text_revision_by_staff_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_text_revision')),
    sa.UniqueConstraint('document', 'version', 'language', 'number', name=op.f('uq_text_revision_document_version_language_number'))
    )
    op.create_table('agreement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('recipient_id', sa.Integer(), nullable=False),
    sa.Column('reference', sa.Text(), nullable=False),
    sa.Column('purposes', sa.Text(), nullable=False),
    sa.Column('countries', sa.Text(), nullable=False),
    sa.Column('begins_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('object_id', sa.Text(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_agreement_by_staff_user')),
    sa.ForeignKeyConstraint(['object_id'], ['stored_object.object_id'], name=op.f('fk_agreement_object_id_stored_object')),
    sa.ForeignKeyConstraint(['recipient_id'], ['recipient.id'], name=op.f('fk_agreement_recipient_id_recipient')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement'))
    )
    op.create_index(op.f('ix_agreement_recipient_id_id'), 'agreement', ['recipient_id', 'id'], unique=False)
    op.create_table('consent_evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('patient_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('strokes', sa.Text(), nullable=False),
    sa.Column('object_id', sa.Text(), nullable=True),
    sa.Column('signer', sa.Text(), nullable=False),
    sa.Column('shown_sha256', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_consent_evidence_by_staff_user')),
    sa.ForeignKeyConstraint(['object_id'], ['stored_object.object_id'], name=op.f('fk_consent_evidence_object_id_stored_object')),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_consent_evidence_patient_id_patient')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_evidence'))
    )
    op.create_index(op.f('ix_consent_evidence_patient_id_id'), 'consent_evidence', ['patient_id', 'id'], unique=False)
    op.create_table('message_preference',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('patient_id', sa.Integer(), nullable=False),
    sa.Column('topic', sa.Text(), nullable=False),
    sa.Column('channel', sa.Text(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('wish', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_message_preference_by_staff_user')),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_message_preference_patient_id_patient')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message_preference'))
    )
    op.create_index(op.f('ix_message_preference_patient_id_id'), 'message_preference', ['patient_id', 'id'], unique=False)
    op.create_table('recipient_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('recipient_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('phone', sa.Text(), nullable=False),
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('country', sa.Text(), nullable=False),
    sa.Column('service', sa.Text(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_recipient_version_by_staff_user')),
    sa.ForeignKeyConstraint(['recipient_id'], ['recipient.id'], name=op.f('fk_recipient_version_recipient_id_recipient')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recipient_version')),
    sa.UniqueConstraint('recipient_id', 'number', name=op.f('uq_recipient_version_recipient_id_number'))
    )
    op.create_table('restriction',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('patient_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('terms', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('asked_by', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_restriction_by_staff_user')),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_restriction_patient_id_patient')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_restriction'))
    )
    op.create_index(op.f('ix_restriction_patient_id_id'), 'restriction', ['patient_id', 'id'], unique=False)
    op.create_table('text_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=True),
    sa.Column('revised_on', sa.Date(), nullable=True),
    sa.Column('is_material', sa.Boolean(), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_text_event_by_staff_user')),
    sa.ForeignKeyConstraint(['revision_id'], ['text_revision.id'], name=op.f('fk_text_event_revision_id_text_revision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_text_event'))
    )
    op.create_index(op.f('ix_text_event_document_version_id'), 'text_event', ['document', 'version', 'id'], unique=False)
    op.create_table('agreement_end',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('agreement_id', sa.Integer(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_agreement_end_agreement_id_agreement')),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_agreement_end_by_staff_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_end'))
    )
    op.create_index(op.f('ix_agreement_end_agreement_id'), 'agreement_end', ['agreement_id'], unique=False)
    op.create_table('notice_receipt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('patient_id', sa.Integer(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('evidence_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_notice_receipt_by_staff_user')),
    sa.ForeignKeyConstraint(['evidence_id'], ['consent_evidence.id'], name=op.f('fk_notice_receipt_evidence_id_consent_evidence')),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_notice_receipt_patient_id_patient')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice_receipt'))
    )
    op.create_index(op.f('ix_notice_receipt_patient_id_id'), 'notice_receipt', ['patient_id', 'id'], unique=False)
    op.create_table('restriction_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('restriction_id', sa.Integer(), nullable=False),
    sa.Column('patient_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('applies_from', sa.DateTime(timezone=True), nullable=True),
    sa.Column('applies_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('mode', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_restriction_event_by_staff_user')),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_restriction_event_patient_id_patient')),
    sa.ForeignKeyConstraint(['restriction_id'], ['restriction.id'], name=op.f('fk_restriction_event_restriction_id_restriction')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_restriction_event'))
    )
    op.create_index(op.f('ix_restriction_event_patient_id_id'), 'restriction_event', ['patient_id', 'id'], unique=False)
    op.create_table('stop_task',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('patient_id', sa.Integer(), nullable=False),
    sa.Column('recipient_id', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('consent_event_id', sa.Integer(), nullable=True),
    sa.Column('restriction_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['consent_event_id'], ['consent_event.id'], name=op.f('fk_stop_task_consent_event_id_consent_event')),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_stop_task_patient_id_patient')),
    sa.ForeignKeyConstraint(['recipient_id'], ['recipient.id'], name=op.f('fk_stop_task_recipient_id_recipient')),
    sa.ForeignKeyConstraint(['restriction_id'], ['restriction.id'], name=op.f('fk_stop_task_restriction_id_restriction')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stop_task'))
    )
    op.create_index(op.f('ix_stop_task_patient_id_id'), 'stop_task', ['patient_id', 'id'], unique=False)
    op.create_table('stop_task_done',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_stop_task_done_by_staff_user')),
    sa.ForeignKeyConstraint(['task_id'], ['stop_task.id'], name=op.f('fk_stop_task_done_task_id_stop_task')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stop_task_done')),
    sa.UniqueConstraint('task_id', name=op.f('uq_stop_task_done_task_id'))
    )
    op.create_table('restriction_staff',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('restriction_id', sa.Integer(), nullable=False),
    sa.Column('patient_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['patient_id'], ['patient.id'], name=op.f('fk_restriction_staff_patient_id_patient')),
    sa.ForeignKeyConstraint(['restriction_id'], ['restriction.id'], name=op.f('fk_restriction_staff_restriction_id_restriction')),
    sa.ForeignKeyConstraint(['user_id'], ['staff_user.id'], name=op.f('fk_restriction_staff_user_id_staff_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_restriction_staff'))
    )
    op.create_index(op.f('ix_restriction_staff_user_id_patient_id'), 'restriction_staff', ['user_id', 'patient_id'], unique=False)
    op.create_table('override_review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('is_justified', sa.Boolean(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['staff_user.id'], name=op.f('fk_override_review_by_staff_user')),
    sa.ForeignKeyConstraint(['event_id'], ['restriction_event.id'], name=op.f('fk_override_review_event_id_restriction_event')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_override_review')),
    sa.UniqueConstraint('event_id', name=op.f('uq_override_review_event_id'))
    )

