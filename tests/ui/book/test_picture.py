"""The picture's own arithmetic."""

from __future__ import annotations

from luna_desktop.ui.book.picture import Doing, Proposal, clock
from tests.ui.book import drawn


def test_a_card_is_found_with_its_column() -> None:
    found = drawn.day().card(6)
    assert found is not None
    assert (found[0], found[1].name, found[1].ends) == (1, "Person 6", drawn.minute("16:00"))
    assert drawn.day().card(99) is None


def test_minutes_are_shown_on_the_24_hour_clock() -> None:
    assert [clock(at) for at in (0, 9 * 60 + 5, 24 * 60)] == ["00:00", "09:05", "24:00"]
    assert Proposal(Doing.MOVE, 0, 600, 45).ends == 645
