"""Names that somebody may have meant: the distinct names of the clinic, kept in memory, and which of them are near.

A clinic of a million patients has some ten thousand different names; comparing a typed word with all of them takes
two milliseconds. The list is read again when a name was added or went away, and `forget` drops it at lock.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, Engine

from luna_desktop.domain.names import latin_spellings, sound_key

SHORTEST = 3
_FROM_THE_LIST = 40


@dataclass(frozen=True)
class Near:
    """A name of the clinic that is near to what was typed, and by how many slips of the finger."""

    name: str = field(repr=False)
    slips: int


@dataclass(frozen=True)
class Vocabulary:
    """The clinic's distinct names in order, with how many people bear each."""

    version: int
    names: tuple[str, ...] = field(repr=False)
    people: dict[str, int] = field(repr=False)

    def begins(self, word: str) -> bool:
        """Tell whether any name begins with a word."""
        place = bisect_left(self.names, word)
        return place < len(self.names) and self.names[place].startswith(word)

    def near(self, word: str, *, most: int) -> list[Near]:
        """Return the names nearest to a word, without the word itself: fewest slips, like sound, common names first."""
        spelling = next(iter(latin_spellings(word)), "")
        if len(spelling) < SHORTEST:
            return []
        allowed = 1 if len(spelling) < 6 else 2
        found = process.extract(spelling, self.names, scorer=OSA.distance, score_cutoff=allowed, limit=_FROM_THE_LIST)
        key = sound_key(spelling)
        near = [(slips, sound_key(name) != key, -self.people[name], name) for name, slips, _ in found if name != word]
        return [Near(name, int(slips)) for slips, _, _, name in sorted(near)[:most]]


_KEPT: WeakKeyDictionary[Engine, Vocabulary] = WeakKeyDictionary()


def vocabulary(connection: Connection) -> Vocabulary:
    """Return the names of the clinic behind a connection, read again only when they have changed."""
    version = connection.exec_driver_sql("SELECT version FROM search_state").scalar_one()
    kept = _KEPT.get(connection.engine)
    if kept is None or kept.version != version:
        rows = connection.exec_driver_sql("SELECT name, people FROM search_name ORDER BY name").all()
        people = {str(name): int(count) for name, count in rows}
        kept = Vocabulary(version, tuple(people), people)
        _KEPT[connection.engine] = kept
    return kept


def forget(engine: Engine) -> None:
    """Drop the names of a clinic from memory, as at lock."""
    _KEPT.pop(engine, None)
