"""What is said of cards and cells."""

from __future__ import annotations

from luna_desktop.ui.book.wording import band_at, card_words, cell_words
from tests.ui.book import drawn


def test_a_card_says_when_who_what_state_and_whose() -> None:
    column = drawn.day().columns[0]
    assert card_words(column.cards[2], column) == (
        "10:30–11:30, Person 3, Follow-up, Waiting, Dr Number 1, Form to sign"
    )


def test_a_cell_says_whether_it_is_free_or_why_not() -> None:
    column = drawn.day().columns[0]
    lunch = band_at(column, drawn.minute("13:30"))
    assert cell_words(column, 600, 630, None) == "10:00–10:30, Dr Number 1, free"
    assert cell_words(column, 780, 810, lunch) == "13:00–13:30, Dr Number 1, Lunch"
    assert band_at(column, drawn.minute("14:00")) is None
