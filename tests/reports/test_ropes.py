"""Pieces read as one file, however they are asked for."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.reports.ropes import Later, Rope


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


def test_a_piece_on_demand_is_read_when_somebody_comes_to_it() -> None:
    read: list[str] = []

    def reading(name: str, content: bytes) -> Later:
        def now() -> bytes:
            read.append(name)
            return content

        return Later(len(content), now)

    rope = Rope([b"ab", reading("one", b"cdef"), reading("none", b""), reading("two", b"gh")])
    assert rope.read(2) == b"ab"
    assert read == []
    assert [rope.read(1) for _turn in range(4)] == [b"c", b"d", b"e", b"f"]
    assert rope.read(9) == b"gh"
    assert read == ["one", "two"]


def test_a_piece_of_another_length_than_was_said_is_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        Rope([Later(3, lambda: b"ab")]).read(3)


def test_it_goes_on_from_where_it_is() -> None:
    rope = Rope([b"abc", b"", b"defg"])
    rope.seek(2)
    assert rope.seek(2, os.SEEK_CUR) == 4
    assert rope.read(2) == b"ef"
    assert rope.readable()
    assert rope.seekable()
    assert not rope.writable()
