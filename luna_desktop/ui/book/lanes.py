"""Where cards stand that overlap, and the stops at which the arrow keys halt in a column."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.ui.book.picture import Card

HARDLY = 1
"""A card never counts as shorter than this many minutes, so that one of no length still has a place."""


def side_by_side(cards: Sequence[Card]) -> dict[int, tuple[int, int]]:
    """Return for every card its lane and how many lanes its group has; cards that touch do not overlap."""
    placed: dict[int, tuple[int, int]] = {}
    group: list[tuple[Card, int]] = []
    ends: list[int] = []
    for card in sorted(cards, key=lambda each: (each.starts, -each.minutes, each.key)):
        if ends and card.starts >= max(ends):
            placed.update({each.key: (lane, len(ends)) for each, lane in group})
            group, ends = [], []
        lane = next((at for at, end in enumerate(ends) if end <= card.starts), len(ends))
        end = card.starts + max(HARDLY, card.minutes)
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        group.append((card, lane))
    placed.update({each.key: (lane, len(ends)) for each, lane in group})
    return placed


def stops(cards: Sequence[Card], opens: int, closes: int, row: int) -> list[tuple[int, int]]:
    """Return the minutes at which the arrows halt, each with the key of the card there, or 0 for an empty cell.

    Empty cells begin at the lines of the rows and where a card ends; every card is one stop, at its beginning.
    """
    found = [(card.starts, card.key) for card in cards if opens <= card.starts < closes]
    edges = {*range(opens, closes, row), *(card.ends for card in cards if opens <= card.ends < closes)}
    taken = [(card.starts, card.starts + max(HARDLY, card.minutes)) for card in cards]
    found += [(edge, 0) for edge in edges if not any(first <= edge < last for first, last in taken)]
    order = {card.key: at for at, card in enumerate(sorted(cards, key=lambda each: (each.starts, -each.minutes)))}
    return sorted(found, key=lambda stop: (stop[0], order.get(stop[1], 0)))


def free_until(cards: Sequence[Card], minute: int, most: int) -> int:
    """Return where an empty cell that begins at a minute ends: at `most`, or where the next card begins."""
    return min([most, *(card.starts for card in cards if minute < card.starts < most)])
