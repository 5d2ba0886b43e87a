"""Pictures from outside: the one door through which bytes become a photograph.

JPEG, PNG, TIFF, WebP and HEIC. Bytes are limited here; everything else about a file is found out in a process of its
own (`picture_workers`), which can be killed and holds no key. What comes back is plain: facts and JPEG copies in sRGB,
upright, without any tag of the original.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from luna_desktop.interop import jpeg_stream
from luna_desktop.interop.picture_limits import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    PREVIEW_SIDE,
    THUMBNAIL_SIDE,
    Word,
    sane_time,
)
from luna_desktop.interop.picture_pipe import Answer
from luna_desktop.interop.picture_workers import DECODERS, Decoders
from luna_desktop.texts import Message, say, say_n

__all__ = [
    "LONGEST_SIDE",
    "MOST_BYTES",
    "MOST_PIXELS",
    "PREVIEW_SIDE",
    "SUFFIXES",
    "THUMBNAIL_SIDE",
    "PictureRefused",
    "PreparedPicture",
    "forget_pictures",
    "prepare",
]
SUFFIXES = ("jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif", "hif")
"""Endings under which a file dialog looks for pictures; what a file is, its content tells."""
_KINDS = {"image/jpeg", "image/png", "image/tiff", "image/webp", "image/heic"}
_LONGEST_NAME = 64


class PictureRefused(Exception):
    """A file that cannot become a photograph; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass(frozen=True)
class PreparedPicture:
    """The original's bytes and the copies made of it, with what is worth keeping as data.

    `taken_at` is the camera's own local time; `camera` and `lens` are what the file tells of make and model.
    """

    original: bytes = field(repr=False)
    full: bytes = field(repr=False)
    preview: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    sha256: str
    media_type: str
    width: int
    height: int
    taken_at: datetime | None
    camera: str = ""
    lens: str = ""
    pages: int = 1


def prepare(content: bytes, page: int | None = None, *, decoders: Decoders = DECODERS) -> PreparedPicture:
    """Check and decode a picture once, and make its full-size, 1600 px and 320 px copies (JPEG, sRGB, no tags).

    `page` counts from zero and is for scans of several pages; a photograph is asked for without.

    Raises:
        PictureRefused: It is empty, too large, of no kind that is read, a decompression bomb, moving, or damaged.
        NoDecoder: No decoding process could be started on this machine.
    """
    if not content:
        raise PictureRefused(say("The file is empty."))
    if len(content) > MOST_BYTES:
        raise PictureRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
    answer = decoders.ask(content, page)
    if answer.refused is not None:
        raise PictureRefused(_why(answer.refused, answer.count))
    try:
        return _prepared(content, answer)
    except (KeyError, TypeError, ValueError):
        raise PictureRefused(_why(Word.DAMAGED, 0)) from None


def forget_pictures() -> None:
    """End the decoding processes, so that nothing of a picture stays in their memory; at the lock."""
    DECODERS.stop()


def _prepared(content: bytes, answer: Answer) -> PreparedPicture:
    told = answer.told
    full, preview, thumbnail = answer.copies
    ranges = _ranges(told["kept"], len(content))
    width, height, pages = (_number(told, name) for name in ("width", "height", "pages"))
    media_type, taken = str(told["media_type"]), str(told["taken_at"])
    if media_type not in _KINDS or width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise ValueError("a decoding process told of a picture that cannot be")
    return PreparedPicture(
        content,
        jpeg_stream.joined(content, ranges) if ranges else full,
        preview,
        thumbnail,
        hashlib.sha256(content).hexdigest(),
        media_type,
        width,
        height,
        sane_time(datetime.fromisoformat(taken)) if taken else None,
        str(told["camera"])[:_LONGEST_NAME],
        str(told["lens"])[:_LONGEST_NAME],
        pages,
    )


def _number(told: Mapping[str, object], name: str) -> int:
    found = told[name]
    if not isinstance(found, int) or found < 1:
        raise ValueError("a decoding process told of a picture that cannot be")
    return found


def _ranges(told: object, size: int) -> list[tuple[int, int]]:
    """Return the parts of the original that are the full copy; they must follow each other inside it."""
    found, before = [], 2
    for start, end in told if isinstance(told, list) else ():
        if not before <= start < end <= size:
            raise ValueError("a decoding process told of parts that are not there")
        found.append((start, end))
        before = end
    return found


def _why(word: Word, count: int) -> Message:
    """Return the sentence for a refusal."""
    if word is Word.PAGES:
        return say_n(
            "The file holds {count} picture. Save it as a file of its own.",
            "The file holds {count} pictures. Save each one as a file of its own.",
            count,
        )
    if word is Word.PIXELS:
        return say("The picture has more than {most} million pixels.", most=MOST_PIXELS // 1_000_000)
    return _SENTENCES[word]


_SENTENCES = {
    Word.UNKNOWN: say("This is not a JPEG, PNG, TIFF, WebP or HEIC picture, whatever its name says."),
    Word.SCANS: say("The picture is built in a way that no camera uses. Export it again as JPEG."),
    Word.MOVING: say("This is a moving picture. Photographs are single pictures."),
    Word.HDR: say("The picture is stored for HDR screens, where colours look different. Export it as ordinary JPEG."),
    Word.ODD: say("The picture holds measured numbers instead of colours. Export it as JPEG or 16-bit TIFF."),
    Word.DAMAGED: say("The picture is damaged or cut short. Copy it from the camera again."),
    Word.MEMORY: say("The picture takes more memory than it may. Export it again as JPEG."),
    Word.TIME: say("The picture takes too long to read. Export it again as JPEG."),
}
