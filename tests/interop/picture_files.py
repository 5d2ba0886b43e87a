"""Picture files of every kind, made by the tests: with tags, profiles, pages and layers as cameras and phones write."""

from __future__ import annotations

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageCms

CANARY = "CANARY-7731"


def canary_exif(*, orientation: int = 1, taken: str = "2026:03:14 10:30:00") -> Image.Exif:
    """Return tags of a camera with a canary in all that must never come along."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F], made[0x0110], made[0x0132] = "Nikon", "Nikon D850", taken
    made[0x010E], made[0x013B], made[0x8298] = f"{CANARY} note", f"{CANARY} artist", f"{CANARY} rights"
    made.get_ifd(0x8769).update(
        {
            0x9003: taken,
            0xA434: "Micro 105mm f/2.8",
            0xA431: f"{CANARY}-BODY",
            0xA435: f"{CANARY}-LENS",
            0xA430: f"{CANARY} owner",
            0x927C: f"{CANARY} maker".encode(),
            0x9286: b"ASCII\0\0\0" + CANARY.encode(),
        }
    )
    made.get_ifd(0x8825).update({1: "N", 2: (12.0, 58.0, 17.0), 3: "E", 4: (77.0, 35.0, 40.0), 27: CANARY.encode()})
    return made


def scene(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """Return a white picture whose upper left quarter is red."""
    made = Image.new("RGB", size, "white")
    made.paste((200, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    return made


def written(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file; HEIC through the writer that only tests have."""
    into = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(picture).save(into, format="HEIF", **options)  # type: ignore[arg-type]  # its own options
    else:
        picture.save(into, kind, **options)
    return into.getvalue()


def srgb_profile() -> bytes:
    """Return the library's own sRGB profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def png_of(header: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of a header and chunks as they are given, each with its checksum."""
    parts = [(b"IHDR", header), *chunks, (b"IEND", b"")]
    framed = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def png_header(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    """Return the header of a PNG."""
    return struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
