"""The part of a record copy that says from which records it was joined, and what was not taken over."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_joined(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print every merge, newest first."""
    columns = [Column(_("Record"), 2), Column(_("Joined"), 3.2), Column(_("Said there and not taken over"), 5)]
    rows: list[list[Cell]] = []
    for each in content.joined:
        told = [Piece(_("{day}, by {name}", day=words(each.on, _), name=each.by))]
        told.append(Piece(_("“{words}”", words=each.reason), MUTED))
        if each.undone:
            told.append(Piece(_("Undone on {day}", day=words(each.undone, _)), STRONG))
        aside = [Piece(_("{label}: {words}", label=words(label, _), words=text)) for label, text in each.aside]
        rows.append([[Piece(each.number, STRONG)], told, aside or [Piece(_("Nothing"), MUTED)]])
    table(document, columns, rows)
