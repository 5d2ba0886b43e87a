"""Photographs on their way out: new pixels with what must not be seen burned in, a visible number, and no tag at all.

What leaves is encoded anew from pixels; nothing of the file it was made from comes along. Boxes are filled with black
before anything is encoded, so that no byte of what lay under them exists in the file. `left_in` reads a finished file
segment by segment and says what a camera or a program has left in it; a file in which it finds anything is not let out.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw, ImageFont

from luna_desktop.domain.photo_exports import WHOLE, Box, BoxKind, member_name

QUALITY = 90
BLACK = (0, 0, 0)
_PLATE, _INK = (0, 0, 0, 150), (255, 255, 255, 235)
_ALLOWED = frozenset({0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDD})
"""Tables, frame, scan: what a JPEG needs to be decoded. APP0 (density) is allowed as Pillow writes it."""
_JFIF = b"JFIF\x00"
_NAMES = {0xE1: "Exif or XMP", 0xE2: "colour profile", 0xED: "IPTC", 0xFE: "comment"}
_MARKS = (b"Exif\x00", b"http://ns.adobe.com/", b"Photoshop 3.0", b"<x:xmpmeta", b"GPS")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def make_export(jpeg: bytes, boxes: Sequence[Box], number: str) -> bytes:
    """Return a new JPEG of a clean copy with its boxes burned in and the request's number on it."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        pixels = Image.new("RGB", opened.size)
        pixels.paste(opened.convert("RGB"))
    _burn(pixels, boxes)
    crop = next((box for box in boxes if box.kind is BoxKind.CROP), None)
    if crop is not None:
        part = _corners(pixels, crop)
        smaller = Image.new("RGB", (part[2] - part[0], part[3] - part[1]))
        smaller.paste(pixels.crop(part))
        pixels = smaller
    return _jpeg(_marked(pixels, number))


def _burn(pixels: Image.Image, boxes: Sequence[Box]) -> None:
    for box in boxes:
        if box.kind is not BoxKind.CROP:
            pixels.paste(BLACK, _corners(pixels, box))


def _corners(pixels: Image.Image, box: Box) -> tuple[int, int, int, int]:
    """Return a box in pixels, rounded outwards for what is covered and inwards for nothing."""
    width, height = pixels.size
    left, top = box.left * width // WHOLE, box.top * height // WHOLE
    right, bottom = -(-box.right * width // WHOLE), -(-box.bottom * height // WHOLE)
    return left, top, max(left + 1, right), max(top + 1, bottom)


def _marked(pixels: Image.Image, number: str) -> Image.Image:
    """Return the picture with the number on a dark plate in its lower right corner, and faintly across its middle."""
    size = max(11, round(min(pixels.size) * 0.035))
    font, large = ImageFont.load_default(size), ImageFont.load_default(round(size * 2.4))
    layer = Image.new("RGBA", pixels.size, (0, 0, 0, 0))
    drawing = ImageDraw.Draw(layer)
    left, top, right, bottom = drawing.textbbox((0, 0), number, font=font)
    wide, high, gap = right - left, bottom - top, size // 2
    corner = (pixels.width - wide - 3 * gap, pixels.height - high - 3 * gap)
    drawing.rectangle((*corner, corner[0] + wide + 2 * gap, corner[1] + high + 2 * gap), fill=_PLATE)
    drawing.text((corner[0] + gap - left, corner[1] + gap - top), number, font=font, fill=_INK)
    middle = (pixels.width / 2, pixels.height / 2)
    drawing.text(middle, number, font=large, fill=(255, 255, 255, 46), anchor="mm")
    return Image.alpha_composite(pixels.convert("RGBA"), layer).convert("RGB")


def _jpeg(pixels: Image.Image) -> bytes:
    bare = Image.new("RGB", pixels.size)
    bare.paste(pixels)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return written.getvalue()


def packed(number: str, jpegs: Sequence[bytes]) -> bytes:
    """Return what leaves as one file: the photograph itself, or a zip of several without any time or name of theirs."""
    if len(jpegs) == 1:
        return jpegs[0]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for place, jpeg in enumerate(jpegs, start=1):
            archive.writestr(zipfile.ZipInfo(member_name(number, place), _LONG_AGO), jpeg)
    return written.getvalue()


def left_in(jpeg: bytes) -> tuple[str, ...]:
    """Return what a JPEG carries beside its pixels, by name, each once; nothing where it is clean."""
    found = dict.fromkeys(_named(marker, body) for marker, body in _segments(jpeg) if not _is_plain(marker, body))
    head = jpeg[: max(jpeg.find(b"\xff\xda"), 0)]  # behind it lies compressed light, in which any bytes may stand
    marks = [mark.decode("latin-1").strip("\x00") for mark in _MARKS if mark in head]
    return (*found, *marks)


def _segments(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of each segment up to the scan, and what lies behind the end of the picture."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        (length,) = struct.unpack(">H", jpeg[at + 2 : at + 4])
        yield marker, jpeg[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == 0xDA:
            break
    end = jpeg.rfind(b"\xff\xd9")
    if jpeg[:2] != b"\xff\xd8" or end < 0 or end + 2 != len(jpeg):
        yield 0x00, jpeg[end + 2 :]


def _is_plain(marker: int, body: bytes) -> bool:
    if marker == 0xE0:
        return body[:5] == _JFIF and len(body) == 14 and body[12:14] == b"\x00\x00"  # no thumbnail in it
    return marker in _ALLOWED


def _named(marker: int, body: bytes) -> str:
    if marker == 0x00:
        return "bytes behind the picture" if body else "no picture"
    return _NAMES.get(marker, f"segment {marker:02x}")
