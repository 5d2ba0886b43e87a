"""Asking the SQLite index, in stages: the surest meaning of what was typed first, until a page is full.

Every stage costs about as much as the rows it returns. Within a stage the most recently seen people come first.
Only SELECT is used, so a connection that may not write can ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain, groupby, product, zip_longest

from sqlalchemy import Connection

from luna_desktop.domain.names import sound_keys
from luna_desktop.storage.search_terms import SOUND_MARK, Typed, spellings
from luna_desktop.storage.search_typos import Vocabulary, vocabulary

ENOUGH = 10  # with fewer people than this, letters in the middle and slips of the finger are tried too
_NAMES_TRIED = 8
_COMBINATIONS = 12
_CANDIDATES = 600

_BY_WORDS = """SELECT s.patient_id
    FROM (SELECT rowid AS rk FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT ?) f
    CROSS JOIN search_person s ON s.rk = f.rk ORDER BY f.rk"""
_BY_LETTERS = """SELECT s.patient_id
    FROM (SELECT rowid AS rk FROM search_letters WHERE search_letters MATCH ? ORDER BY rowid LIMIT ?) f
    CROSS JOIN search_person s ON s.rk = f.rk
    WHERE {tests} ORDER BY f.rk LIMIT ?"""
_HOLDS = "instr(s.family || ' ' || s.given || ' ' || s.other || ' ' || s.code, ?) > 0"
_AFTER_ALL_DIGITS = ":"  # the character after "9": end of the range of what begins with some digits


class Stage(IntEnum):
    """Why somebody was found, the surest reason first."""

    RECENT = 0
    NUMBER = 1
    BORN = 2
    EXACT = 3
    BEGINS = 4
    ANYWHERE = 5
    SOUND = 6
    LETTERS = 7
    TYPO = 8


@dataclass(frozen=True)
class Hit:
    """A patient that was found, and why."""

    patient_id: int
    stage: Stage


class Page:
    """The people found so far, each once, in the order in which they were found."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.hits: dict[int, Hit] = {}

    @property
    def full(self) -> bool:
        """Whether the page needs no more people."""
        return len(self.hits) >= self.limit

    @property
    def room(self) -> int:
        """How many rows a question must ask for, so that those already found cannot crowd others out."""
        return self.limit + len(self.hits)

    def add(self, ids: Iterable[int], stage: Stage) -> None:
        """Add people until the page is full."""
        for patient_id in ids:
            if self.full:
                return
            self.hits.setdefault(patient_id, Hit(patient_id, stage))


def find(connection: Connection, typed: Typed, *, limit: int) -> list[Hit]:
    """Return the people that a typed line may mean."""
    page = Page(limit)
    for stage, ask in _questions(typed):
        if page.full:
            break
        page.add(ask(connection, page.room), stage)
    if typed.words and len(page.hits) < min(ENOUGH, limit):
        page.add(_by_letters(connection, typed.words, page.room), Stage.LETTERS)
    if len(page.hits) < min(ENOUGH, limit) and not "".join(typed.words).isdigit():
        page.add(_by_typo(connection, typed.words, page.room), Stage.TYPO)
    return list(page.hits.values())


Question = Callable[[Connection, int], Iterable[int]]


def _questions(typed: Typed) -> Iterator[tuple[Stage, Question]]:
    if not typed.words:
        yield Stage.RECENT, _recent
        return
    if typed.born:
        yield Stage.BORN, _column("born = ?", typed.born.isoformat())
    if typed.record_digits:
        yield from _record_questions(typed.record_letters, typed.record_digits)
    if typed.address:
        yield Stage.BEGINS, _words(f'"{typed.address}"*')
    elif typed.digits:
        yield from _digit_questions(typed)
    elif not typed.record_digits or typed.record_letters:
        yield from _name_questions(typed.words)


def _record_questions(letters: str, digits: str) -> Iterator[tuple[Stage, Question]]:
    number = digits.lstrip("0")
    if number:
        begins = "record_number = ? AND substr(record_key, 1, ?) = ?"
        yield Stage.NUMBER, _column(begins, number, len(letters), letters)
    if letters:
        key = letters + digits
        yield Stage.BEGINS, _column("record_key >= ? AND record_key < ?", key, key + _AFTER_ALL_DIGITS)
    elif number:
        after = number + _AFTER_ALL_DIGITS
        yield Stage.BEGINS, _column("record_number >= ? AND record_number < ?", number, after)


def _digit_questions(typed: Typed) -> Iterator[tuple[Stage, Question]]:
    digits = typed.digits
    if number := digits.lstrip("0"):
        yield Stage.NUMBER, _column("record_number = ?", number)
    yield Stage.EXACT, _words(f'"{digits}"')
    yield Stage.BEGINS, _words(f'"{digits}"*')
    if typed.national not in {"", digits}:
        yield Stage.BEGINS, _words(f'"{typed.national}"*')


def _name_questions(words: tuple[str, ...]) -> Iterator[tuple[Stage, Question]]:
    if len(words) == 1:
        yield Stage.EXACT, _words(f"family : {_exact(words[0])}")
        yield Stage.BEGINS, _words(f"family : {_begins(words[0])}")
    elif len(words) == 2:
        given, family = words
        yield Stage.EXACT, _words(f"(given : {_begins(given)}) AND (family : {_exact(family)})")
        yield Stage.EXACT, _words(f"(family : {_exact(given)}) AND (given : {_begins(family)})")
        yield Stage.BEGINS, _words(f"(given : {_begins(given)}) AND (family : {_begins(family)})")
        yield Stage.BEGINS, _words(f"(family : {_begins(given)}) AND (given : {_begins(family)})")
    yield Stage.ANYWHERE, _words(" AND ".join(map(_begins, words)))
    if len(words) > 1:
        yield Stage.ANYWHERE, _words(_begins("".join(words)))
    sounds = [_sounds(word) for word in words]
    if any(sounds):
        both = (
            f"({_begins(word)} OR {sound})" if sound else _begins(word)
            for word, sound in zip(words, sounds, strict=True)
        )
        yield Stage.SOUND, _words(" AND ".join(both))


def _exact(word: str) -> str:
    return "(" + " OR ".join(f'"{spelling}"' for spelling in spellings(word)) + ")"


def _begins(word: str) -> str:
    return "(" + " OR ".join(f'"{spelling}"*' for spelling in spellings(word)) + ")"


def _sounds(word: str) -> str:
    """Ask for the sound of a word: as a beginning when it is long enough to tell people apart, else as the whole."""
    keys = sound_keys(word) if len(word) > 2 else ()
    return " OR ".join(f'"{SOUND_MARK}{key}"' + ("*" if len(key) > 2 else "") for key in keys)


def _words(match: str) -> Question:
    def ask(connection: Connection, room: int) -> Iterable[int]:
        return connection.exec_driver_sql(_BY_WORDS, (match, room)).scalars()

    return ask


def _column(test: str, *values: str | int) -> Question:
    """Ask by an indexed column; `test` is one of this module's own texts."""
    column = test.partition(" ")[0]
    statement = f"SELECT patient_id FROM search_person WHERE {test} ORDER BY {column}, rk LIMIT ?"  # noqa: S608 - constants

    def ask(connection: Connection, room: int) -> Iterable[int]:
        return connection.exec_driver_sql(statement, (*values, room)).scalars()

    return ask


def _recent(connection: Connection, room: int) -> Iterable[int]:
    return connection.exec_driver_sql("SELECT patient_id FROM search_person ORDER BY rk LIMIT ?", (room,)).scalars()


def _by_letters(connection: Connection, words: Sequence[str], room: int) -> Iterable[int]:
    """Find words that stand in the middle of names and numbers, by their letters in threes, then letter by letter."""
    threes = dict.fromkeys(word[at : at + 3] for word in words for at in range(len(word) - 2))
    if not threes:
        return ()
    match = " AND ".join(f'"{three}"' for three in threes)
    statement = _BY_LETTERS.format(tests=" AND ".join(_HOLDS for _ in words))
    return connection.exec_driver_sql(statement, (match, _CANDIDATES, *words, room)).scalars()


def _by_typo(connection: Connection, words: Sequence[str], room: int) -> Iterable[int]:
    """Find people whose names are near to what was typed; of equally near names each has its say in turn."""
    names = vocabulary(connection)
    choices = [_choices(names, word) for word in words]
    ways = sorted((sum(slips for slips, _ in way), place, way) for place, way in enumerate(product(*choices)))
    likely = [(slips, " AND ".join(match for _, match in way)) for slips, _, way in ways if slips][:_COMBINATIONS]
    for _, group in groupby(likely, key=lambda way: way[0]):
        answers = [_words(match)(connection, room) for _, match in group]
        in_turn = chain.from_iterable(zip_longest(*answers))
        yield from (patient_id for patient_id in in_turn if patient_id is not None)


def _choices(names: Vocabulary, word: str) -> list[tuple[int, str]]:
    """Return what a word may stand for, with the slips it takes: itself where some name begins so, and near names."""
    if word.isdigit():
        return [(0, _begins(word))]
    as_typed = [(0, _begins(word))] if any(names.begins(spelling) for spelling in spellings(word)) else []
    return as_typed + [(near.slips, f'"{near.name}"') for near in names.near(word, most=_NAMES_TRIED)]
