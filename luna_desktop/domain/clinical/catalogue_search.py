"""Which rows of a catalogue somebody means by what they type: the likeliest first, a slip of the finger last."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

_SLIP = 4
_LEAST_FOR_SLIP, _LEAST_FOR_TWO = 4, 8
_WORDS = re.compile(r"[^\s/()\[\],;:]+")


class Findable(Protocol):
    """A row that can be looked for."""

    @property
    def name(self) -> str:
        """The words by which it is shown."""

    @property
    def code(self) -> str:
        """Its code in a code system, or nothing."""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Other words for the same."""


Row = TypeVar("Row", bound=Findable)


def find(rows: Sequence[Row], typed: str, limit: int) -> tuple[Row, ...]:
    """Return at most `limit` rows: start of the name, start of a word, synonym or code, a part, and slips at the end.

    Several words may come in any order and each may be cut short. Slips (one wrong, missing or swapped letter, two in
    a long word) are looked for only where nothing else was found. Among equals the shorter name, being the wider
    term, comes first.
    """
    wanted = plain(typed)
    if not wanted:
        return ()
    ranked = [(rank, row.name, row) for row in rows if (rank := _rank(row, wanted)) is not None]
    if not ranked and len(wanted) >= _LEAST_FOR_SLIP:
        ranked = [(_SLIP + slips, row.name, row) for row in rows if (slips := _slips(row, wanted)) is not None]
    ranked.sort(key=lambda item: (item[0], len(item[1]), item[1]))
    return tuple(row for _, _, row in ranked[:limit])


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return text as it is compared: one form for each letter, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@lru_cache(maxsize=8192)
def _parts(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(plain(text)))


def _rank(row: Findable, wanted: str) -> int | None:
    name, others = plain(row.name), [plain(word) for word in row.synonyms]
    if name.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in _parts(row.name)):
        return 1
    if any(word.startswith(wanted) for word in others) or row.code.casefold().startswith(wanted):
        return 2
    every = [*_parts(row.name), *(part for word in row.synonyms for part in _parts(word))]
    asked = wanted.split()
    if len(asked) > 1 and all(any(word.startswith(part) for word in every) for part in asked):
        return 2
    return 3 if wanted in name or any(wanted in word for word in others) else None


def _slips(row: Findable, wanted: str) -> int | None:
    """Return how many letters differ from the start of the nearest word, or None beyond what a slip is."""
    most = 2 if len(wanted) >= _LEAST_FOR_TWO else 1
    words = [plain(row.name), *_parts(row.name), *(plain(word) for word in row.synonyms)]
    slips = min((_start_distance(wanted, word, most) for word in words), default=most + 1)
    return slips if slips <= most else None


@lru_cache(maxsize=65536)
def _start_distance(typed: str, word: str, most: int) -> int:
    """Return the fewest edits (a swap of neighbours is one) that turn what was typed into a start of the word."""
    if typed[0] != word[:1] and typed[:2] != word[1:2] + word[:1]:
        return most + 1  # a slip in the first letter alone is too weak a likeness
    word = word[: len(typed) + most]
    before: list[int] = []
    row = list(range(len(word) + 1))
    for at, letter in enumerate(typed, start=1):
        older, before, row = before, row, [at]
        for to, other in enumerate(word, start=1):
            best = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == word[to - 2] and typed[at - 2] == other:
                best = min(best, older[to - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row)
