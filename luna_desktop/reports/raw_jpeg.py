"""A photograph goes into a PDF as the JPEG it is: nothing is decoded and nothing is encoded again.

ReportLab would decode every picture to tell equal ones apart; the SHA-256 that comes with a photograph does that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from luna_desktop.reports.ropes import Later, Piece

Picture = bytes | Callable[[], bytes]
"""A JPEG, or what reads it."""
START = b"\xff\xd8"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
COLOUR_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class NotJpeg(ValueError):
    """The bytes are not a JPEG picture that can be embedded; callers hand over only pictures of the vault."""


@dataclass(frozen=True)
class JpegHeader:
    """What the frame header of a JPEG says; width and height in pixels."""

    width: int
    height: int
    components: int
    bits: int


def read_header(jpeg: bytes) -> JpegHeader:
    """Find the frame header of a JPEG (ITU-T T.81, B.2.2)."""
    if not jpeg.startswith(START):
        raise NotJpeg("no start marker")
    position = 2
    while position + 9 < len(jpeg) and jpeg[position] == 0xFF:
        marker = jpeg[position + 1]
        if marker in FRAMES:
            height = int.from_bytes(jpeg[position + 5 : position + 7], "big")
            width = int.from_bytes(jpeg[position + 7 : position + 9], "big")
            return JpegHeader(width, height, jpeg[position + 9], jpeg[position + 4])
        if marker == 0xFF or marker in STANDALONE:
            position += 1 if marker == 0xFF else 2
        else:
            position += 2 + int.from_bytes(jpeg[position + 2 : position + 4], "big")
    raise NotJpeg("no frame header")


def picture_bytes(picture: Picture) -> bytes:
    """Return the bytes of a picture, read now where they are read on demand."""
    return picture() if callable(picture) else picture


def image_object(picture: Picture) -> tuple[str, Piece]:
    """Return the JPEG as an image object of a PDF: its dictionary and its bytes as they are."""
    jpeg = picture_bytes(picture)
    header = read_header(jpeg)
    inverted = "/Decode[1 0 1 0 1 0 1 0]" if header.components == 4 else ""  # Adobe programs store CMYK upside down
    return (
        f"<</Type/XObject/Subtype/Image/Width {header.width}/Height {header.height}/BitsPerComponent {header.bits}"
        f"/ColorSpace/{COLOUR_SPACES[header.components]}/Filter/DCTDecode{inverted}/Length {len(jpeg)}>>"
    ), Later(len(jpeg), picture) if callable(picture) else jpeg
