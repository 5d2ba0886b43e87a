"""The unseen children of the book for screen readers: every card in view, and every free cell in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect

from luna_desktop.ui.book.lanes import free_until, stops
from luna_desktop.ui.book.scale import USUAL_ROW
from luna_desktop.ui.book.wording import band_at, card_words, cell_words
from luna_desktop.ui.widgets.painted_parts import PaintedPart

if TYPE_CHECKING:
    from luna_desktop.ui.book.canvas import BookCanvas

MOST_CELLS = 240
"""More cells than this are not told one by one; the arrows still go through all of them."""


def parts_in_view(canvas: BookCanvas) -> list[PaintedPart]:
    """Return what can be told of: cards first, then cells, both only as far as they are in view."""
    if not canvas.isVisible():
        return []
    shift = QPointF(canvas.shift())
    seen = canvas.viewport().rect()
    parts = []
    for each in canvas.placed_cards():
        place = each.box.translated(shift).toRect()
        if place.intersects(seen):
            words = card_words(each.card, canvas.picture.columns[each.column])
            parts.append(
                PaintedPart(each.card.key, f"card{each.card.key}", words, place, canvas.spot.card == each.card.key)
            )
    return parts + _cells(canvas, shift, seen)


def _cells(canvas: BookCanvas, shift: QPointF, seen: QRect) -> list[PaintedPart]:
    scale = canvas.scale()
    row = max(USUAL_ROW, canvas.row())
    parts: list[PaintedPart] = []
    for at, column in enumerate(canvas.picture.columns):
        for minute, card in stops(column.cards, scale.opens, scale.closes, row):
            end = free_until(column.cards, minute, min(scale.closes, minute - minute % row + row))
            place = scale.box_of(at, minute, end - minute).translated(shift).toRect()
            if card or not place.intersects(seen) or len(parts) >= MOST_CELLS:
                continue
            words = cell_words(column, minute, end, band_at(column, minute))
            chosen = not canvas.spot.card and (canvas.spot.column, canvas.spot.minute) == (at, minute)
            parts.append(PaintedPart(-(at * 1440 + minute + 1), f"cell{at}at{minute}", words, place, chosen))
    return parts
