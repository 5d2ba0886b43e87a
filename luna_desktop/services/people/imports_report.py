"""Tables that leave with an import: the empty template, and what became of each line, without names."""

from __future__ import annotations

import hashlib

from luna_desktop.domain.access import Permission
from luna_desktop.domain.imports import FIELD_NAMES, VERDICT_NAMES, Field
from luna_desktop.interop.csv_writing import write_table
from luna_desktop.services.people.imports import ImportDone, ImportPreview, Outcome
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.texts import Message, Translator, current, say

OUTCOME_NAMES: dict[Outcome, Message] = {
    Outcome.TAKEN: say("New patient"),
    Outcome.FILLED: say("Blanks filled"),
    Outcome.LEFT_OUT: say("Left out"),
    Outcome.REFUSED: say("Could not be read"),
}


def template_table(translate: Translator) -> bytes:
    """Return an empty table whose columns are understood without any choice."""
    return write_table([translate.render(FIELD_NAMES[each]) for each in Field], [])


@use_case(requires=Permission.IMPORT_PATIENTS)
def export_report(work: Work, done: ImportDone) -> bytes:
    """Return the report of an import as a table; the log keeps its SHA-256."""
    return _noted(work, report_table(done, current()), done.import_id)


@use_case(requires=Permission.IMPORT_PATIENTS)
def export_dry_report(work: Work, preview: ImportPreview) -> bytes:
    """Return what an import would do as a table; the log keeps its SHA-256."""
    return _noted(work, dry_report_table(preview, current()), "")


def _noted(work: Work, table: bytes, import_id: int | str) -> bytes:
    detail = {"bytes": len(table), "sha256": hashlib.sha256(table).hexdigest()}
    work.record("import report made", Change("import", import_id), kind=EXECUTED, detail=detail)
    return table


def report_table(done: ImportDone, translate: Translator) -> bytes:
    """Return what became of each line: its number, the outcome, the record number and why; nobody is named."""
    heads = (say("Line"), say("What became of it"), say("Record number"), say("Why"))
    rows = [
        (
            str(one.line),
            translate.render(OUTCOME_NAMES[one.outcome]),
            one.mrn,
            " ".join(translate.render(each) for each in one.said),
        )
        for one in done.lines
    ]
    return write_table([translate.render(head) for head in heads], rows)


def dry_report_table(preview: ImportPreview, translate: Translator) -> bytes:
    """Return what would become of each listed line; people who are here already stand there by record number."""
    heads = (say("Line"), say("What it is"), say("Record number"), say("Why"))
    rows = [
        (
            str(row.line),
            translate.render(VERDICT_NAMES[row.verdict]),
            " ".join(card.mrn for card in row.people),
            " ".join(translate.render(each) for each in (*row.problems, *row.notes)),
        )
        for row in sorted(preview.rows, key=lambda row: row.line)
    ]
    return write_table([translate.render(head) for head in heads], rows)
