"""What is said of cards and cells, for screen readers, tips and the list."""

from __future__ import annotations

from luna_desktop.texts import _, shown
from luna_desktop.ui.book.picture import Band, Card, Column, clock
from luna_desktop.ui.book.state_looks import LOOKS


def card_words(card: Card, column: Column) -> str:
    """Return a card in one sentence: when, who, what, state, where."""
    look = LOOKS.get(card.state, LOOKS["booked"])
    parts = [
        f"{clock(card.starts)}–{clock(card.ends)}",
        card.name,
        card.service,
        shown(look.word),
        column.spoken or column.title,
        card.where,
        card.flag_words,
        card.note,
    ]
    return ", ".join(part for part in parts if part)


def cell_words(column: Column, starts: int, ends: int, band: Band | None) -> str:
    """Return an empty cell in one sentence: when, whose, and why it is closed where it is."""
    times = f"{clock(starts)}–{clock(ends)}"
    whose = column.spoken or column.title
    if band is not None:
        return _("{times}, {whose}, {why}", times=times, whose=whose, why=band.words)
    return _("{times}, {whose}, free", times=times, whose=whose)


def band_at(column: Column, minute: int) -> Band | None:
    """Return the closed span that a minute of a column lies in, or None."""
    return next((band for band in column.bands if band.starts <= minute < band.ends), None)
