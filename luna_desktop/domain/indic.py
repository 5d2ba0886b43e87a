"""Indian scripts in Latin letters, as people of India write their names: कुमार is kumar, ರಮೇಶ್ is ramesh.

The nine big scripts share one layout in Unicode (each block repeats the order of ISCII), so one table by offset
serves them all. This is for finding people, not for scholars: long vowels are written short, and what readers leave
unspoken (the inherent *a* at the end and in the middle of northern names) is left out in a second spelling.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

FIRST, LAST = 0x0900, 0x0D7F
_BLOCK = 0x80
_DEVANAGARI, _BENGALI, _GURMUKHI, _GUJARATI, _TAMIL = 0x0900, 0x0980, 0x0A00, 0x0A80, 0x0B80
_NORTHERN = frozenset({_DEVANAGARI, _BENGALI, _GURMUKHI, _GUJARATI})

_VOWEL_LETTERS = "a a i i u u ri l e e e ai o o o au"
_VOWEL_SIGNS = "a i i u u ri ri e e e ai o o o au"
_CONSONANT_LETTERS = "k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h"
_VOWELS = dict(enumerate(_VOWEL_LETTERS.split(), 0x05)) | {0x60: "ri"}
_SIGNS = dict(enumerate(_VOWEL_SIGNS.split(), 0x3E))
_CONSONANTS = dict(enumerate(_CONSONANT_LETTERS.split(), 0x15))
_WITH_NUKTA = {"j": "z", "ph": "f", "s": "sh"}
_VIRAMA, _NUKTA, _NASALS, _ADDAK = 0x4D, 0x3C, frozenset({0x01, 0x02, 0x70}), 0x71
_BARE = {0x09CE: "t", 0x0D7A: "n", 0x0D7B: "n", 0x0D7C: "r", 0x0D7D: "l", 0x0D7E: "l", 0x0D7F: "k"}
_EXTRA = {0x09F0: "r", 0x09F1: "v"}
# Tamil writes one letter for a voiceless stop and its voiced twin; between vowels and after a nasal it is voiced.
_TAMIL_LETTERS = {"ch": "s", "t": "t"}
_TAMIL_VOICED = {"k": "g", "t": "d", "th": "d", "p": "b"}
_TAMIL_THA = 0x0BA4


@dataclass(frozen=True)
class Syllable:
    """One written syllable: its consonant, its vowel, and whether that vowel is only the inherent *a*."""

    consonant: str
    vowel: str = ""
    inherent: bool = False


def is_indic(word: str) -> bool:
    """Tell whether a word has a letter of one of the nine scripts."""
    return any(FIRST <= ord(letter) <= LAST for letter in word)


@lru_cache(maxsize=65_536)
def romanised(word: str) -> tuple[str, ...]:
    """Return the Latin spellings of one folded word, the likeliest first; other letters are kept as they are."""
    letters = unicodedata.normalize("NFC", word)
    block = next((ord(letter) // _BLOCK * _BLOCK for letter in letters if FIRST <= ord(letter) <= LAST), 0)
    syllables = _syllables(letters)
    spoken = _without_final(syllables)
    readings = [spoken, syllables]
    if block in _NORTHERN:
        readings.insert(0, _without_medial(spoken))
    if block == _TAMIL:
        readings += [_voiced(spoken), _voiced(syllables)]
    return tuple(dict.fromkeys(spelt for reading in readings if (spelt := _spelling(reading))))


def _syllables(letters: str) -> list[Syllable]:
    found: list[Syllable] = []
    for letter in letters:
        code = ord(letter)
        if not FIRST <= code <= LAST:
            found.append(Syllable(letter))
        elif code in _BARE:
            found.append(Syllable(_BARE[code]))
        else:
            _add(found, code)
    return _nasals_settled(found)


def _add(found: list[Syllable], code: int) -> None:
    """Add one letter or sign of the shared layout to the syllables before it."""
    offset = code % _BLOCK
    consonant = _EXTRA.get(code) or _CONSONANTS.get(offset)
    if consonant:
        found.append(Syllable(_tamil(consonant, code), "a", inherent=True))
    elif offset in _VOWELS:
        found.append(Syllable("", _VOWELS[offset]))
    elif offset in _NASALS:
        found.append(Syllable("?"))
    elif offset in _SIGNS:
        _set_vowel(found, _SIGNS[offset])
    elif offset == _VIRAMA and found:
        found[-1] = replace(found[-1], vowel="", inherent=False)
    elif offset == _NUKTA and found:
        plain = found[-1].consonant
        found[-1] = replace(found[-1], consonant=_WITH_NUKTA.get(plain, plain))


def _tamil(consonant: str, code: int) -> str:
    if code // _BLOCK * _BLOCK != _TAMIL:
        return consonant
    return "th" if code == _TAMIL_THA else _TAMIL_LETTERS.get(consonant, consonant)


def _set_vowel(found: list[Syllable], vowel: str) -> None:
    if found and found[-1].inherent:
        found[-1] = replace(found[-1], vowel=vowel, inherent=False)
    else:
        found.append(Syllable("", vowel))


def _nasals_settled(syllables: list[Syllable]) -> list[Syllable]:
    """Write a nasal dot as the nasal of what follows: m before p and b, ng before h, n elsewhere."""
    settled = list(syllables)
    for place, syllable in enumerate(syllables):
        if syllable.consonant == "?":
            following = syllables[place + 1].consonant[:1] if place + 1 < len(syllables) else ""
            sound = "m" if following and following in "pbm" else "ng" if following == "h" else "n"
            settled[place] = Syllable(sound)
    return settled


def _without_final(syllables: list[Syllable]) -> list[Syllable]:
    if len(syllables) < 2 or not syllables[-1].inherent:
        return list(syllables)
    return [*syllables[:-1], replace(syllables[-1], vowel="", inherent=False)]


def _without_medial(syllables: list[Syllable]) -> list[Syllable]:
    """Drop the inherent *a* between a vowel's consonant and a consonant with its vowel, from the right: rāj(a)kumār."""
    kept = list(syllables)
    for place in range(len(kept) - 2, 0, -1):
        before, here, after = kept[place - 1 : place + 2]
        if here.inherent and before.vowel and after.consonant and after.vowel:
            kept[place] = replace(here, vowel="", inherent=False)
    return kept


def _voiced(syllables: list[Syllable]) -> list[Syllable]:
    """Read Tamil stops as voiced between vowels and after a nasal, where they are not doubled."""
    read = list(syllables)
    for place in range(1, len(syllables)):
        before, here = syllables[place - 1], syllables[place]
        if here.vowel and (before.vowel or before.consonant in {"n", "m"}):
            read[place] = replace(here, consonant=_TAMIL_VOICED.get(here.consonant, here.consonant))
    return read


def _spelling(syllables: list[Syllable]) -> str:
    return "".join(syllable.consonant + syllable.vowel for syllable in syllables)
