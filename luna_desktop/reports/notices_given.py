"""The part of a record copy that says which notices the patient was given."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator

SEAL_LETTERS = 16


def print_notices(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print every version that was given or offered, newest first, with what came of it."""
    columns = [
        Column(_("Text"), 3.2),
        Column(_("Given on"), 2),
        Column(_("What came of it"), 3.2),
        Column(_("By"), 1.8),
    ]
    rows: list[list[Cell]] = []
    for each in content.notices:
        text = [Piece(_("{document}, version {number}", document=words(each.document, _), number=each.version), STRONG)]
        text.append(Piece(_("Language: {language}", language=each.language), MUTED))
        if each.sha256:
            text.append(Piece(_("Seal {seal}", seal=each.sha256[:SEAL_LETTERS]), MUTED))
        outcome = [Piece(words(each.outcome, _))]
        if each.reason:
            outcome.append(Piece(_("“{words}”", words=each.reason), MUTED))
        rows.append([text, words(each.on, _), outcome, each.by])
    table(document, columns, rows)
