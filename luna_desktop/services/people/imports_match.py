"""Whom the clinic knows already, by what tells people apart: kept for as long as one import is looked at or runs.

Asking the search index for each of ten thousand rows would take a minute, so names, births and numbers are read once.
The same book learns every row of the file, so that somebody who stands in it twice is noticed. Names are compared by
`domain.names`, as the desk compares them when it registers somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.imports import Verdict
from luna_desktop.domain.measures import Birth, BirthKind
from luna_desktop.domain.names import fold, sound_keys
from luna_desktop.storage.search_index import phone_digits

YEARS_APART = 3
MOST_MATCHES = 5
_WHOLE_PHONE = 8
_MOST_SPELLINGS = 8
_DAYS = 366 * YEARS_APART


@dataclass(frozen=True, slots=True)
class _Known:
    """What is compared of one person: the words of the name in order of the alphabet, the birth, the phones."""

    words: str
    born: tuple[int, int] | None
    phones: tuple[int, ...]

    @property
    def day(self) -> int:
        """Return the day of birth where it is known to the day, else 0."""
        return self.born[0] if self.born and self.born[0] == self.born[1] else 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a row is, and who it may be: ids of patients, or lines of the file as negative numbers."""

    verdict: Verdict
    refs: tuple[int, ...] = ()


class PeopleBook:
    """Everybody who is known, by number, phone, name and sound of the name.

    A person is a `ref`: a patient's id, or a line of the file as a negative number.
    """

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}
        self._numbers: dict[str, int] = {}
        self._phones: dict[int, list[int]] = {}
        self._words: dict[int, list[int]] = {}
        self._sounds: dict[int, list[int]] = {}

    def __len__(self) -> int:
        """Return how many people are known."""
        return len(self._known)

    def add(self, ref: int, name: str, birth: Birth, phones: Iterable[str]) -> None:
        """Learn of a person."""
        words = sorted(fold(name))
        self._learn(ref, _Known(" ".join(words), _span(birth), _digits(phones)))

    def add_number(self, number: str, ref: int) -> None:
        """Learn under which number a person stands; the first of one number counts."""
        self._numbers.setdefault(_number(number), ref)

    def add_row(self, line: int, person: Imported) -> None:
        """Learn of a row of the file."""
        self._learn(-line, _of_row(person))
        if person.number:
            self.add_number(person.number, -line)

    def find(self, person: Imported) -> Found:
        """Return what a row is: new, somebody who is known, or somebody who may be."""
        row = _of_row(person)
        numbered = self._numbers.get(_number(person.number)) if person.number else None
        near = [ref for ref in self._near(row) if ref != numbered]
        same = [ref for ref in near if _is_same(row, self._known[ref])]
        may_be = [ref for ref in near if ref not in same and _may_be(row, self._known[ref])]
        if numbered is not None:
            agrees = self._sounds_alike(row, numbered)
            (same if agrees else may_be).insert(0, numbered)
        if same:
            first = same[0]
            return Found(Verdict.SAME if first > 0 else Verdict.TWICE, tuple(same[:MOST_MATCHES]))
        if may_be:
            return Found(Verdict.POSSIBLE, tuple(sorted(may_be, key=lambda ref: ref < 0)[:MOST_MATCHES]))
        return Found(Verdict.NEW)

    def _learn(self, ref: int, known: _Known) -> None:
        self._known[ref] = known
        for digits in known.phones:
            self._phones.setdefault(digits, []).append(ref)
        self._words.setdefault(hash(known.words), []).append(ref)
        for key in _sounds(known.words):
            self._sounds.setdefault(key, []).append(ref)

    def _near(self, row: _Known) -> Iterator[int]:
        """Yield everybody who has the name, the sound of it, or a phone number and a part of the name."""
        seen: set[int] = set()
        named = [
            *self._words.get(hash(row.words), ()),
            *(ref for k in _sounds(row.words) for ref in self._sounds.get(k, ())),
        ]
        on_phone = (ref for digits in row.phones for ref in self._phones.get(digits, ()))
        mine = set(row.words.split())
        for ref in sorted(named, key=lambda one: one < 0):
            if ref not in seen:
                seen.add(ref)
                yield ref
        for ref in on_phone:
            theirs = set(self._known[ref].words.split())
            if ref not in seen and (mine <= theirs or theirs <= mine):
                seen.add(ref)
                yield ref

    def _sounds_alike(self, row: _Known, ref: int) -> bool:
        return bool(set(_sounds(row.words)) & set(_sounds(self._known[ref].words)))


def _of_row(person: Imported) -> _Known:
    words = sorted(fold(person.identity.full_name))
    return _Known(" ".join(words), _span(person.identity.birth), _digits(each.number for each in person.phones))


def _is_same(row: _Known, other: _Known) -> bool:
    """Tell whether name and birth, or name and phone, are the same, and nothing speaks against it."""
    if row.words != other.words:
        return False
    if row.day and other.day:
        return row.day == other.day
    return bool(set(row.phones) & set(other.phones)) and _fits(row, other)


def _may_be(row: _Known, other: _Known) -> bool:
    """Tell whether a person of this sound or on this phone may be the same one.

    Two births known to the day that differ speak against it, unless the phone is the same or one looks like a slip.
    """
    if not _fits(row, other):
        return False
    if row.day and other.day and row.day != other.day:
        return bool(set(row.phones) & set(other.phones)) or _is_slip(row.day, other.day)
    return True


def _fits(row: _Known, other: _Known) -> bool:
    if row.born is None or other.born is None:
        return True
    return row.born[0] <= other.born[1] + _DAYS and other.born[0] <= row.born[1] + _DAYS


def _is_slip(one: int, other: int) -> bool:
    """Tell whether two days differ in one part only, or have day and month exchanged."""
    a, b = date.fromordinal(one), date.fromordinal(other)
    differing = (a.year != b.year) + (a.month != b.month) + (a.day != b.day)
    return differing == 1 or (a.year == b.year and (a.day, a.month) == (b.month, b.day))


def _span(birth: Birth) -> tuple[int, int] | None:
    span = birth.span()
    if span is None or birth.kind is BirthKind.UNKNOWN:
        return None
    return span[0].toordinal(), span[1].toordinal()


def _digits(phones: Iterable[str]) -> tuple[int, ...]:
    found = (phone_digits(phone) for phone in phones)
    return tuple(int(digits) for digits in found if len(digits) >= _WHOLE_PHONE)


def _sounds(words: str) -> tuple[int, ...]:
    """Return hashes of how a name may sound: a word of another script has several spellings."""
    keys = [sound_keys(word) or (word,) for word in words.split()]
    found = []
    for count, spelling in enumerate(product(*keys)):
        if count == _MOST_SPELLINGS:
            break
        found.append(hash(" ".join(sorted(spelling))))
    return tuple(dict.fromkeys(found))


def _number(text: str) -> str:
    return "".join(fold(text))
