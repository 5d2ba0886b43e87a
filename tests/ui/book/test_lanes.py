"""Cards that overlap stand side by side; the arrows halt at every card and every free row."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.ui.book.lanes import free_until, side_by_side, stops
from luna_desktop.ui.book.picture import Card
from tests.ui.book.drawn import card, minute

CARDS = st.lists(st.tuples(st.integers(540, 1000), st.integers(0, 120)), max_size=14).map(
    lambda spans: tuple(Card(at + 1, "A", "S", starts, minutes, "booked") for at, (starts, minutes) in enumerate(spans))
)


@settings(max_examples=25)
@given(CARDS)
def test_no_two_cards_of_a_lane_overlap_and_none_is_lost(cards: tuple[Card, ...]) -> None:
    placed = side_by_side(cards)
    assert set(placed) == {each.key for each in cards}
    assert all(0 <= lane < count for lane, count in placed.values())
    for one in cards:
        for other in cards:
            if one.key < other.key and placed[one.key][0] == placed[other.key][0]:
                ends = [max(each.ends, each.starts + 1) for each in (one, other)]
                assert one.starts >= ends[1] or other.starts >= ends[0]


def test_what_overlaps_shares_the_width_and_what_touches_does_not() -> None:
    placed = side_by_side((card(1, "10:00", 60), card(2, "10:30", 60), card(3, "11:30"), card(4, "09:00", 60)))
    assert placed == {4: (0, 1), 1: (0, 2), 2: (1, 2), 3: (0, 1)}


@settings(max_examples=25)
@given(CARDS)
def test_the_arrows_reach_every_card_and_never_halt_twice(cards: tuple[Card, ...]) -> None:
    found = stops(cards, 540, 1080, 30)
    assert {key for _at, key in found if key} == {each.key for each in cards if each.starts < 1080}
    assert len(set(found)) == len(found)
    assert found == sorted(found, key=lambda stop: stop[0])


def test_free_cells_begin_at_rows_and_where_a_card_ends() -> None:
    found = stops((card(1, "10:15", 30),), minute("10:00"), minute("11:30"), 30)
    assert found == [(600, 0), (615, 1), (645, 0), (660, 0)]
    assert free_until((card(1, "10:15"),), 600, 630) == 615
    assert free_until((), 600, 630) == 630
