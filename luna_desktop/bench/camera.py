"""Pictures as cameras write them, made up for measuring: grainy, so that decoding and packing cost what they cost."""

from __future__ import annotations

import io

from PIL import Image

MP12, MP48 = (4000, 3000), (8000, 6000)
_SIDEWAYS = 6
_ORIENTATION = 0x0112


def grainy(size: tuple[int, int], *, shade: int = 0, sideways: bool = False) -> bytes:
    """Return a grainy JPEG; each shade is another picture. A sideways one says so in its tags."""
    width, height = size
    bands = []
    for band in range(3):
        soft = Image.effect_noise((width // 16, height // 16), 30).resize(size)
        fine = Image.effect_noise(size, 22)
        bands.append(Image.blend(soft, fine, 0.4).point(lambda value, add=band * 9 + shade: min(255, value + add)))
    written = io.BytesIO()
    tags = Image.Exif()
    tags[_ORIENTATION] = _SIDEWAYS if sideways else 1
    quality = 90 if width * height < 20_000_000 else 84  # files of some 4 and 11 MB, as cameras and phones write them
    Image.merge("RGB", bands).save(written, "JPEG", quality=quality, exif=tags)
    return written.getvalue()


def twin(jpeg: bytes, number: int) -> bytes:
    """Return the same picture as another file: it differs by a comment, so that it is no duplicate."""
    note = f"{number}".encode()
    return jpeg[:2] + b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note + jpeg[2:]
