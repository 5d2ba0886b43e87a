"""How long a message is as SMS: letters, coding and parts (3GPP TS 23.038 for letters, TS 23.040 for parts)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Letters that take two places."""


class Coding(StrEnum):
    """How the letters of an SMS are coded: seven bits each, or two bytes."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


_SINGLE = {Coding.GSM7: 160, Coding.UCS2: 70}
_PART = {Coding.GSM7: 153, Coding.UCS2: 67}


@dataclass(frozen=True)
class SmsSize:
    """Places used, places that the parts hold, and the number of parts that are paid for."""

    coding: Coding
    used: int
    room: int
    parts: int


def measure(text: str) -> SmsSize:
    """Return how long a text is as SMS; an empty one still takes a part."""
    seven = all(letter in _BASIC or letter in _EXTENDED for letter in text)
    coding = Coding.GSM7 if seven else Coding.UCS2
    widths = [_width(letter, coding) for letter in text]
    used = sum(widths)
    if used <= _SINGLE[coding]:
        return SmsSize(coding, used, _SINGLE[coding], 1)
    parts = _parts(widths, _PART[coding])
    return SmsSize(coding, used, parts * _PART[coding], parts)


def _width(letter: str, coding: Coding) -> int:
    if coding is Coding.GSM7:
        return 2 if letter in _EXTENDED else 1
    return len(letter.encode("utf-16-be")) // 2


def _parts(widths: list[int], room: int) -> int:
    """Count parts; a letter of two places is never cut in half."""
    parts, left = 1, room
    for width in widths:
        if width > left:
            parts, left = parts + 1, room
        left -= width
    return parts
