"""Finds other people in what a copy would say, and proposes to withhold their names and numbers; a person decides.

Looked for are relatives and contacts from Details, phone numbers that are not the patient's or the clinic's, names
behind a word for a relative or for telling, and other patients of the clinic by their whole name. The patient's own
names and those of staff are never proposed, in any script: staff act in office.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from luna_desktop.domain.kin_words import (
    BETWEEN,
    BETWEEN_INDIC,
    KIN,
    KIN_INDIC,
    NO_NAME,
    NO_NAME_INDIC,
    TELLING,
)
from luna_desktop.domain.names import fold, sound_keys
from luna_desktop.domain.redaction import Redaction, Redactor, pattern_of
from luna_desktop.texts import Message, say

ROUND = 36
"""Letters of the surroundings that a proposal shows on either side."""
SAMPLES = 3
LONGEST_NAME = 3
SHORTEST_WORD = 3
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963\u0970-\u0dff\u200c\u200d]|['’.-](?=[^\W\d_]))*")
"""A word with the vowel signs of Indic scripts, which Python does not count among the letters."""
_NUMBER = re.compile(r"(?<![\w.,/-])(?:\+?91[\s-]?|0)?[6-9](?:[\s-]?\d){9}(?!\w)")
_BREAK = re.compile(r"[.;:!?\n()।|]")
_COMMA = ","
_NOT_LATIN = NO_NAME | KIN | TELLING | BETWEEN
_NOT_INDIC = NO_NAME_INDIC | KIN_INDIC | BETWEEN_INDIC
_DOCTORS = frozenset({"dr", "dr.", "doctor", "prof", "डॉ", "डॉक्टर"})


class Why(Enum):
    """For what reason somebody is taken for another person."""

    CONTACT = "contact"
    OTHER_PATIENT = "other_patient"
    RELATIVE = "relative"
    INFORMANT = "informant"
    PHONE = "phone"


WHY_WORDS: dict[Why, Message] = {
    Why.CONTACT: say("Stands in Details as a relative or contact"),
    Why.OTHER_PATIENT: say("Has the name of another patient"),
    Why.RELATIVE: say("Named beside a word for a relative"),
    Why.INFORMANT: say("Named as who told something"),
    Why.PHONE: say("A phone number that is neither the patient’s nor the clinic’s"),
}


@dataclass(frozen=True)
class Passage:
    """A text of the record with the name of the section in which it stands."""

    section: str
    text: str


@dataclass(frozen=True)
class Around:
    """Who is known: the patient's own names and numbers, staff, the clinic's numbers, and contacts from Details."""

    own: tuple[str, ...]
    staff: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    contact_numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sample:
    """One place where it stands, with what is before and behind."""

    section: str
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Proposal:
    """Words that name another person, why that is thought, how often they stand there, and the first places."""

    words: str
    why: Why
    count: int
    samples: tuple[Sample, ...] = field(repr=False)


class _Spared:
    """Names that are never proposed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [frozenset(fold(name)) for name in names if name.strip()]
        self._keys = [frozenset(key for word in words for key in sound_keys(word)) for words in self._names]

    def spares(self, words: str) -> bool:
        """Tell whether every word is one of a single name, in this or another script."""
        asked = fold(words)
        if not asked:
            return True
        if any(set(asked) <= name for name in self._names):
            return True
        return any(all(keys & set(sound_keys(word)) for word in asked) for keys in self._keys)


class Finder:
    """Goes once through the passages of a copy."""

    def __init__(self, passages: Iterable[Passage], around: Around) -> None:
        self._passages = [
            Passage(each.section, unicodedata.normalize("NFC", each.text)) for each in passages if each.text.strip()
        ]
        self._around = around
        self._spared = _Spared((*around.own, *around.staff))
        self._digits = {_last_ten(number) for number in around.numbers}

    @cached_property
    def candidates(self) -> frozenset[str]:
        """Return runs of two or three words that could be a whole name, in lower case: for asking who else has it."""
        found: set[str] = set()
        for passage in self._passages:
            for run in _runs(passage.text):
                for size in range(2, LONGEST_NAME + 1):
                    found |= {" ".join(run[at : at + size]).lower() for at in range(len(run) - size + 1)}
        return frozenset(found)

    def proposals(self, other_patients: Iterable[str] = ()) -> tuple[Proposal, ...]:
        """Return what is proposed, contacts first; `other_patients` are names among the candidates."""
        found: dict[str, tuple[str, Why]] = {}
        for words, why in self._named(other_patients):
            key = " ".join(fold(words))
            if key and key not in found and not (why is not Why.PHONE and self._spared.spares(words)):
                found[key] = (words, why)
        kept = _without_parts(list(found.values()))
        made = (self._proposal(words, why) for words, why in kept)
        return tuple(sorted((each for each in made if each.count), key=lambda each: list(Why).index(each.why)))

    def _named(self, other_patients: Iterable[str]) -> Iterator[tuple[str, Why]]:
        for name in self._around.contacts:
            yield from ((words, Why.CONTACT) for words in self._ways_of(name))
        for name in other_patients:
            yield name, Why.OTHER_PATIENT
        for passage in self._passages:
            yield from _behind(passage.text)
        yield from self._phones()

    def _ways_of(self, name: str) -> Iterator[str]:
        """Return a contact's name as it may be written: whole, given name alone, and in another script."""
        yield name
        first = next((word for word in name.split() if len(word.strip(".")) >= SHORTEST_WORD), "")
        if not first or fold(first)[:1] == ():
            return
        if len(name.split()) > 1 and not self._spared.spares(first):
            yield first
        keys = set(sound_keys(fold(first)[0]))
        for passage in self._passages:
            for word in _words(passage.text):
                if word.isascii() != first.isascii() and len(word) >= SHORTEST_WORD and _sounds_like(word, keys):
                    yield word

    def _phones(self) -> Iterator[tuple[str, Why]]:
        for passage in self._passages:
            for found in _NUMBER.finditer(passage.text):
                if _last_ten(found.group()) not in self._digits:
                    yield found.group().strip(), Why.PHONE

    def _proposal(self, words: str, why: Why) -> Proposal:
        redactor = Redactor([Redaction(words, "")], (*self._around.own, *self._around.staff))
        pattern, count = pattern_of(words), 0
        samples: list[Sample] = []
        for passage in self._passages:
            here = redactor.count(passage.text, words)
            count += here
            found = pattern.search(passage.text) if here and len(samples) < SAMPLES else None
            if found is not None:
                samples.append(_sample(passage, found.start(), found.end()))
        return Proposal(words, why, count, tuple(samples))


def _sounds_like(word: str, keys: set[str]) -> bool:
    plain = fold(word)
    return len(plain) == 1 and bool(keys & set(sound_keys(plain[0])))


def _sample(passage: Passage, start: int, end: int) -> Sample:
    before = " ".join(passage.text[max(0, start - ROUND) : start].split())
    after = " ".join(passage.text[end : end + ROUND].split())
    return Sample(passage.section, before, passage.text[start:end], after)


def _without_parts(found: Sequence[tuple[str, Why]]) -> list[tuple[str, Why]]:
    """Leave out a guessed name whose words all stand in a longer guess or in a contact's name as well."""
    kept = []
    for words, why in found:
        mine = set(fold(words))
        longer = (set(fold(other)) for other, _why in found if other != words)
        is_guess = why in {Why.RELATIVE, Why.INFORMANT}
        if not (is_guess and len(mine) > 1 and any(mine < other for other in longer)):
            kept.append((words, why))
    return kept


def _last_ten(number: str) -> str:
    return "".join(str(unicodedata.decimal(letter)) for letter in number if letter.isdecimal())[-10:]


def _words(text: str) -> list[str]:
    return [found.group().strip("'’.-") for found in _WORD.finditer(text)]


def _pieces(text: str) -> list[str]:
    """Return the words of a text with its commas."""
    return [word for part in text.split(_COMMA) for word in (*_words(part), _COMMA)][:-1]


def _is_name(word: str) -> bool:
    """Tell whether a word could be a part of a name."""
    if len(word.strip(".")) < 2:
        return False
    if word.isascii() or word[0].isupper():
        return word[0].isupper() and word.lower().strip(".") not in _NOT_LATIN
    return not word[0].islower() and word not in _NOT_INDIC


def _runs(text: str) -> Iterator[list[str]]:
    """Return runs of words that could be names, none across the end of a sentence."""
    for part in _BREAK.split(text):
        run: list[str] = []
        for word in [*_pieces(part), ""]:
            if word and _is_name(word):
                run.append(word)
                continue
            if len(run) > 1:
                yield run
            run = []


def _behind(text: str) -> Iterator[tuple[str, Why]]:
    """Return names behind, or just before, a word for a relative or for telling."""
    for part in _BREAK.split(text):
        words = _pieces(part)
        for at, word in enumerate(words):
            low = word.lower()
            if low in KIN or word in KIN_INDIC:
                why = Why.RELATIVE
            elif low in TELLING:
                why = Why.INFORMANT
            else:
                continue
            name = _name_after(words[at + 1 :]) or (_name_before(words[:at]) if why is Why.INFORMANT else "")
            if name:
                yield name, why


def _name_after(words: Sequence[str]) -> str:
    rest = list(words)
    for _turn in range(4):
        if rest and (rest[0].lower().strip(".") in BETWEEN or rest[0] in BETWEEN_INDIC or rest[0] == _COMMA):
            rest = rest[1:]
    name: list[str] = []
    for word in rest[:LONGEST_NAME]:
        if not _is_name(word) or (name and word.isascii() != name[0].isascii()):
            break
        name.append(word)
        if not word.isascii() and not word[0].isupper():
            break  # scripts without capitals: the next word is as likely a verb
    return " ".join(name)


def _name_before(words: Sequence[str]) -> str:
    name: list[str] = []
    for word in reversed(words[-LONGEST_NAME - 1 :]):
        if word.lower() in _DOCTORS:
            return ""  # who treats, acts in office
        if not word.isascii() or not _is_name(word) or len(name) == LONGEST_NAME:
            break
        name.insert(0, word)
    return " ".join(name)
