"""Colour profiles that are only described: by the numbers of a video standard, or by primaries and a gamma.

HEIC and PNG may name their colours by code points (ITU-T H.273) or by chromaticities; cameras say Adobe RGB (1998) by
one tag. An ICC profile (ICC.1:2001-04, matrix and tone curve) is written for them, so that one way of converting
serves all.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

Matrix = tuple[tuple[float, float, float], ...]
D65 = (0.3127, 0.3290)
D50 = (0.9642, 1.0, 0.8249)
_BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_CURVE_POINTS = 1024


@dataclass(frozen=True)
class Colours:
    """The chromaticities of red, green, blue and white, and the exponent of the tone curve; 0 stands for sRGB's own."""

    red: tuple[float, float]
    green: tuple[float, float]
    blue: tuple[float, float]
    white: tuple[float, float] = D65
    gamma: float = 0.0


SRGB = Colours((0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
DISPLAY_P3 = Colours((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
ADOBE_RGB = Colours((0.640, 0.330), (0.210, 0.710), (0.150, 0.060), gamma=563 / 256)
REC_2020 = Colours((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
PRIMARIES = {1: SRGB, 9: REC_2020, 12: DISPLAY_P3}
"""By their code points; others are so rare in photographs that they count as sRGB."""
HDR_TRANSFERS = {16, 18}
"""PQ and HLG: brightness that no ordinary screen or paper shows, so it would look wrong."""
_GAMMAS = {4: 2.2, 5: 2.8, 8: 1.0}


class HighDynamicRange(Exception):
    """The numbers stand for brightness beyond any screen that this program can count on."""


def coded(primaries: int, transfer: int) -> Colours:
    """Return the colours that two code points of H.273 name; HighDynamicRange for PQ and HLG."""
    if transfer in HDR_TRANSFERS:
        raise HighDynamicRange
    base = PRIMARIES.get(primaries, SRGB)
    return Colours(base.red, base.green, base.blue, base.white, _GAMMAS.get(transfer, 0.0))


def icc_profile(colours: Colours) -> bytes:
    """Return an ICC profile of these colours; ValueError where they are no colours at all."""
    try:
        columns = _adapted(colours)
    except ZeroDivisionError:
        raise ValueError("these chromaticities span no colours") from None
    curve = _curve(colours.gamma)
    tags = {
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*D50),
        b"rXYZ": b"XYZ \0\0\0\0" + _fixed(*columns[0]),
        b"gXYZ": b"XYZ \0\0\0\0" + _fixed(*columns[1]),
        b"bXYZ": b"XYZ \0\0\0\0" + _fixed(*columns[2]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Luna\0" + bytes(78),
        b"cprt": b"text\0\0\0\0none\0",
    }
    return _laid_out(tags)


def _laid_out(tags: dict[bytes, bytes]) -> bytes:
    table, bodies, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, body in tags.items():
        padded = body + bytes(-len(body) % 4)
        table += name + struct.pack(">II", at + len(bodies), len(body))
        bodies += padded
    size = at + len(bodies)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s4s", 2026, 1, 1, 0, 0, 0, b"acsp", bytes(4)) + bytes(24) + _fixed(*D50)
    return head.ljust(128, b"\0") + table + bodies


def _curve(gamma: float) -> bytes:
    if gamma:
        return b"curv\0\0\0\0" + struct.pack(">IH", 1, max(1, min(65535, round(gamma * 256))))
    points = [round(65535 * _linear(at / (_CURVE_POINTS - 1))) for at in range(_CURVE_POINTS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *points)


def _linear(value: float) -> float:
    """Return the light of an sRGB value (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _adapted(colours: Colours) -> list[tuple[float, float, float]]:
    """Return XYZ of red, green and blue as seen under D50."""
    red, green, blue, white = (_xyz(point) for point in (colours.red, colours.green, colours.blue, colours.white))
    by_rows: Matrix = tuple(zip(red, green, blue, strict=True))
    share = _times(_inverse(by_rows), white)
    cone_white, cone_d50 = _times(_BRADFORD, white), _times(_BRADFORD, D50)
    scale = [to / of for to, of in zip(cone_d50, cone_white, strict=True)]
    back = _inverse(_BRADFORD)
    found = []
    for column, amount in zip((red, green, blue), share, strict=True):
        cone = _times(_BRADFORD, (column[0] * amount, column[1] * amount, column[2] * amount))
        found.append(_times(back, (cone[0] * scale[0], cone[1] * scale[1], cone[2] * scale[2])))
    return found


def _xyz(point: tuple[float, float]) -> tuple[float, float, float]:
    x, y = point
    return x / y, 1.0, (1 - x - y) / y


def _times(matrix: Matrix, vector: tuple[float, float, float]) -> tuple[float, float, float]:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / determinant, (c * h - b * i) / determinant, (b * f - c * e) / determinant),
        ((f * g - d * i) / determinant, (a * i - c * g) / determinant, (c * d - a * f) / determinant),
        ((d * h - e * g) / determinant, (b * g - a * h) / determinant, (a * e - b * d) / determinant),
    )
