"""What a camera wrote beside the pixels and what is worth keeping of it as data: time, camera, lens, how it was held.

Place, serial numbers, names and the maker's own notes are never read.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    ArithmeticError,
    TypeError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Pillow and its plugins raise for files that are cut short or built to harm."""
LONGEST_NAME = 64
_EXIF, _INTEROP = 0x8769, 0xA005
_TAKEN = (0x9003, 0x9004, 0x0132)
_MAKE, _MODEL, _LENS, _ORIENTATION = 0x010F, 0x0110, 0xA434, 0x0112


@dataclass(frozen=True)
class Told:
    """What the file tells; `taken_at` is the camera's own local time, which has no zone."""

    taken_at: datetime | None = None
    camera: str = ""
    lens: str = ""
    is_adobe_rgb: bool = False


def told_by(opened: Image.Image) -> Told:
    """Return what is kept as data; whatever is missing or nonsense stays empty."""
    try:
        exif = opened.getexif()
        main, more = dict(exif), exif.get_ifd(_EXIF)
        interop = exif.get_ifd(_INTEROP) if _INTEROP in more else {}
    except DAMAGED:
        return Told()
    make, model = _name(main.get(_MAKE)), _name(main.get(_MODEL))
    camera = model if model.casefold().startswith(make.casefold()) else f"{make} {model}".strip()
    return Told(
        _time(more | main), camera[:LONGEST_NAME], _name(more.get(_LENS)), str(interop.get(1, "")).startswith("R03")
    )


def orientation_of(opened: Image.Image) -> int:
    """Return how the camera was held, 1 to 8; 1 where the tag is missing or nonsense."""
    try:
        found = int(opened.getexif().get(_ORIENTATION, 1))
    except DAMAGED:
        return 1
    return found if 1 <= found <= 8 else 1


def _name(told: object) -> str:
    text = str(told) if isinstance(told, str) else ""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:LONGEST_NAME]


def _time(tags: dict[int, object]) -> datetime | None:
    text = next((str(tags[tag]) for tag in _TAKEN if tag in tags), "")
    try:
        return datetime.strptime(text.strip("\x00 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - cameras tell no zone
    except ValueError:
        return None
