"""How names are compared: folded to plain words, written in Latin letters, and reduced to what they sound like.

Nobody at the desk knows in which script, with which accents or in which of five spellings a name was written down.
Everything that looks for people by name uses these functions, on both sides of the comparison.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from luna_desktop.domain import indic

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ‛`´ʹʾʿ′＇"))
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


def fold(text: str) -> tuple[str, ...]:
    """Return the words of a text in plain form: no case, no accents on Latin letters, no apostrophes, digits as 0-9.

    Words end at everything that is no letter, digit or vowel sign. O'Brien is `obrien`, Anne-Marie is `anne` and
    `marie`, José is `jose`, कुमार stays one word. Folding folded words changes nothing.
    """
    return _fold(text)


@lru_cache(maxsize=65_536)
def _fold(text: str) -> tuple[str, ...]:
    if text.isascii():
        plain = text.casefold().translate(_APOSTROPHES)
    else:
        visible = "".join(letter for letter in text.translate(_APOSTROPHES) if unicodedata.category(letter) != "Cf")
        plain = _plain(_plain(visible))
    return tuple("".join(map(_kept, plain)).split())


def _plain(text: str) -> str:
    """Decompose, lower and strip a text; a second pass catches what the first one laid bare."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = _COMBINING.sub("", text.translate(_APOSTROPHES))
    return text if text.isascii() else unicodedata.normalize("NFKD", "".join(map(_latin, text)))


@lru_cache(maxsize=8_192)
def _latin(letter: str) -> str:
    """Write a Latin letter that does not decompose in ASCII (ø, ł, æ), and any decimal digit as 0-9."""
    if letter.isascii():
        return letter
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    return anyascii(letter).casefold() if unicodedata.name(letter, "").startswith("LATIN") else letter


@lru_cache(maxsize=8_192)
def _kept(letter: str) -> str:
    return letter if unicodedata.category(letter)[0] in "LNM" else " "


@lru_cache(maxsize=65_536)
def latin_spellings(word: str) -> tuple[str, ...]:
    """Return the spellings of a folded word in a-z and 0-9, the likeliest first; a plain word is its own.

    A rare character that has no Latin spelling gives none.
    """
    if word.isascii():
        return (word,)
    spelt = indic.romanised(word) if indic.is_indic(word) else (word,)
    latin = ("".join(fold(anyascii(spelling))) for spelling in spelt)
    return tuple(dict.fromkeys(spelling for spelling in latin if spelling))


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),  # double letters: Reddy, Redy; Meena after the vowels below
        (r"zh", "l"),  # Ezhil, Elil
        (r"ph", "f"),
        (r"sh|sch(?=[mnlr])|c(?=[eiy])", "s"),
        (r"ch", "C"),
        (r"c", "k"),
        (r"(?<=[bCdgjkrt])h", ""),  # breath: Karthik, Kartik; Sudha, Suda
        (r"q", "k"),
        (r"x", "ks"),  # Laxmi, Lakshmi
        (r"w", "v"),  # Biswas, Bisvas
        (r"z", "j"),
        (r"jny?|dny|gn|gy", "gi"),  # Gyan, Jnan, Dnyan
        (r"(?<=.)h(?![aeiou])", ""),  # Mehta, Shah
        (r"ea|ie(?![aou])", "i"),
        (r"a[iy]a?|e[iy]|ae", "e"),  # Nair, Nayar
        (r"[ao][uv](?![aeiou])", "o"),  # Gaur, Gour, Gowr
        (r"y", "i"),
        (r"d$", "t"),  # Prasad, Prasath
        (r"(?<=.)e(?=r[^aeiou])", ""),  # Verma, Varma
        (r"(?<=.)a", ""),
        (r"C", "c"),
        (r"(.)\1+", r"\1"),
    )
)
_LONG_VOWELS = (("ee", "i"), ("oo", "u"))


@lru_cache(maxsize=65_536)
def sound_key(spelling: str) -> str:
    """Return what a Latin spelling sounds like to an Indian ear: Sharma and Sarma, Laxmi and Lakshmi share a key.

    The key is for comparing only. Breath, doubling, vowel length and every *a* after the first letter are lost.
    """
    key = spelling
    for long, short in _LONG_VOWELS:
        key = key.replace(long, short)
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


@lru_cache(maxsize=65_536)
def sound_keys(word: str) -> tuple[str, ...]:
    """Return the different sound keys of a folded word in any script; a word without letters has none."""
    if word.isdigit():
        return ()
    return tuple(dict.fromkeys(key for spelling in latin_spellings(word) if (key := sound_key(spelling))))
