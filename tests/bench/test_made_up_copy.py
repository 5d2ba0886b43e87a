"""The copy that is measured has different pictures of the size of real ones, and its rows wrap."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.bench import made_up_copy


def test_pictures_differ_and_are_as_large_as_copies(tmp_path: Path) -> None:
    made_up_copy.draw_into(tmp_path, 3)
    pictures = {file.read_bytes() for file in tmp_path.iterdir()}
    assert len(pictures) == 3
    assert all(100_000 < len(each) < 900_000 for each in pictures)
    taken, pages = made_up_copy.one_copy(2, tmp_path)
    assert taken > 0
    assert pages > 2
