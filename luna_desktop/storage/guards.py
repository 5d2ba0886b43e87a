"""Triggers that keep append-only tables append-only, one implementation for each engine.

Whoever holds the database key and another program can drop a trigger; the audit chain is for that.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import audit_chain
from luna_desktop.texts import say

FIRST_TABLES = (
    "fact_version",
    "consent_event",
    "notice_version",
    "disclosure",
    "disclosure_event",
    "setting_version",
    "signing_key",
)
IDENTITY_PHOTO_TABLES = ("identity_photo_version",)


SHARING_TABLES = (
    "text_revision",
    "text_event",
    "notice_receipt",
    "consent_evidence",
    "message_preference",
    "recipient",
    "recipient_version",
    "agreement",
    "agreement_end",
    "restriction",
    "restriction_event",
    "restriction_staff",
    "override_review",
    "stop_task",
    "stop_task_done",
)

STAFF_PROPOSAL_TABLES = ("staff_proposal", "staff_decision")
CARE_PAPER_TABLES = (
    "care_paper",
    "care_paper_version",
    "care_paper_step",
    "care_text",
    "care_text_step",
    "treatment_consent",
    "aftercare_given",
)
VISIT_TABLES = ("visit_version", "visit_addendum")
INTAKE_TABLES = ("intake_submission", "intake_review")
MOVE_TABLES = ("fact_move",)
IMPORT_TABLES = ("import_run", "import_result", "import_line", "import_fact", "import_undo", "import_plan")
CATALOGUE_TABLES = ("catalogue_copy", "catalogue_row", "catalogue_approval")
BOOK_TABLES = (
    "booking_version",
    "booking_series",
    "booking_visit",
    "book_entry_version",
    "service_clinical_name",
    "waiting_version",
)


def protect(connection: Connection, tables: Iterable[str]) -> None:
    """Create the triggers of the audit log and of these append-only tables."""
    _check_engine(connection)
    for statement in audit_chain.TRIGGERS:
        connection.exec_driver_sql(statement)
    protect_tables(connection, tables)


def protect_tables(connection: Connection, tables: Iterable[str]) -> None:
    """Create the triggers of append-only tables that a later migration brings."""
    _check_engine(connection)
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _check_engine(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        raise StorageTrouble(say("Luna cannot protect the records in this kind of database."))
