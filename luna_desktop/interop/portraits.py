"""Identity photographs: a small square cut out of a picture that came in through the one door of `pictures`.

Nothing of the original survives but the pixels of that square. The small size is the point: it tells people apart at
the desk and is of no use for judging skin.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from luna_desktop.interop.pictures import PictureRefused, prepare
from luna_desktop.texts import say

SIDE = 240
"""Pixels across an identity photograph."""
SMALLEST_CUT = 64
"""Pixels across the smallest part that may be cut out; less would be a blur."""
MOST_BYTES = 96 * 1024
_QUALITY = 86
_PLAIN_INFO = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@dataclass(frozen=True)
class Square:
    """A square part of a picture, in its pixels."""

    left: int
    top: int
    side: int


def ready_to_cut(content: bytes) -> bytes:
    """Check a picture as every picture from outside, and return a copy of at most 1600 px without tags, as JPEG.

    Raises:
        PictureRefused: It is no picture that can be kept, or too small to cut a face out of.
    """
    prepared = prepare(content)
    if min(prepared.width, prepared.height) < SMALLEST_CUT:
        raise PictureRefused(say("The picture is too small. It needs at least {least} pixels.", least=SMALLEST_CUT))
    return prepared.preview


def cut_out(jpeg: bytes, part: Square) -> bytes:
    """Return a part of a picture that was made ready, as JPEG of 240 by 240 pixels without any tag.

    Raises:
        PictureRefused: The part does not lie inside the picture, or is too small.
    """
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        inside = part.left >= 0 and part.top >= 0
        inside = inside and part.left + part.side <= opened.width and part.top + part.side <= opened.height
        if not inside or part.side < SMALLEST_CUT:
            raise PictureRefused(say("Choose a part that lies inside the picture."))
        box = (part.left, part.top, part.left + part.side, part.top + part.side)
        small = opened.convert("RGB").resize((SIDE, SIDE), Image.Resampling.LANCZOS, box=box)
    bare = Image.new("RGB", small.size)
    bare.paste(small)  # pixels alone: nothing of `info` comes along
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def is_portrait(jpeg: bytes) -> bool:
    """Tell whether bytes are what `cut_out` makes: a small square JPEG that carries no tag."""
    if len(jpeg) > MOST_BYTES:
        return False
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
            return opened.size == (SIDE, SIDE) and set(opened.info) <= _PLAIN_INFO
    except (OSError, SyntaxError, ValueError):
        return False
