"""The part of a record copy that says what the clinic and the patient said to each other."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_messages(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print every message that left and every contact that was noted, newest first."""
    columns = [Column(_("When"), 1.9), Column(_("Way"), 2.6), Column(_("What was said"), 4.2), Column(_("State"), 1.7)]
    rows: list[list[Cell]] = []
    for each in content.messages:
        way = [Piece(words(each.way, _), STRONG), Piece(words(each.direction, _), MUTED)]
        if each.address:
            way.append(Piece(each.address, MUTED))
        said = [Piece(words(each.about, _), STRONG)] if each.about else []
        if each.text:
            said.append(Piece(each.text))
        if each.by:
            said.append(Piece(_("Noted by {name}", name=each.by), MUTED))
        state = _("Entered in error") if each.is_struck else words(each.outcome, _)
        rows.append([words(each.on, _), way, said or "", state])
    table(document, columns, rows)
