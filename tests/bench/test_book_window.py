"""The bench of the painted book runs and counts 400 appointments; its times are for reading, not for asserting."""

from __future__ import annotations

from luna_desktop.bench import book_window


def test_the_crowded_day_holds_400_appointments_that_do_not_overlap() -> None:
    picture = book_window.crowded()
    cards = [card for column in picture.columns for card in column.cards]
    assert len(cards) == 400
    assert len({card.key for card in cards}) == 400
    assert all(card.ends <= picture.closes for card in cards)
    for column in picture.columns:
        for one, other in zip(column.cards, column.cards[1:], strict=False):
            assert one.ends <= other.starts


def test_each_figure_has_its_goal() -> None:
    figures = book_window.measure(0, rounds=3)
    assert len(figures) == 12
    assert all(figure.value > 0 and figure.unit == "ms" for figure in figures)
    assert {figure.goal for figure in figures if figure.met is not None} == {"16.0 ms", "16.7 ms"}
