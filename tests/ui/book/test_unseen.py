"""What screen readers are told of: cards and cells in view, and no more."""

from __future__ import annotations

from luna_desktop.ui.book.canvas import BookCanvas
from luna_desktop.ui.book.unseen import MOST_CELLS, parts_in_view
from tests.ui.book import drawn


def test_cards_and_cells_in_view_are_told_with_their_place(canvas: BookCanvas) -> None:
    canvas.go_to_card(4)
    parts = {part.name: part for part in parts_in_view(canvas)}
    assert parts["card4"].chosen
    assert parts["card4"].place == canvas.box_of_card(4)
    assert parts["cell0at780"].words == "13:00–13:30, Dr Number 1, Lunch"
    assert "cell0at540" not in parts  # a card stands there
    assert len({part.key for part in parts.values()}) == len(parts)


def test_what_is_scrolled_away_is_not_told(canvas: BookCanvas) -> None:
    canvas.show_row(5)
    canvas.verticalScrollBar().setValue(0)
    names = {part.name for part in parts_in_view(canvas)}
    assert "card1" in names
    assert "card8" not in names


def test_a_crowd_does_not_make_thousands_of_children(canvas: BookCanvas) -> None:
    canvas.show_picture(drawn.crowd(12, 5))
    cells = [part for part in parts_in_view(canvas) if part.key < 0]
    assert len(cells) <= MOST_CELLS


def test_a_book_that_is_put_away_tells_nothing(canvas: BookCanvas) -> None:
    canvas.hide()
    assert parts_in_view(canvas) == []
