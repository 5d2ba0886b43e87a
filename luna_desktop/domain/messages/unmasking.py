"""A text as a person reads it: without letters that cannot be seen, accents, and letters that look like others.

Word lists are compared with this, so that a health detail is found however its letters were typed.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC, _GREEK = "аеорсухіјѕԁһкмтвн", "οαεινκρτυχ"
_LOOKS_LIKE = str.maketrans(
    _CYRILLIC + _CYRILLIC.upper() + _GREEK + "\u3002\u0901",
    "aeopcyxijsdhkmtbh" + "AEOPCYXIJSDHKMTBH" + "oaeivkptux" + ".\u0902",
)
"""Letters of other scripts that look like Latin ones, the full stop of Chinese, and the two dots of Hindi as one."""
_JOINER = "\u034f"


class Unmasked:
    """A text as it is read; `span` leads back from its letters to those that were typed."""

    def __init__(self, typed: str) -> None:
        letters: list[str] = []
        self._from: list[int] = []
        for index, letter in enumerate(typed):
            for each in _seen(letter):
                letters.append(each)
                self._from.append(index)
        self._from.append(len(typed))
        self.text = "".join(letters)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the letters from `start` to `end` stand in what was typed, with the unseen ones among them."""
        return self._from[start], max(self._from[end], self._from[end - 1] + 1)


def _seen(letter: str) -> str:
    if letter < "\x80":
        return letter
    plain = unicodedata.normalize("NFKD", letter).translate(_LOOKS_LIKE)
    return "".join(each for each in plain if not _is_unseen(each))


def _is_unseen(letter: str) -> bool:
    """Tell whether a letter has no form of its own: joiners and formatting, and accents of Latin letters."""
    return unicodedata.category(letter) == "Cf" or letter == _JOINER or "\u0300" <= letter <= "\u036f"
