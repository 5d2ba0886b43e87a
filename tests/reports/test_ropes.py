"""Pieces read as one file, however they are asked for."""

from __future__ import annotations

import io
import os

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.reports.ropes import Rope


@settings(max_examples=40, deadline=None)
@given(
    pieces=st.lists(st.binary(max_size=9), max_size=6),
    steps=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=8),
)
def test_reading_anywhere_gives_what_one_file_gives(pieces: list[bytes], steps: list[tuple[int, int]]) -> None:
    rope, whole = Rope(pieces), io.BytesIO(b"".join(pieces))
    for place, count in steps:
        assert rope.seek(place) == whole.seek(place)
        assert rope.read(count) == whole.read(count)
        assert rope.tell() == whole.tell()
    assert rope.seek(0, os.SEEK_END) == whole.seek(0, os.SEEK_END)
    rope.seek(0)
    assert rope.readall() == whole.getvalue()


def test_it_goes_on_from_where_it_is() -> None:
    rope = Rope([b"abc", b"", b"defg"])
    rope.seek(2)
    assert rope.seek(2, os.SEEK_CUR) == 4
    assert rope.read(2) == b"ef"
    assert rope.readable()
    assert rope.seekable()
    assert not rope.writable()
