"""Which row changes its record when two are merged: every column of every table that names a patient has a rule.

A row that changes its record keeps everything else, its number first of all. A line of `record_merge_row` says so
before it happens; without that line the database refuses it for append-only tables (`storage.guards`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Table, bindparam, insert, select, update

from luna_desktop.domain.access import PatientId
from luna_desktop.models import Base
from luna_desktop.models.merges import RecordMergeRow
from luna_desktop.services.work import Work


class Rule(Enum):
    """What a merge does with the rows of a column that names a patient."""

    MOVES = "moves"
    """Each row goes to the kept record, with a line in the book."""
    FOLLOWS = "follows"
    """Rows worked out from another row (`PARENTS`) stand where that one stands."""
    CHOSEN = "chosen"
    """A function of `services.people.merges` or `merge_facts` decides row by row; what goes has a line in the book."""
    STAYS = "stays"
    """The row is about the record number itself, or about pairs and merges."""


RULES: dict[tuple[str, str], Rule] = {
    ("access_request", "patient_id"): Rule.MOVES,
    ("aftercare_given", "patient_id"): Rule.MOVES,
    ("audit_entry", "patient_id"): Rule.STAYS,
    ("booking", "patient_id"): Rule.MOVES,
    ("booking_series", "patient_id"): Rule.MOVES,
    ("care_paper", "patient_id"): Rule.MOVES,
    ("care_team_member", "patient_id"): Rule.CHOSEN,
    ("case_standing", "patient_id"): Rule.FOLLOWS,
    ("consent_event", "patient_id"): Rule.MOVES,
    ("consent_evidence", "patient_id"): Rule.MOVES,
    ("case_restriction", "patient_id"): Rule.MOVES,
    ("contact_entry", "patient_id"): Rule.MOVES,
    ("correction", "patient_id"): Rule.MOVES,
    ("desk_due", "patient_id"): Rule.MOVES,
    ("desk_set_aside", "patient_id"): Rule.MOVES,
    ("disclosure", "patient_id"): Rule.MOVES,
    ("document", "patient_id"): Rule.MOVES,
    ("draft", "patient_id"): Rule.CHOSEN,
    ("erasure_decision", "patient_id"): Rule.MOVES,
    ("erasure_run", "patient_id"): Rule.STAYS,
    ("fact", "patient_id"): Rule.CHOSEN,
    ("fact_move", "from_patient_id"): Rule.MOVES,
    ("fact_move", "to_patient_id"): Rule.MOVES,
    ("glass_opening", "patient_id"): Rule.MOVES,
    ("identity_photo_version", "patient_id"): Rule.CHOSEN,
    ("import_line", "patient_id"): Rule.STAYS,
    ("incident_note", "patient_id"): Rule.MOVES,
    ("intake_draft", "patient_id"): Rule.CHOSEN,
    ("intake_submission", "patient_id"): Rule.MOVES,
    ("legal_hold", "patient_id"): Rule.MOVES,
    ("likely_pair", "high_id"): Rule.STAYS,
    ("likely_pair", "low_id"): Rule.STAYS,
    ("message_preference", "patient_id"): Rule.MOVES,
    ("notice_receipt", "patient_id"): Rule.MOVES,
    ("outbox_message", "patient_id"): Rule.MOVES,
    ("pair_step", "high_id"): Rule.STAYS,
    ("pair_step", "low_id"): Rule.STAYS,
    ("patient", "merged_into"): Rule.STAYS,
    ("patient_card", "patient_id"): Rule.STAYS,
    ("patient_secret", "patient_id"): Rule.STAYS,
    ("photo_consent", "patient_id"): Rule.MOVES,
    ("photo_export", "patient_id"): Rule.MOVES,
    ("photo_export_item", "patient_id"): Rule.MOVES,
    ("photo_placard", "patient_id"): Rule.MOVES,
    ("photograph", "patient_id"): Rule.CHOSEN,
    ("record_merge", "kept_id"): Rule.STAYS,
    ("record_merge", "merged_id"): Rule.STAYS,
    ("record_merge_row", "from_id"): Rule.STAYS,
    ("record_merge_row", "to_id"): Rule.STAYS,
    ("restriction", "patient_id"): Rule.MOVES,
    ("restriction_event", "patient_id"): Rule.MOVES,
    ("restriction_staff", "patient_id"): Rule.MOVES,
    ("result_waiting", "patient_id"): Rule.FOLLOWS,
    ("rule_hold", "patient_id"): Rule.CHOSEN,
    ("rule_hold_basis", "patient_id"): Rule.CHOSEN,
    ("rights_case", "patient_id"): Rule.MOVES,
    ("safety_asked", "patient_id"): Rule.CHOSEN,
    ("snoop_finding", "patient_id"): Rule.MOVES,
    ("stop_task", "patient_id"): Rule.MOVES,
    ("treatment_consent", "patient_id"): Rule.MOVES,
    ("unlisted_key", "patient_id"): Rule.STAYS,
    ("visit", "patient_id"): Rule.MOVES,
    ("visit_procedure", "patient_id"): Rule.FOLLOWS,
    ("visit_product", "patient_id"): Rule.FOLLOWS,
    ("waiting_entry", "patient_id"): Rule.MOVES,
}
"""A new table that names a patient gets its line here; a test compares this with the schema."""
PARENTS: dict[str, tuple[str, str]] = {
    "case_standing": ("case_id", "rights_case"),
    "result_waiting": ("fact_id", "fact"),
    "visit_procedure": ("visit_id", "visit"),
    "visit_product": ("visit_id", "visit"),
}
"""Of each table that follows: the column that names the row it is worked out from, and that row's table."""
MADE = "made"
"""The column name of lines that say which rows a merge itself wrote."""
_BOOK = Base.metadata.tables[RecordMergeRow.__tablename__]


@dataclass(frozen=True)
class Line:
    """One row that changed its record: table, column, its id, from whom to whom."""

    table: str
    column: str
    row_id: int
    from_id: int
    to_id: int


def patient_columns() -> set[tuple[str, str]]:
    """Return every column of the schema that names a patient: by its reference, or by its name."""
    return {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == "patient" for key in column.foreign_keys)
        or column.name == "patient_id"
        or column.name.endswith("_patient_id")
    }


def columns_with(rule: Rule) -> list[tuple[Table, str]]:
    """Return the tables and columns of one rule, in a fixed order."""
    return [(Base.metadata.tables[table], column) for (table, column), each in sorted(RULES.items()) if each is rule]


def rows_of(work: Work, table: str, patient: PatientId | int, column: str = "patient_id") -> list[int]:
    """Return the ids of a patient's rows of a table, in order."""
    found = Base.metadata.tables[table]
    query = select(found.c.id).where(found.c[column] == int(patient)).order_by(found.c.id)
    return list(work.connection.execute(query).scalars())


def move_rows(work: Work, merge_id: int, lines: Iterable[Line], *, is_back: bool = False) -> int:
    """Write the lines into the book, then let each row go where its line says; return how many went."""
    wanted = list(lines)
    if not wanted:
        return 0
    note_lines(work, merge_id, wanted, is_back=is_back)
    by_place: dict[tuple[str, str], list[Line]] = {}
    for line in wanted:
        by_place.setdefault((line.table, line.column), []).append(line)
    for (name, column), group in by_place.items():
        table = Base.metadata.tables[name]
        move = (
            update(table)
            .where(table.c.id == bindparam("row"), table.c[column] == bindparam("old"))
            .values({column: bindparam("new")})
        )
        for line in group:
            values = {"row": line.row_id, "old": line.from_id, "new": line.to_id}
            if work.connection.execute(move, values).rowcount != 1:
                message = f"a row of {name} is not where it was"
                raise AssertionError(message)
    return len(wanted)


def note_lines(work: Work, merge_id: int, lines: Iterable[Line], *, is_back: bool = False) -> None:
    """Write lines into the book of merges."""
    work.session.flush()
    values = [
        {
            "merge_id": merge_id,
            "is_back": is_back,
            "table_name": line.table,
            "column_name": line.column,
            "row_id": line.row_id,
            "from_id": line.from_id,
            "to_id": line.to_id,
        }
        for line in lines
    ]
    if values:
        work.connection.execute(insert(_BOOK), values)


def lines_of(work: Work, merge_id: int) -> list[Line]:
    """Return which rows went with a merge, in the order in which they went."""
    query = select(_BOOK).where(_BOOK.c.merge_id == merge_id, _BOOK.c.is_back.is_(False)).order_by(_BOOK.c.id)
    return [
        Line(row.table_name, row.column_name, row.row_id, row.from_id, row.to_id)
        for row in work.connection.execute(query)
    ]


def follow(work: Work, patients: Iterable[PatientId | int]) -> None:
    """Let rows that are worked out from others stand in the record of those."""
    concerned = [int(each) for each in patients]
    for table, column in columns_with(Rule.FOLLOWS):
        key, parent_name = PARENTS[table.name]
        parent = Base.metadata.tables[parent_name]
        place = select(parent.c.patient_id).where(parent.c.id == table.c[key]).scalar_subquery()
        work.connection.execute(update(table).where(table.c[column].in_(concerned)).values({column: place}))


def first_record(work: Work, table: str, row_id: int, now: int) -> int:
    """Return in which record a row was written first; what was sealed for that record opens with its id alone."""
    query = (
        select(_BOOK.c.from_id)
        .where(_BOOK.c.table_name == table, _BOOK.c.row_id == row_id, _BOOK.c.column_name != MADE)
        .order_by(_BOOK.c.id)
        .limit(1)
    )
    found = work.connection.execute(query).scalar()
    return now if found is None else int(found)
