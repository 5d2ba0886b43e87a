"""Asking the SQLite index, in stages: the surest meaning of what was typed first, until a page is full.

Every stage costs about as much as the rows it returns. Within a stage the most recently seen people come first.
Only SELECT is used, so a connection that may not write can ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection

from luna_desktop.domain.names import sound_keys
from luna_desktop.storage.search_sqlite import PATIENT_OF_ROW
from luna_desktop.storage.search_terms import SOUND_MARK, Typed, spellings
from luna_desktop.storage.search_typos import Vocabulary, vocabulary

ENOUGH = 10  # with fewer people than this, letters in the middle and slips of the finger are tried too
_NAMES_TRIED = 8
_BEARERS = 200  # people read to pick out those with the fewest slips
_CANDIDATES = 600
_LIKELY_FEW = 4  # letters from which everybody whose words begin so may fit on one page

# "? + 0": for a bare "LIMIT ?" the engine plans a statement anew each time, and locked memory makes that dear.
_BY_WORDS = f"""SELECT {PATIENT_OF_ROW} FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT ? + 0"""  # noqa: S608
_WITH_NAMES = """SELECT s.patient_id, s.family, s.given
    FROM (SELECT rowid AS rk FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT ? + 0) f
    CROSS JOIN search_person s ON s.rk = f.rk ORDER BY f.rk"""
_WITH_ALL_NAMES = _WITH_NAMES.replace("s.given", "s.given, s.other, s.code", 1)
_BY_LETTERS = """SELECT s.patient_id
    FROM (SELECT rowid AS rk FROM search_letters WHERE search_letters MATCH ? ORDER BY rowid LIMIT ? + 0) f
    CROSS JOIN search_person s ON s.rk = f.rk
    WHERE {tests} ORDER BY f.rk LIMIT ? + 0"""
_HELD_IN = ("s.family", "s.given", "s.other", "s.code")
_HOLDS = f"({' OR '.join(f'instr({column}, ?)' for column in _HELD_IN)})"  # not joined first: each row would allocate
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


_ANYWHERE = 4
_STAGE_OF_RANK = (Stage.EXACT, Stage.EXACT, Stage.BEGINS, Stage.BEGINS, Stage.ANYWHERE)


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
    def short(self) -> bool:
        """Whether so few were found that less likely meanings are worth a try."""
        return len(self.hits) < min(ENOUGH, self.limit)

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


Question = Callable[[Connection, int], Iterable[int]]


def find(connection: Connection, typed: Typed, *, limit: int) -> list[Hit]:
    """Return the people that a typed line may mean."""
    page = Page(limit)
    if not typed.words:
        page.add(_recent(connection, limit), Stage.RECENT)
    elif typed.record_digits:
        _ask(connection, page, _record_questions(typed.record_letters, typed.record_digits))
        if typed.record_letters and not page.hits:
            _names(connection, page, typed.words)
    else:
        _ask(connection, page, _number_questions(typed))
        if not (typed.digits or typed.address):
            _names(connection, page, typed.words)
        elif typed.digits and page.short:
            page.add(_by_letters(connection, (typed.digits,), page.room), Stage.LETTERS)
    return list(page.hits.values())


def _ask(connection: Connection, page: Page, questions: Iterable[tuple[Stage, Question]]) -> None:
    for stage, ask in questions:
        if page.full:
            return
        page.add(ask(connection, page.room), stage)


def _names(connection: Connection, page: Page, words: tuple[str, ...]) -> None:
    """Find people by their names: as typed, then by sound, then letters in the middle and slips of the finger."""
    if not _few(connection, page, words):
        _ask(connection, page, _name_questions(words))
    if len(words) > 1 and not page.hits:
        _ask(connection, page, [(Stage.ANYWHERE, _words(_begins("".join(words))))])
    _ask(connection, page, _sound_questions(words))
    if page.short:
        page.add(_by_letters(connection, words, page.room), Stage.LETTERS)
    if page.short:
        page.add(_by_typo(connection, words, page.room), Stage.TYPO)


def _few(connection: Connection, page: Page, words: tuple[str, ...]) -> bool:
    """Take everybody whose words begin as typed, if they fit on the page: one question then does for all stages."""
    if sum(map(len, words)) < _LIKELY_FEW:
        return False
    match = " AND ".join(map(_begins, words))
    people = connection.exec_driver_sql(_WITH_NAMES, (match, page.room)).all()
    if len(people) >= page.room:
        return False
    ranked = sorted(((_rank(words, *names), patient_id) for patient_id, *names in people), key=_first)
    for rank, patient_id in ranked:
        page.add((patient_id,), _STAGE_OF_RANK[rank])
    return True


def _rank(words: tuple[str, ...], family: str, given: str) -> int:
    """Tell how surely somebody whose words begin as typed is meant: the rank is the place among `_name_questions`."""
    families, givens = f" {family} ", f" {given} "
    if len(words) == 1:
        return 0 if _holds(families, words[0], " ") else 2 if _holds(families, words[0]) else _ANYWHERE
    if len(words) > 2:
        return _ANYWHERE
    first, second = words
    for rank, end in ((0, " "), (2, "")):
        if _holds(givens, first) and _holds(families, second, end):
            return rank
        if _holds(families, first, end) and _holds(givens, second):
            return rank + 1
    return _ANYWHERE


def _holds(line: str, word: str, end: str = "") -> bool:
    return any(f" {spelling}{end}" in line for spelling in spellings(word))


def _first(pair: tuple[int, int]) -> int:
    return pair[0]


def _number_questions(typed: Typed) -> Iterator[tuple[Stage, Question]]:
    if typed.born:
        yield Stage.BORN, _column("born = ?", typed.born.isoformat())
    if typed.address:
        yield Stage.BEGINS, _words(f'"{typed.address}"*')
    elif typed.digits:
        yield from _digit_questions(typed.digits)


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


def _digit_questions(digits: str) -> Iterator[tuple[Stage, Question]]:
    if number := digits.lstrip("0"):
        yield Stage.NUMBER, _column("record_number = ?", number)
    yield Stage.EXACT, _words(f'"{digits}"')
    yield Stage.BEGINS, _words(f'"{digits}"*')


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


def _sound_questions(words: tuple[str, ...]) -> Iterator[tuple[Stage, Question]]:
    """Ask for words that begin as typed or sound alike."""
    sounds = [_sounds(word) for word in words]
    if any(sounds):
        pairs = zip(words, sounds, strict=True)
        both = (f"({_begins(word)} OR {sound})" if sound else _begins(word) for word, sound in pairs)
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
        return connection.exec_driver_sql(_BY_WORDS, (match, room)).scalars().all()

    return ask


def _column(test: str, *values: str | int) -> Question:
    """Ask by an indexed column; `test` is one of this module's own texts."""
    column = test.partition(" ")[0]
    statement = f"SELECT patient_id FROM search_person WHERE {test} ORDER BY {column}, rk LIMIT ? + 0"  # noqa: S608 - constants

    def ask(connection: Connection, room: int) -> Iterable[int]:
        return connection.exec_driver_sql(statement, (*values, room)).scalars().all()

    return ask


def _recent(connection: Connection, room: int) -> Iterable[int]:
    statement = "SELECT patient_id FROM search_person ORDER BY rk LIMIT ? + 0"
    return connection.exec_driver_sql(statement, (room,)).scalars().all()


def _by_letters(connection: Connection, words: Sequence[str], room: int) -> Iterable[int]:
    """Find words that stand in the middle of names and numbers, by their letters in threes, then letter by letter."""
    threes = dict.fromkeys(three for word in words for three in _threes(word))
    if not threes:
        return ()
    match = " AND ".join(f'"{three}"' for three in threes)
    statement = _BY_LETTERS.format(tests=" AND ".join(_HOLDS for _ in words))
    tested = (word for word in words for _ in _HELD_IN)
    return connection.exec_driver_sql(statement, (match, _CANDIDATES, *tested, room)).scalars().all()


def _threes(word: str) -> list[str]:
    """Return letters in threes that cover a word: those side by side, and its last three."""
    starts = range(0, len(word) - 2, 3)
    return [word[at : at + 3] for at in starts] + ([word[-3:]] if starts else [])


def _by_typo(connection: Connection, words: Sequence[str], room: int) -> Iterable[int]:
    """Find people whose names are near to what was typed; of equally near names each has its say in turn."""
    names = vocabulary(connection)
    choices = [_choices(names, word) for word in words]
    if not all(choices):
        return ()
    people = _bearing_one(connection, choices[0], room) if len(words) == 1 else _bearing_all(connection, choices)
    turns: Counter[tuple[str, ...]] = Counter()
    found: list[tuple[int, int, int]] = []
    for slips, way, patient_id in people:
        found.append((slips, turns[way], patient_id))
        turns[way] += 1
    return (patient_id for *_, patient_id in sorted(found, key=_slips_and_turn))


@dataclass(frozen=True)
class _Choice:
    """What a typed word may stand for: a name with the slips it takes, or itself as a beginning without any."""

    slips: int
    match: str
    held: str


_Bearer = tuple[int, tuple[str, ...], int]


def _choices(names: Vocabulary, word: str) -> list[_Choice]:
    as_typed = [
        _Choice(0, f'"{spelling}"*', f" {spelling}")
        for spelling in spellings(word)
        if word.isdigit() or names.begins(spelling)
    ]
    near = [] if word.isdigit() else names.near(word, most=_NAMES_TRIED)
    return as_typed + [_Choice(one.slips, f'"{one.name}"', f" {one.name} ") for one in near]


def _bearing_one(connection: Connection, choices: Sequence[_Choice], room: int) -> Iterator[_Bearer]:
    """Ask for each near name by itself, so that a common one does not hide a rare one."""
    near = [choice for choice in choices if choice.slips]
    for choice in near:
        for patient_id in _words(choice.match)(connection, room // len(near) + 1):
            yield choice.slips, (choice.held,), patient_id


def _bearing_all(connection: Connection, choices: Sequence[Sequence[_Choice]]) -> Iterator[_Bearer]:
    """Ask once for people who bear a choice for every word, and tell which choices those are."""
    match = " AND ".join("(" + " OR ".join(choice.match for choice in word) + ")" for word in choices)
    for patient_id, *lines in connection.exec_driver_sql(_WITH_ALL_NAMES, (match, _BEARERS)).all():
        line = f" {' '.join(lines)} "
        way = [next((choice for choice in word if choice.held in line), None) for word in choices]
        taken = [choice for choice in way if choice]
        if len(taken) == len(choices):
            yield sum(choice.slips for choice in taken), tuple(choice.held for choice in taken), patient_id


def _slips_and_turn(found: tuple[int, int, int]) -> tuple[int, int]:
    return found[:2]
