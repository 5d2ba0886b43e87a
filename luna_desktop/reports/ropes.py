"""Pieces of bytes read as one file without being put together: photographs lie in the finished file alone."""

from __future__ import annotations

import io
import os
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any


@dataclass(frozen=True)
class Later:
    """A piece that is read when somebody comes to it; its size in bytes is known before."""

    size: int
    read: Callable[[], bytes]

    def __len__(self) -> int:
        """Return how many bytes it has."""
        return self.size


Piece = bytes | Later


class Rope(io.RawIOBase):
    """A file to read and seek over pieces in their order."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self._held: tuple[int, bytes] = (-1, b"")
        self._pieces = [piece for piece in pieces if piece]
        self._starts = list(accumulate((len(piece) for piece in self._pieces), initial=0))
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that any place can be gone to."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place counted from the start, from here or from the end; return it."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as there are bytes; return how many were read."""
        wanted, done = memoryview(buffer).cast("B"), 0
        while done < len(wanted) and self._at < self._starts[-1]:
            index = bisect_right(self._starts, self._at) - 1
            inside = self._at - self._starts[index]
            part = memoryview(self._bytes_of(index))[inside : inside + len(wanted) - done]
            wanted[done : done + len(part)] = part
            done += len(part)
            self._at += len(part)
        return done

    def _bytes_of(self, index: int) -> bytes:
        """Return a piece; one that was read on demand is held until another one is."""
        piece = self._pieces[index]
        if isinstance(piece, bytes):
            return piece
        if self._held[0] != index:
            self._held = index, piece.read()
            if len(self._held[1]) != piece.size:
                raise ValueError("a piece has another length than was said")
        return self._held[1]
