"""The bench of the timeline runs; its times are for reading, not for asserting."""

from __future__ import annotations

from luna_desktop.bench import photos_scroll


def test_the_made_photographs_are_four_a_day_with_pictures() -> None:
    tiles = photos_scroll.made_tiles(8)
    assert len({tile.fact.body.taken_at.date() for tile in tiles}) == 2
    assert all(len(tile.thumbnail) > 2_000 for tile in tiles)


def test_each_figure_has_its_goal() -> None:
    figures = photos_scroll.measure(0, rounds=3, count=60)
    assert [figure.goal for figure in figures if figure.met is not None] == ["16.7 ms", "16.7 ms"]
    assert all(figure.value > 0 and figure.unit == "ms" for figure in figures)
