"""What the code of a placard says: a mark of this program and a random token, and nothing else."""

from __future__ import annotations

import re
import secrets

MARK = "LUNA1:"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LENGTH = 24
"""Letters of 5 bits each: 120 bits of chance."""
_TEXT = re.compile(rf"{MARK}([{LETTERS}]{{{LENGTH}}})")


def new_token() -> str:
    """Return a token that nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def text_of(token: str) -> str:
    """Return what the code on a placard says."""
    return f"{MARK}{token}"


def token_in(text: str) -> str:
    """Return the token in what a code says, or nothing where it is no placard."""
    found = _TEXT.fullmatch(text)
    return found.group(1) if found is not None else ""
