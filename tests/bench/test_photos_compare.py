"""The bench of the comparison draws real pictures; its times are for reading, not for asserting."""

from __future__ import annotations

import io

from PIL import Image

from luna_desktop.bench import photos_compare


def test_the_made_up_photographs_have_12_million_pixels_and_differ() -> None:
    assert photos_compare.PIXELS == (4000, 3000)
    one, other = photos_compare.noisy(1, (400, 300)), photos_compare.noisy(2, (400, 300))
    assert one != other
    assert Image.open(io.BytesIO(one)).size == (400, 300)


def test_each_frame_has_its_goal_and_stands_beside_a_plain_viewer() -> None:
    figures = photos_compare.measure(0, rounds=2, size=(800, 600))
    assert len(figures) == 16
    assert all(figure.value > 0 and figure.unit == "ms" for figure in figures)
    assert {figure.goal for figure in figures if figure.met is not None} == {"16 ms", "700 ms"}
    assert sum(figure.beside_value is not None for figure in figures) == 5
