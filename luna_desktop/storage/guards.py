"""Triggers that keep append-only tables append-only, one implementation for each engine.

Whoever holds the database key and another program can drop a trigger; the audit chain is for that.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import audit_chain
from luna_desktop.storage.erasable import BLANKS, blank
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
ORIGIN_TABLES = ("fact_origin",)
INBOX_TABLES = ("inbox_step",)
CATALOGUE_TABLES = ("catalogue_copy", "catalogue_row", "catalogue_approval")
MERGE_TABLES = ("pair_step", "record_merge", "record_unmerge", "record_merge_row", "merge_check")
PATIENT_COLUMNS = frozenset({"patient_id", "from_patient_id", "to_patient_id"})
"""Columns of append-only tables that a merge of two records may change, row by row, as its book says."""
MESSAGE_TABLES = (
    "message_template",
    "message_text",
    "message_text_step",
    "outbox_event",
    "contact_entry",
    "address_mark",
)
BOOK_TABLES = (
    "booking_version",
    "booking_series",
    "booking_visit",
    "book_entry_version",
    "service_clinical_name",
    "waiting_version",
)
COPY_TABLES = ("copy_plan_version", "copy_review", "copy_receipt")
DESK_TABLES = ("desk_set_aside",)
OPENING_TABLES = (
    "glass_opening",
    "glass_end",
    "glass_review",
    "incident_note",
    "access_request",
    "access_answer",
)
SNOOP_TABLES = ("snoop_week", "snoop_finding", "snoop_closing", "staff_contact_version")
RIGHTS_TABLES = ("rights_case", "case_words", "case_event", "case_letter", "case_attachment")
CORRECTION_TABLES = ("correction", "correction_told", "case_restriction")
ERASURE_TABLES = (
    "legal_hold",
    "legal_hold_end",
    "erasure_decision",
    "erasure_run",
    "erasure_line",
    "erasure_end",
    "erasure_cleaning",
)
PHOTO_EXPORT_TABLES = ("photo_consent", "photo_export", "photo_export_item")
HOLD_STOPS_ERASURE = """CREATE TRIGGER erasure_run_stopped_by_hold BEFORE INSERT ON erasure_run
BEGIN
  SELECT RAISE(ABORT, 'a legal hold keeps this record')
  WHERE EXISTS (SELECT 1 FROM legal_hold WHERE legal_hold.patient_id = NEW.patient_id
    AND NOT EXISTS (SELECT 1 FROM legal_hold_end WHERE legal_hold_end.hold_id = legal_hold.id));
END"""
"""SQL for SQLite: no erasure begins in a record that a legal hold keeps, whoever writes it."""


def protect(connection: Connection, tables: Iterable[str]) -> None:
    """Create the triggers of the audit log and of these append-only tables."""
    _check_engine(connection)
    for statement in audit_chain.TRIGGERS:
        connection.exec_driver_sql(statement)
    protect_tables(connection, tables)


def protect_tables(connection: Connection, tables: Iterable[str]) -> None:
    """Create the triggers of append-only tables that a later migration brings.

    What a row says never changes. Whose record it stands in changes along a line of `record_merge_row` alone, which is
    append-only itself: a merge of two records, or its undoing, wrote that line first. Likewise an erasure empties the
    columns of `erasable.BLANKS` along a line of `erasure_line`, and of an erasure that has not ended alone.
    """
    _check_engine(connection)
    for table in tables:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {_exceptions(connection, table)}{refuse}"
        )
        connection.exec_driver_sql(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")


def let_merges_through(connection: Connection) -> None:
    """Make the triggers anew of the append-only tables that were made before records could be merged."""
    make_anew(connection, [table for table in _guarded(connection) if _when_merged(connection, table)])


def let_erasures_through(connection: Connection) -> None:
    """Make the triggers anew of the append-only tables that were made before anything could be erased."""
    make_anew(connection, [table for table in _guarded(connection) if table in BLANKS])


def _guarded(connection: Connection) -> list[str]:
    _check_engine(connection)
    found = connection.exec_driver_sql(
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = tbl_name || '_no_update'"
    )
    return [str(table) for table in found.scalars() if table != audit_chain.TABLE]


def make_anew(connection: Connection, tables: Iterable[str]) -> None:
    """Make the triggers anew of append-only tables that a migration gave other columns."""
    for table in tables:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")
        protect_tables(connection, (table,))


def _exceptions(connection: Connection, table: str) -> str:
    """Return the condition of a table's trigger: nothing may change but by a merge or an erasure."""
    allowed = [each for each in (_when_merged(connection, table), _when_erased(connection, table)) if each]
    return f"WHEN NOT ({' OR '.join(allowed)}) " if allowed else ""


def _columns(connection: Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def _when_merged(connection: Connection, table: str) -> str:
    """Return the condition under which a row changes its record; nothing where rows belong to no patient."""
    names = _columns(connection, table)
    of_patient = [name for name in names if name in PATIENT_COLUMNS]
    if not of_patient or "id" not in names or table == audit_chain.TABLE:
        return ""
    same = [f'OLD."{name}" IS NEW."{name}"' for name in names if name not in PATIENT_COLUMNS]
    moved = [
        f"(OLD.{name} IS NEW.{name} OR EXISTS (SELECT 1 FROM record_merge_row WHERE table_name = '{table}' "  # noqa: S608 - names of the schema
        f"AND row_id = OLD.id AND column_name = '{name}' AND from_id = OLD.{name} AND to_id = NEW.{name}))"
        for name in of_patient
    ]
    changes = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in of_patient)
    return f"({' AND '.join([*same, *moved, f'({changes})'])})"


def _when_erased(connection: Connection, table: str) -> str:
    """Return the condition under which columns of a row are emptied; nothing where erasures leave a table alone."""
    if table not in BLANKS or not _columns(connection, "erasure_line"):
        return ""
    names = _columns(connection, table)
    same = [f'OLD."{name}" IS NEW."{name}"' for name in names if name not in BLANKS[table]]
    emptied = []
    for name in filter(names.__contains__, BLANKS[table]):
        old = f'OLD."{name}"'
        emptied.append(f'({old} IS NEW."{name}" OR NEW."{name}" IS {blank(table, name, old)})')
    line = (
        f"EXISTS (SELECT 1 FROM erasure_line WHERE table_name = '{table}' AND row_key = {row_key(connection, table)} "  # noqa: S608 - names of the schema
        "AND NOT EXISTS (SELECT 1 FROM erasure_end WHERE erasure_end.run_id = erasure_line.run_id))"
    )
    return f"({' AND '.join([*same, *emptied, line])})"


def row_key(connection: Connection, table: str, prefix: str = "OLD.") -> str:
    """Return as SQL how a line of an erasure names a row: its primary key, parts joined by a stroke."""
    rows = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
    parts = [str(row[1]) for row in sorted(rows, key=lambda row: row[5]) if row[5]]
    return " || '/' || ".join(f'CAST({prefix}"{part}" AS TEXT)' for part in parts)


def _check_engine(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        raise StorageTrouble(say("Luna cannot protect the records in this kind of database."))
