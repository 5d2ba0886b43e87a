"""Investigations and documents in a record copy: each result with its values and steps, an index, then the pages."""

from __future__ import annotations

from luna_desktop.reports.cells import fact, recorded, words
from luna_desktop.reports.disputes import print_disputes
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.provenance import UNKNOWN, Status
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.result_content import DocumentRow, ResultRow, ValueRow
from luna_desktop.reports.sheets import sizes_of
from luna_desktop.reports.style import ALARM, BODY, BOTTOM, CODE, MARGIN, MUTED, STRONG, TOP
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.reports.tagged_canvas import PAGE_HEIGHT
from luna_desktop.texts import Translator

HEADING_ROOM = 48.0


def print_results(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the investigations, the index of the documents, and the documents' pages."""
    for row in content.results:
        _result(document, row, _)
    if content.documents:
        _index(document, content, _)
        for number, paper in enumerate(content.documents, 1):
            _pages(document, number, paper, _)


def _result(document: Document, row: ResultRow, _: Translator) -> None:
    title = _("{name}, {day}", name=row.name, day=words(row.day, _)) if row.day else row.name
    document.heading(3, title)
    about = [words(row.kind, _), row.laboratory, words(row.state, _)]
    document.paragraph(" · ".join(part for part in about if part), MUTED)
    if row.provenance != UNKNOWN and (row.provenance.originals or row.provenance.status is not Status.CURRENT):
        table(document, [Column(_("Entry"), 1)], [[fact(row.name, row.provenance, STRONG, _=_)]])
    if row.values:
        columns = [
            Column(_("Of what"), 3.4),
            Column(_("Value"), 2.2),
            Column(_("Range of the report"), 2.2),
            Column(_("Against the range"), 2),
        ]
        table(document, columns, [_value(value, _) for value in row.values])
    if row.report:
        document.paragraph(_("Report: {text}", text=row.report))
    if row.conclusion:
        document.paragraph(_("What the clinician concluded: {text}", text=row.conclusion))
    for step in row.steps:
        line = _("{step}: {who}", step=words(step.what, _), who=words(step.who, _))
        document.paragraph(f"{line}. {step.note}" if step.note else line, MUTED, after=1)
    print_disputes(document, [(row.name, row.provenance.disputes)], _=_)
    document.space(6)


def _value(row: ValueRow, _: Translator) -> list[Cell]:
    style = ALARM if row.flag else BODY
    return [row.name, (Piece(row.value, style),), words(row.range, _), (Piece(words(row.flag, _), style),)]


def _index(document: Document, content: RecordCopy, _: Translator) -> None:
    document.heading(3, _("Documents"))
    columns = [
        Column(_("No."), 0.9),
        Column(_("Document"), 2.8),
        Column(_("Date and author"), 2.2),
        Column(_("Pages"), 1.2),
        Column(_("File and SHA-256"), 3),
        Column(_("Recorded"), 2.2),
    ]
    rows: list[list[Cell]] = [
        [
            str(number),
            [*fact(row.title, row.provenance, _=_), Piece(words(row.kind, _), MUTED), *_note(row)],
            (Piece(words(row.day, _)), Piece(row.author, MUTED)),
            str(row.pages),
            (Piece(row.file_name, CODE), Piece(row.sha256, CODE)),
            recorded(row.provenance, _=_),
        ]
        for number, row in enumerate(content.documents, 1)
    ]
    table(document, columns, rows)
    print_disputes(document, [(row.title, row.provenance.disputes) for row in content.documents], _=_)


def _note(row: DocumentRow) -> list[Piece]:
    return [Piece(row.note, MUTED)] if row.note else []


def _pages(document: Document, number: int, row: DocumentRow, _: Translator) -> None:
    sizes = sizes_of(row.pdf) if row.pdf else ()
    if not sizes:
        document.paragraph(
            _("The pages of document {number} are not printed here. Ask for the file itself.", number=number), MUTED
        )
        return
    for at, (width, height) in enumerate(sizes):
        document.next_page()
        title = _(
            "Document {number}, page {page} of {count}: {title}",
            number=number,
            page=at + 1,
            count=len(sizes),
            title=row.title,
        )
        document.heading(3, title, bookmark=at == 0, keep=0)
        room = min(document.room, PAGE_HEIGHT - TOP - BOTTOM - HEADING_ROOM)
        scale = min(CONTENT_WIDTH / max(width, 1), room / max(height, 1))
        _sheet(document, row, at, (title, width * scale, height * scale, scale))
    document.full = True


def _sheet(document: Document, row: DocumentRow, at: int, place: tuple[str, float, float, float]) -> None:
    alt, width, height, scale = place
    left = MARGIN + (CONTENT_WIDTH - width) / 2
    figure = document.parent.add("Figure", alt=alt)
    figure.box = (left, document.y - height, left + width, document.y)
    document.canvas.begin(figure)
    document.canvas.sheet(row.pdf, at, row.sha256, (left, document.y - height, scale))
    document.canvas.end()
    document.canvas.outline((left, document.y - height, width, height))
    document.space(height + 6)
