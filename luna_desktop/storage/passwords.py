"""Whether a password is hard enough to guess, and passwords drawn by the program.

A password is the only thing between a stolen disk and the patients, so it needs 15 characters or four words, and
must not be made of what everybody tries first. There are no rules about capitals or signs, and no longest length.
"""

from __future__ import annotations

import itertools
import math
import re
import secrets
from collections.abc import Iterable
from functools import cache

from luna_desktop import paths
from luna_desktop.storage.crypto import normalised
from luna_desktop.texts import Message, say

LEAST_CHARACTERS = 15
LEAST_WORDS = 4
GENERATED_WORDS = 5
_LEET = str.maketrans("@431!05$7", "aaeiiosst")
_LETTERS = re.compile(r"[^\W\d_]+")


def password_problem(password: str, *, forbidden: Iterable[str] = ()) -> Message | None:
    """Return what is wrong with a password, or None.

    `forbidden` are the names of the clinic and of the person: a password that is little more than these is refused.
    """
    text = normalised(password).casefold()
    words = [word for word in re.split(r"[\s\-_.,]+", text) if len(word) > 2]
    if len(text) < LEAST_CHARACTERS and len(words) < LEAST_WORDS:
        return say("A password needs at least 15 characters, or four words with spaces between them.")
    if len(set(text)) < 6 or _is_sequence(text):
        return say("This password repeats or counts. Choose four or five words that do not belong together.")
    names = frozenset(part for name in forbidden for part in _LETTERS.findall(normalised(name).casefold()) if part)
    if _is_made_of(text, common_pieces() | names):
        return say("This password is one of the first that anybody tries. Choose words that do not belong together.")
    if _left_over(text, names) < LEAST_CHARACTERS // 2:
        return say("This password is hardly more than a name that others know. Choose other words.")
    return None


def generated_passphrase(words: int = GENERATED_WORDS) -> str:
    """Return random words with spaces between: five of the list are worth more than 50 bits."""
    return " ".join(secrets.choice(passphrase_words()) for _ in range(words))


def passphrase_bits(words: int = GENERATED_WORDS) -> float:
    """Return how many bits of chance a generated passphrase of so many words holds."""
    return words * math.log2(len(passphrase_words()))


@cache
def passphrase_words() -> tuple[str, ...]:
    """Return the list that passphrases are drawn from."""
    return tuple((paths.resources() / "passphrase-words.txt").read_text(encoding="utf-8").split())


@cache
def common_pieces() -> frozenset[str]:
    """Return the pieces that common passwords are put together from."""
    lines = (paths.resources() / "common-passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _is_sequence(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(text)}
    return len(steps) == 1


def _is_made_of(text: str, pieces: frozenset[str]) -> bool:
    """Tell whether nothing but listed pieces, digits and signs is in the text, read plainly or as leetspeak."""
    return any(
        all(_splits(run, pieces) for run in _LETTERS.findall(reading)) for reading in (text, text.translate(_LEET))
    )


def _splits(run: str, pieces: frozenset[str]) -> bool:
    reached = [True] + [False] * len(run)
    for end in range(1, len(run) + 1):
        reached[end] = any(reached[start] and run[start:end] in pieces for start in range(end))
    return reached[-1]


def _left_over(text: str, names: frozenset[str]) -> int:
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 2:
            text = text.replace(name, "")
    return sum(letter.isalpha() for letter in text) + len({letter for letter in text if not letter.isalpha()})
