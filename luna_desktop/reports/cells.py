"""Cells that say what was recorded, by whom, and whether it still stands."""

from __future__ import annotations

from luna_desktop.reports.moments import day
from luna_desktop.reports.record_content import Provenance, Status, Text
from luna_desktop.reports.style import ALARM, BODY, MUTED, STRONG, STRUCK, Style
from luna_desktop.reports.tables import Piece
from luna_desktop.texts import Message, Translator


def words(text: Text, _: Translator) -> str:
    """Return a text in the language of the copy."""
    return _.render(text) if isinstance(text, Message) else text


def fact(text: Text, provenance: Provenance, style: Style = BODY, *, _: Translator) -> list[Piece]:
    """Return a cell with an entry, what it said before, and whether it was entered in error."""
    shown = words(text, _)
    pieces = [Piece(shown, STRUCK if provenance.status is Status.ENTERED_IN_ERROR else style)]
    for original in provenance.originals:
        pieces += [Piece(_("Before:"), MUTED), Piece(words(original, _), STRUCK)]
    if provenance.status is Status.ENTERED_IN_ERROR:
        pieces.append(Piece(_("Entered in error."), ALARM))
    elif provenance.status is Status.AMENDED:
        pieces.append(Piece(_("Amended."), MUTED))
    if provenance.disputes:
        pieces.append(Piece(_("Disputed. The statement is printed below this table."), STRONG))
    if provenance.reason:
        pieces.append(Piece(_("Reason: {reason}", reason=words(provenance.reason, _)), MUTED))
    return pieces


def recorded(provenance: Provenance, *, _: Translator) -> list[Piece]:
    """Return a cell with day, author and source of an entry."""
    pieces = [Piece(day(provenance.recorded_at, _)), Piece(words(provenance.recorded_by, _))]
    if provenance.source:
        pieces.append(Piece(_("Source: {source}", source=words(provenance.source, _)), MUTED))
    return [piece for piece in pieces if piece.text]


def with_note(text: Text, note: Text, *, _: Translator) -> list[Piece]:
    """Return a cell with a text and a quieter note below it."""
    pieces = [Piece(words(text, _))]
    return [*pieces, Piece(words(note, _), MUTED)] if note else pieces
