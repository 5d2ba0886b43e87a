"""Who in the clinic opened a record, as a table of a record copy or of a page of its own."""

from __future__ import annotations

from luna_desktop.reports.cells import with_note, words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.rights_content import OpenedBy, OpeningRow
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_openings(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print who opened the record, where the clinic's settings put that into copies."""
    if content.opened is not None:
        print_opened(document, content.opened, _=_)


def print_opened(document: Document, opened: OpenedBy, *, _: Translator) -> None:
    """Print from when on openings are listed, then one row for each role or person and task."""
    document.paragraph(_("Openings since {day}.", day=words(opened.since, _)), MUTED)
    if not opened.names_shown:
        document.paragraph(_("The clinic lists openings by role. Ask the privacy contact if you want more."), MUTED)
    if not opened.rows:
        document.paragraph(_("Nobody opened this record."), STRONG)
        return
    columns = [
        Column(_("Who"), 2.4),
        Column(_("First opened"), 1.9),
        Column(_("Last opened"), 1.9),
        Column(_("Times"), 1.1),
        Column(_("What for"), 4),
    ]
    table(document, columns, (_opening(row, _) for row in opened.rows))


def _opening(row: OpeningRow, _: Translator) -> list[Cell]:
    return [
        (Piece(words(row.who, _), STRONG),),
        words(row.first, _),
        words(row.last, _) or words(row.first, _),
        str(row.count),
        with_note(row.why, "", _=_),
    ]
