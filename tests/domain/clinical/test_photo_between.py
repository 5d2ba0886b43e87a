"""How long lies between two photographs, and which way a measure went, in words that claim no more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from luna_desktop.domain.clinical.photo_between import Turn, change_words, changed, interval_words
from luna_desktop.texts import ENGLISH

DAY = date(2026, 5, 19)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "The same day"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (167, "24 weeks"),
        (182, "6 months"),
        (400, "13 months"),
        (731, "2 years"),
    ],
)
def test_the_interval_is_told_in_what_is_read_at_a_glance(days: int, words: str) -> None:
    assert ENGLISH.render(interval_words(DAY, DAY + timedelta(days=days))) == words
    assert ENGLISH.render(interval_words(DAY + timedelta(days=days), DAY)) == words


@pytest.mark.parametrize(
    ("before", "after", "turn", "words"),
    [
        ("14.2", "9.6", Turn.LESS, "MASI: 14.2, then 9.6 (–32%)"),
        ("4", "7", Turn.MORE, "MASI: 4, then 7 (+75%)"),
        ("0", "3", Turn.MORE, "MASI: 0, then 3 (+3)"),
        ("1", "1", Turn.SAME, "MASI: 1, then 1 (Same)"),
        ("1.0", "1", Turn.SAME, "MASI: 1.0, then 1 (Same)"),
        ("III", "IV", Turn.OTHER, "MASI: III, then IV (Changed)"),
        ("", "3", Turn.UNKNOWN, "MASI: not known, then 3 (Not known)"),
    ],
)
def test_a_change_is_a_number_where_there_are_numbers(before: str, after: str, turn: Turn, words: str) -> None:
    change = changed("MASI", before, after)
    assert change.turn is turn
    assert change_words(change, ENGLISH) == words
