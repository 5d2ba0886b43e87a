"""The part of a record copy that lists the appointments."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_appointments(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print every appointment, newest first."""
    columns = [Column(_("When"), 2), Column(_("Appointment"), 3.4), Column(_("With"), 2.6), Column(_("State"), 3)]
    rows: list[list[Cell]] = []
    for each in content.appointments:
        when = [Piece(words(each.on, _), STRONG), Piece(each.time, MUTED)]
        what = [Piece(each.service)]
        if each.note:
            what.append(Piece(_("Note of the desk: {note}", note=each.note), MUTED))
        state = [Piece(words(each.state, _))]
        if each.why:
            state.append(Piece(words(each.why, _), MUTED))
        rows.append([when, what, each.practitioner, state])
    table(document, columns, rows)
