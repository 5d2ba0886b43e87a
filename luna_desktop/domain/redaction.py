"""What a copy must not say: passages that a person chose to withhold, taken out of every value before anything is made.

A passage is found as people write it: in any case, with any blanks between its words, in composed or decomposed
letters, a number with or without its separators. A mark stands in its place; what stood there is gone from the value,
so that no page, table, attachment or machine-readable copy made from it can hold it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.texts import Message, say

Value = TypeVar("Value")

SHORTEST = 2
LONGEST = 400
FEWEST_DIGITS = 6
"""A passage with so many digits, and nothing but separators beside them, is looked for as a number."""
_HIDDEN = "[\u00ad\u200b-\u200d\u2060\ufeff\ufffe]*"
"""What stands between letters unseen; U+FFFE is how a PDF reader gives a hyphen at the end of a line."""
_BLANK = "[\\s\u00a0]"
_LETTER = "\\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff"
"""Letters, digits and the vowel signs of Indic scripts, which Python does not count among the letters; no danda."""
_ENDINGS = "(?:ने|ला|चा|ची|चे|च्या|शी|को|का|की|के|से|में|साठी|ನು|ಗೆ|க்கு)?"
"""Endings that are written together with a name: as a name, it is withheld with them."""
_NUMBER = re.compile(r"\+?[\d\s\u00a0().\-]+")
_FORMS = 1_024


@dataclass(frozen=True, order=True)
class Redaction:
    """A passage to be withheld, and the code of the reason (`domain.rights.codes`)."""

    words: str
    code: str

    @property
    def mark(self) -> str:
        """Return what stands in its place; the same in every language, so that it can be looked up."""
        return mark(self.code)


def mark(code: str) -> str:
    """Return the mark of a reason."""
    return f"[withheld: {code}]"


def tidied(redaction: Redaction) -> Redaction:
    """Return the passage without needless blanks.

    Raises:
        InvalidInput: At `words`, when it is too short to be told apart, or longer than a passage.
    """
    words = " ".join(unicodedata.normalize("NFC", redaction.words).split())
    letters = sum(letter.isalnum() for letter in words)
    if letters < SHORTEST:
        raise InvalidInput({"words": say("Choose at least two letters. One letter would be found in every word.")})
    if len(words) > LONGEST:
        raise InvalidInput(
            {"words": say("A passage has at most {longest} characters. Choose a shorter one.", longest=LONGEST)}
        )
    return replace(redaction, words=words)


class Redactor:
    """Takes passages out of texts, and counts how often each reason was used.

    `keeps` are names that stay where they stand whole, such as the patient's own and those of staff: a passage that is
    a part of one of them is left alone there.
    """

    def __init__(self, redactions: Iterable[Redaction], keeps: Iterable[str] = ()) -> None:
        self.redactions = tuple(sorted(set(redactions), key=lambda each: (-len(each.words), each)))
        self.hits: Counter[str] = Counter()
        self._patterns = [(pattern_of(each.words), each) for each in self.redactions]
        withheld = {_folded(each.words) for each in self.redactions}
        kept = sorted({each for each in keeps if each.strip() and _folded(each) not in withheld}, key=len, reverse=True)
        self._keeps = [pattern_of(each) for each in kept] if self.redactions else []

    def text(self, text: str) -> str:
        """Return a text with marks in place of what is withheld; one without any comes back as it is."""
        if not self._patterns or not text:
            return text
        plain = unicodedata.normalize("NFC", text)
        found = self._found(plain)
        if not found:
            return text
        parts, at = [], 0
        for start, end, redaction in found:
            parts += [plain[at:start], redaction.mark]
            self.hits[redaction.code] += 1
            at = end
        return "".join([*parts, plain[at:]])

    def holds(self, text: str) -> bool:
        """Tell whether a text holds anything that is withheld."""
        return bool(self._patterns) and bool(self._found(unicodedata.normalize("NFC", text)))

    def count(self, text: str, words: str) -> int:
        """Return how often one of the passages stands in a text; nothing is changed and nothing is counted as a hit."""
        found = self._found(unicodedata.normalize("NFC", text))
        return sum(redaction.words == words for _start, _end, redaction in found)

    def whole(self, value: Value, skip: tuple[type, ...] = ()) -> Value:
        """Return a value with every text in it redacted, as deep as it goes; instances of `skip` stay as they are.

        Goes through dataclasses, messages, tuples, lists, sets and the values of mappings. Bytes are left alone.
        """
        return cast(Value, self._walk(value, skip)) if self._patterns else value

    def _walk(self, value: object, skip: tuple[type, ...]) -> object:
        if isinstance(value, skip):
            return value
        if type(value) is str:  # the value of an enumeration says nothing of a person
            return self.text(value)
        if isinstance(value, Message):
            return replace(value, values={name: self._walk(each, skip) for name, each in value.values.items()})
        if isinstance(value, tuple | list | frozenset | set):
            return type(value)(self._walk(each, skip) for each in value)
        if isinstance(value, Mapping):
            return {name: self._walk(each, skip) for name, each in value.items()}
        is_object = is_dataclass(value) and not isinstance(value, type)
        return self._walk_dataclass(value, skip) if is_object else value

    def _walk_dataclass(self, value: Any, skip: tuple[type, ...]) -> object:
        changed = {}
        for each in fields(value):
            before = getattr(value, each.name)
            after = self._walk(before, skip)
            if after is not before and after != before:
                changed[each.name] = after
        return replace(value, **changed) if changed else value

    def _found(self, text: str) -> list[tuple[int, int, Redaction]]:
        """Return where passages stand, from left to right; what overlaps goes as one, by the reason of the longest."""
        raw = [
            (found.start(), found.end(), redaction)
            for pattern, redaction in self._patterns
            for found in pattern.finditer(text)
        ]
        if not raw:
            return []
        kept = [found.span() for pattern in self._keeps for found in pattern.finditer(text)]
        taken: list[tuple[int, int, Redaction]] = []
        for start, end, redaction in raw:
            if any(first <= start and end <= last for first, last in kept):
                continue
            met = [each for each in taken if start < each[1] and each[0] < end]
            if met:
                start, end = min(start, *(each[0] for each in met)), max(end, *(each[1] for each in met))
                redaction = met[0][2]
                taken = [each for each in taken if each not in met]
            taken.append((start, end, redaction))
        return sorted(taken, key=lambda each: each[:2])


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())


@lru_cache(maxsize=_FORMS)
def pattern_of(words: str) -> re.Pattern[str]:
    """Return what finds a passage in a text of composed form (NFC)."""
    plain = unicodedata.normalize("NFC", words).strip()
    digits = "".join(str(unicodedata.decimal(letter)) for letter in plain if letter.isdecimal())
    if len(digits) >= FEWEST_DIGITS and _NUMBER.fullmatch(plain):
        return _number_pattern(digits)
    parts = [_HIDDEN.join(map(re.escape, word)) for word in plain.split()]
    between = f"(?:{_BLANK}|{_HIDDEN}-|\ufffe)+"
    after = f"(?:{_HIDDEN}['’]s)?{_ENDINGS}(?![{_LETTER}])"
    before = f"(?<![{_LETTER}])" if re.match(f"[{_LETTER}]", plain) else ""
    after = after if re.search(f"[{_LETTER}]$", plain) else ""
    return re.compile(f"{before}{between.join(parts)}{after}", re.IGNORECASE)


def _number_pattern(digits: str) -> re.Pattern[str]:
    """Return what finds a number however its digits are grouped, with or without the prefix of the country."""
    own = digits[-10:] if len(digits) > 10 else digits
    one = [f"[{''.join(chr(zero + int(digit)) for zero in _ZEROS)}]" for digit in own]
    apart = "[\\s\u00a0().\\-\u2010-\u2015]*"
    prefix = f"(?:\\+?\\d{{1,3}}{apart}|0{apart})?" if len(own) == 10 else ""
    return re.compile(f"(?<!\\d){prefix}\\(?{apart.join(one)}(?!\\d)")


_ZEROS = (0x30, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66)
"""The digit nought of the scripts that an Indian keyboard writes."""
