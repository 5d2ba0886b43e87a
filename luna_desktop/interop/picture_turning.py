"""Turning a picture by right angles: only the copies are made anew, the original stays as the camera wrote it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image

from luna_desktop.interop.picture_limits import PREVIEW_SIDE, THUMBNAIL_SIDE

QUALITY, FULL_QUALITY = 80, 92

_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True)
class TurnedCopies:
    """The full-size, 1600 px and 320 px copies of a picture, turned, as JPEG without tags."""

    full: bytes = field(repr=False)
    preview: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    width: int
    height: int


def turned(full: bytes, degrees: int) -> TurnedCopies:
    """Return the copies of a picture turned clockwise by 90, 180 or 270 degrees; KeyError for any other angle."""
    with Image.open(io.BytesIO(full), formats=("JPEG",)) as opened:
        picture = opened.convert("RGB").transpose(_TURNS[degrees])
    preview = _smaller(picture, PREVIEW_SIDE)
    return TurnedCopies(
        _jpeg(picture, FULL_QUALITY),
        _jpeg(preview, QUALITY),
        _jpeg(_smaller(preview, THUMBNAIL_SIDE), QUALITY),
        picture.width,
        picture.height,
    )


def _smaller(picture: Image.Image, side: int) -> Image.Image:
    copy = picture.copy()
    copy.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=2.0)
    return copy


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return written.getvalue()
