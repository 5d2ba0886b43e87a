"""The printed recovery code: 256 random bits in 15 groups of four characters that notice and locate a typing slip.

Thirteen groups carry the secret in base 32 (Crockford's alphabet: no I, L, O, U). Two more carry a Reed-Solomon
check over GF(32), one code word per column of the groups, which finds one wrong character in each column; the four
bits left over in the last character of the secret carry a checksum. So one wrong group is named, and anything else
that is wrong is refused.
"""

from __future__ import annotations

import hashlib

from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.storage import crypto
from luna_desktop.texts import say

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
SECRET_GROUPS = 13
GROUPS = SECRET_GROUPS + 2
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _powers() -> list[int]:
    powers = [1]
    while len(powers) < 31:
        doubled = powers[-1] << 1
        powers.append(doubled ^ 0x25 if doubled & 0x20 else doubled)  # x^5 + x^2 + 1
    return powers


_EXP = _powers()
_LOG = {value: power for power, value in enumerate(_EXP)}


def _times(left: int, right: int) -> int:
    return _EXP[(_LOG[left] + _LOG[right]) % 31] if left and right else 0


def _syndromes(column: list[int]) -> tuple[int, int]:
    plain = weighted = 0
    for place, symbol in enumerate(column):
        plain ^= symbol
        weighted ^= _times(symbol, _EXP[place])
    return plain, weighted


def _check_symbols(column: list[int]) -> list[int]:
    """Return the two symbols that make both syndromes of the whole column zero."""
    plain, weighted = _syndromes(column)
    first, second = _EXP[SECRET_GROUPS], _EXP[SECRET_GROUPS + 1]
    both = _EXP[-_LOG[first ^ second] % 31]
    before_last = _times(weighted ^ _times(plain, second), both)
    return [before_last, plain ^ before_last]


def _checksum(secret: bytes) -> int:
    return hashlib.sha256(b"clinic/recovery-code/1" + secret).digest()[0] >> 4


def new_secret() -> bytes:
    """Return the 32 random bytes that a new recovery code stands for."""
    return crypto.new_key()


def written(secret: bytes) -> str:
    """Write the secret as 15 groups of four characters with dashes between."""
    number = int.from_bytes(secret, "big") << 4 | _checksum(secret)
    symbols = [number >> 5 * place & 31 for place in reversed(range(SECRET_GROUPS * GROUP))]
    columns = [symbols[place::GROUP] for place in range(GROUP)]
    checks = [_check_symbols(column) for column in columns]
    symbols += [check[0] for check in checks] + [check[1] for check in checks]
    text = "".join(ALPHABET[symbol] for symbol in symbols)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def parsed(code: str) -> bytes:
    """Return the secret of a typed code; spaces, dashes, case, O for 0 and I or L for 1 do not matter.

    Raises UnlockRefused with the group that is wrong where it can be told.
    """
    letters = "".join(letter for letter in code.upper() if letter.isalnum()).translate(_LOOKALIKES)
    for place, letter in enumerate(letters):
        if letter not in ALPHABET:
            raise _wrong_group(place // GROUP + 1)
    if len(letters) != GROUPS * GROUP:
        raise UnlockRefused(
            say(
                "A recovery code has {wanted} characters in {groups} groups of four; {typed} were typed. "
                "Compare it with the printed sheet.",
                wanted=GROUPS * GROUP,
                groups=GROUPS,
                typed=len(letters),
            )
        )
    symbols = [ALPHABET.index(letter) for letter in letters]
    _refuse_slips(symbols)
    number = 0
    for symbol in symbols[: SECRET_GROUPS * GROUP]:
        number = number << 5 | symbol
    secret = (number >> 4).to_bytes(crypto.KEY_BYTES, "big")
    if number & 15 != _checksum(secret):
        raise _wrong_somewhere()
    return secret


def _refuse_slips(symbols: list[int]) -> None:
    places: set[int | None] = set()
    for start in range(GROUP):
        plain, weighted = _syndromes(symbols[start::GROUP])
        if not plain and not weighted:
            continue
        places.add((_LOG[weighted] - _LOG[plain]) % 31 if plain and weighted else None)
    if len(places) == 1:
        place = places.pop()
        raise _wrong_group(place + 1) if place is not None and place < GROUPS else _wrong_somewhere()
    if places:
        raise _wrong_somewhere()


def _wrong_group(group: int) -> UnlockRefused:
    return UnlockRefused(
        say("Group {group} of the recovery code does not fit. Compare it with the printed sheet.", group=group)
    )


def _wrong_somewhere() -> UnlockRefused:
    return UnlockRefused(
        say("The recovery code does not fit. Compare every group, and their order, with the printed sheet.")
    )
