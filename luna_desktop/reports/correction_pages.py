"""Requests to correct the record, in a record copy: what was asked, decided and said against it, each in full."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.rights_content import CorrectionRow
from luna_desktop.reports.style import MUTED, STRONG, STRUCK
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_corrections(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print every request with its decision, what the entry says now, and statements for and against; oldest first."""
    if not content.corrections:
        document.paragraph(_("No correction was asked for."), STRONG)
    for row in content.corrections:
        asked = words(row.asked, _)
        title = _("{case}, asked {day}", case=row.case, day=asked) if row.case else _("Asked {day}", day=asked)
        document.heading(3, title, bookmark=False)
        columns = [Column(_("Field"), 3), Column(_("Details"), 7)]
        table(document, columns, [((Piece(label, MUTED),), cell) for label, cell in _lines(row, _) if cell])


def _lines(row: CorrectionRow, _: Translator) -> list[tuple[str, Cell]]:
    told = "\n".join(words(each, _) for each in row.told)
    return [
        (_("Entry"), words(row.entry, _)),
        (_("Recorded as"), _before(row, _)),
        (_("What it should say"), words(row.request, _)),
        (_("Why"), words(row.reason, _)),
        (_("Decision"), _with(words(row.decision, _), words(row.decided, _))),
        (_("Basis of the decision"), words(row.basis, _)),
        (_("It says now"), words(row.now, _)),
        (_("Your statement of disagreement"), _with(words(row.statement, _), words(row.stated, _))),
        (_("The clinic’s answer to it"), _with(words(row.rebuttal, _), words(row.rebutted, _))),
        (_("Who was told"), told),
    ]


def _before(row: CorrectionRow, _: Translator) -> Cell:
    """Return what the entry said, struck through where it says something else now; it stays readable."""
    said = words(row.recorded, _)
    return [Piece(said, STRUCK)] if said and row.now else said


def _with(text: str, note: str) -> Cell:
    """Return a text with who said it below it; nothing where there is no text."""
    return [Piece(text), Piece(note, MUTED)] if text and note else text
